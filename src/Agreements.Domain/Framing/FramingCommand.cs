namespace Agreements.Domain.Framing;

/// <summary>Something that somebody wants done in the tree of agreements and their clauses.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record FramingCommand(Guid AgreementId) : AgreementCommand(AgreementId);

namespace Agreements.Domain.Implementing;

/// <summary>Something that somebody wants done in the work.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record ImplementingCommand(Guid AgreementId) : AgreementCommand(AgreementId);

namespace Agreements.Domain.Documenting;

/// <summary>Something that somebody wants done in documents put on file.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record DocumentingCommand(Guid AgreementId) : AgreementCommand(AgreementId);

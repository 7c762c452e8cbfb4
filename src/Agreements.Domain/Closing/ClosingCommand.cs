namespace Agreements.Domain.Closing;

/// <summary>Something that somebody wants done in declining, withdrawing, terminating, expiring and archiving.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record ClosingCommand(Guid AgreementId) : AgreementCommand(AgreementId);

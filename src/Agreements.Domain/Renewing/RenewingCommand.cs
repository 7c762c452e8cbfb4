namespace Agreements.Domain.Renewing;

/// <summary>Something that somebody wants done in renewing.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record RenewingCommand(Guid AgreementId) : AgreementCommand(AgreementId);

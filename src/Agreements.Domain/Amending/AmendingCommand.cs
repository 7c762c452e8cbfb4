namespace Agreements.Domain.Amending;

/// <summary>Something that somebody wants done in supplementary agreements.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record AmendingCommand(Guid AgreementId) : AgreementCommand(AgreementId);

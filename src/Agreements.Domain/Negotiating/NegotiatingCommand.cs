namespace Agreements.Domain.Negotiating;

/// <summary>Something that somebody wants done in negotiating the terms.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record NegotiatingCommand(Guid AgreementId) : AgreementCommand(AgreementId);

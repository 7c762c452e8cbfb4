namespace Agreements.Domain.Proposing;

/// <summary>Something that somebody wants done in proposing.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record ProposingCommand(Guid AgreementId) : AgreementCommand(AgreementId);

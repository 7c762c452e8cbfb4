namespace Agreements.Domain.Joining;

/// <summary>Something that somebody wants done in parties joining, being named, replaced and leaving.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record JoiningCommand(Guid AgreementId) : AgreementCommand(AgreementId);

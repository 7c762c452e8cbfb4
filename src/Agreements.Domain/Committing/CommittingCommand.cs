namespace Agreements.Domain.Committing;

/// <summary>Something that somebody wants done in what somebody owes.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record CommittingCommand(Guid AgreementId) : AgreementCommand(AgreementId);

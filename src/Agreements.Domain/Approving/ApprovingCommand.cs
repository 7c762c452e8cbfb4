namespace Agreements.Domain.Approving;

/// <summary>Something that somebody wants done in approving and waiving.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record ApprovingCommand(Guid AgreementId) : AgreementCommand(AgreementId);

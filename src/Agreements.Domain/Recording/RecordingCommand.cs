namespace Agreements.Domain.Recording;

/// <summary>Something that somebody wants done in what sources say and leave open.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record RecordingCommand(Guid AgreementId) : AgreementCommand(AgreementId);

namespace Agreements.Domain.Suspending;

/// <summary>Something that somebody wants done in suspending and resuming.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record SuspendingCommand(Guid AgreementId) : AgreementCommand(AgreementId);

namespace Agreements.Domain.Suspending;

/// <summary>Something that happened in suspending and resuming.</summary>
public abstract record SuspendingEvent : AgreementEvent;

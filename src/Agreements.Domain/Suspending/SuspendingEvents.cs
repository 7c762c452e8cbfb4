namespace Agreements.Domain.Suspending;

/// <summary>Something that happened in suspending and resuming.</summary>
public abstract record SuspendingEvent : AgreementEvent;

/// <summary>One of those bound, or a bureau, suspended it. It stays suspended until each that suspended has itself resumed.</summary>
/// <param name="Origin">Who: a principal's party id, or the code of the bureau's institution.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Cause">The agreement above whose suspension brought this one about; null when it was suspended for itself.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record AgreementSuspended(string Origin, string Reason, Edtf? On, Guid? Cause = null, Source? Source = null) : SuspendingEvent, IDated;

/// <summary>One that had suspended it resumed it.</summary>
/// <param name="Origin">Who had suspended it.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Note">What was said; null for nothing.</param>
/// <param name="Cause">The agreement above that the suspension was caused by; null when it was suspended for itself.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record AgreementResumed(string Origin, Edtf? On, string? Note, Guid? Cause = null, Source? Source = null) : SuspendingEvent, IDated;

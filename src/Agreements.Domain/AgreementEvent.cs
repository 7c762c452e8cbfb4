namespace Agreements.Domain;

/// <summary>
/// Something that happened to an agreement. What a court would ask is in here; who recorded it, when, and why is on the envelope.
/// <c>On</c> is the day it happened, null when unknown; <c>Source</c> names where a fact comes from that was recorded rather than
/// decided here, null when it was decided here under the guards.
/// </summary>
public abstract record AgreementEvent;

/// <summary>What has a day of its own.</summary>
public interface IDated
{
    /// <summary>The day it happened, in Asia/Shanghai; null when unknown.</summary>
    Edtf? On { get; }
}

using System.Text.Json.Serialization;

namespace Agreements.Domain.Closing;

/// <summary>Something that happened in declining, withdrawing, terminating, expiring and archiving.</summary>
public abstract record ClosingEvent : AgreementEvent;

/// <summary>A principal that was asked declined to take part.</summary>
/// <param name="Party">Its id.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record AgreementDeclined(string Party, string Reason, Edtf? On, Source? Source = null) : ClosingEvent, IStageChange;

/// <summary>It was taken back before it was signed.</summary>
/// <param name="Institution">Code of the institution that took it back.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record AgreementWithdrawn(string Institution, string Reason, Edtf? On, Source? Source = null) : ClosingEvent, IStageChange;

/// <summary>A principal gave notice: it ends on the effective day unless the notice is revoked before.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day of the notice.</param>
/// <param name="Effective">The day from which it is ended, in Asia/Shanghai.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
/// <param name="Document">SHA-256 of the document on file that shows it; null for none.</param>
public sealed record TerminationNoticed(
    string Party, string Reason, Edtf? On, DateOnly Effective, Source? Source = null, string? Document = null) : ClosingEvent, IDated;

/// <summary>A principal took its notice back.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Reason">Why; null when nothing was said.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record NoticeRevoked(string Party, string? Reason, Edtf? On) : ClosingEvent, IDated;

/// <summary>By what an agreement was ended before its time.</summary>
[JsonConverter(typeof(KebabEnum<TerminationBasis>))]
public enum TerminationBasis
{
    /// <summary>All principals agreed to it.</summary>
    Consent,

    /// <summary>A bureau leader ended it at once.</summary>
    Immediate,

    /// <summary>A notice took effect.</summary>
    Notice,

    /// <summary>An agreement above it was terminated, and this one with it.</summary>
    Above,

    /// <summary>A source says that it ended; on what basis is not decided here.</summary>
    Recorded,
}

/// <summary>It was ended before its time.</summary>
/// <param name="On">The day from which it is ended; null when unknown.</param>
/// <param name="Reason">Why.</param>
/// <param name="Basis">By what.</param>
/// <param name="Party">The principal whose notice took effect; null otherwise.</param>
/// <param name="Cause">The agreement above whose termination brought this one about; null when it was ended for itself.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record AgreementTerminated(
    Edtf? On, string Reason, TerminationBasis Basis, string? Party = null, Guid? Cause = null, Source? Source = null) : ClosingEvent, IStageChange;

/// <summary>Its last day is over.</summary>
/// <param name="LastDay">The last day that it can have run, in Asia/Shanghai.</param>
public sealed record AgreementExpired(DateOnly LastDay) : ClosingEvent, IStageChange
{
    Edtf? IDated.On => Edtf.Day(LastDay);
}

/// <summary>It had been closed as expired, and by what has come to light its last day is not over: it is open again.</summary>
/// <param name="LastDay">The last day as it is known now, in Asia/Shanghai; null when none is certain.</param>
public sealed record AgreementReopened(DateOnly? LastDay) : ClosingEvent, IStageChange
{
    Edtf? IDated.On => null;
}

/// <summary>It is proposed to end it with the consent of all principals.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Party">The principal that proposes it; null when the coordinator does.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record TerminationProposed(string Reason, string? Party, Edtf? On) : ClosingEvent, IDated;

/// <summary>A principal consented to end it as proposed.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Document">SHA-256 of the document on file that shows it; null for none.</param>
public sealed record TerminationConsented(string Party, Edtf? On, string? Document = null) : ClosingEvent, IDated;

/// <summary>The proposal to end it was dropped, or a principal refused it.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Party">The principal that refused; null when it was dropped.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record TerminationDropped(string Reason, string? Party, Edtf? On) : ClosingEvent, IDated;

/// <summary>It was put into the archive: only read from now on.</summary>
/// <param name="Reason">Why; null when nothing was said.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record AgreementArchived(string? Reason, Edtf? On) : ClosingEvent, IStageChange;

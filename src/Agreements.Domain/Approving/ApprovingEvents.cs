namespace Agreements.Domain.Approving;

/// <summary>Something that happened in approving and waiving.</summary>
public abstract record ApprovingEvent : AgreementEvent;

/// <summary>An approver approved it.</summary>
/// <param name="Institution">The approving institution's code.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Note">What was said; null for nothing.</param>
public sealed record AgreementApproved(string Institution, Edtf? On, string? Note) : ApprovingEvent, IDated;

/// <summary>An approver waived one guard.</summary>
/// <param name="Guard">The guard's code.</param>
/// <param name="Reason">Why.</param>
/// <param name="Institution">The approving institution's code.</param>
/// <param name="Party">The party of which it is waived; null for a guard that is about no party, and in events of releases that waived it of all.</param>
public sealed record GuardWaived(string Guard, string Reason, string Institution, string? Party = null) : ApprovingEvent;

/// <summary>An approver took a waiver back.</summary>
/// <param name="Guard">The guard's code.</param>
/// <param name="Reason">Why.</param>
/// <param name="Institution">The approving institution's code.</param>
/// <param name="Party">The party of which it had been waived; null for a waiver that is about no party.</param>
public sealed record WaiverRevoked(string Guard, string Reason, string Institution, string? Party = null) : ApprovingEvent;

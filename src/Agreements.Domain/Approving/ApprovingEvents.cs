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
public sealed record GuardWaived(string Guard, string Reason, string Institution) : ApprovingEvent;

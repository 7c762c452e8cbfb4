using System.Text.Json.Serialization;

namespace Agreements.Domain.Approving;

/// <summary>Something that happened in approving and waiving.</summary>
public abstract record ApprovingEvent : AgreementEvent;

/// <summary>It was approved: as a whole by an approver or, where the policy names steps, in one of them.</summary>
/// <param name="Institution">The approving institution's code.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Note">What was said; null for nothing.</param>
/// <param name="Step">Number of the step among those of the policy, from 1; null where it names none.</param>
/// <param name="Document">SHA-256 of the document on file that shows it; null for none.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record AgreementApproved(
    string Institution, Edtf? On, string? Note,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Step = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Document = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Source? Source = null) : ApprovingEvent, IDated;

/// <summary>Whoever was to take a step of the approval returned it instead: the steps of that stage begin again with the first.</summary>
/// <param name="Step">Number of the step, from 1.</param>
/// <param name="Institution">The code of the institution that returned it.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Document">SHA-256 of the document on file that shows it; null for none.</param>
public sealed record ApprovalReturned(
    int Step, string Institution, string Reason, Edtf? On,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Document = null) : ApprovingEvent, IDated;

/// <summary>Whoever was to take a step of the approval gave it to others: that step, and no other.</summary>
/// <param name="Step">Number of the step, from 1.</param>
/// <param name="Institution">The code of the institution that gave it.</param>
/// <param name="To">The code of the institution at which it is taken now.</param>
/// <param name="Role">In which role.</param>
/// <param name="Account">The id of the account that takes it; null for whoever holds the role.</param>
/// <param name="Note">What was said; null for nothing.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record ApprovalDelegated(int Step, string Institution, string To, ActingRole Role, string? Account, string? Note, Edtf? On)
    : ApprovingEvent, IDated;

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

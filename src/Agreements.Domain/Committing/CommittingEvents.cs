using System.Text.Json.Serialization;

namespace Agreements.Domain.Committing;

/// <summary>Something that happened in what somebody owes.</summary>
public abstract record CommittingEvent : AgreementEvent;

/// <summary>Somebody owes something.</summary>
/// <param name="Commitment">What, who and by when.</param>
/// <param name="Source">Where the fact comes from; null when it was agreed here, and in events of releases that did not say.</param>
public sealed record CommitmentAdded(
    Commitment Commitment, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Source? Source = null) : CommittingEvent;

/// <summary>A commitment was kept, as a coordinator or a source records it.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Evidence">What shows it; null when nothing was given.</param>
/// <param name="Source">Where the fact comes from; null when decided here, and in events of releases that did not say.</param>
public sealed record CommitmentFulfilled(
    string Id, Edtf? On, string? Evidence, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Source? Source = null)
    : CommittingEvent, IDated;

/// <summary>Another party owes it from now on.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="Was">The party that owed it; null when none was known.</param>
/// <param name="Owner">The party that owes it now.</param>
/// <param name="Reason">Why; null when nobody said.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record CommitmentReassigned(string Id, string? Was, string Owner, string? Reason, Edtf? On) : CommittingEvent, IDated;

/// <summary>It is due on another day.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="Was">By when it was due; null when no day was set.</param>
/// <param name="Due">By when it is due now; null when no day is set any more.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day it was moved; null when unknown.</param>
public sealed record CommitmentRescheduled(string Id, Edtf? Was, Edtf? Due, string Reason, Edtf? On) : CommittingEvent, IDated;

/// <summary>How far it has come.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="Percent">How much of it is done, 0 to 100; null when not said so.</param>
/// <param name="Amount">How much was reached; null when not counted.</param>
/// <param name="Note">What is said with it; null for nothing.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record ProgressReported(string Id, int? Percent, Quantity? Amount, string? Note, Edtf? On) : CommittingEvent, IDated;

/// <summary>Its owner says that it was kept.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="Owner">The party that owes it.</param>
/// <param name="Evidence">What shows it; null for nothing.</param>
/// <param name="Documents">SHA-256 digests of the documents that show it; null for none.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record CommitmentClaimed(string Id, string Owner, string? Evidence, IReadOnlyList<string>? Documents, Edtf? On) : CommittingEvent, IDated;

/// <summary>Another side confirms that it was kept.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="By">The party that confirms it.</param>
/// <param name="Note">What is said with it; null for nothing.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record CommitmentVerified(string Id, string By, string? Note, Edtf? On) : CommittingEvent, IDated;

/// <summary>Another side does not accept the claim: it is still owed.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="By">The party that rejects it.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record ClaimRejected(string Id, string By, string Reason, Edtf? On) : CommittingEvent, IDated;

/// <summary>It need not be kept any more.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Party">The party that lets its owner off; null when an approver did.</param>
/// <param name="Institution">The approver's institution; null when a party did.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record CommitmentWaived(string Id, string Reason, string? Party, string? Institution, Edtf? On) : CommittingEvent, IDated;

/// <summary>A recurring commitment comes due again: the next of its series.</summary>
/// <param name="From">The id of the one before.</param>
/// <param name="Commitment">The next one; its id follows from the series and the period, so that it comes round once.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record CommitmentCameRound(string From, Commitment Commitment, Edtf? On) : CommittingEvent, IDated;

/// <summary>A party looks after a guarantee of the terms.</summary>
/// <param name="Guarantee">Its Chinese wording in the terms.</param>
/// <param name="Owner">The party.</param>
/// <param name="ReviewOn">When it is to be looked at; null when no day is set.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record GuaranteeAssigned(string Guarantee, string Owner, Edtf? ReviewOn, Edtf? On) : CommittingEvent, IDated;

/// <summary>A guarantee was looked at.</summary>
/// <param name="Guarantee">Its Chinese wording in the terms.</param>
/// <param name="Note">What was found.</param>
/// <param name="NextReview">When it is to be looked at again; null when no day is set.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record GuaranteeReviewed(string Guarantee, string Note, Edtf? NextReview, Edtf? On) : CommittingEvent, IDated;

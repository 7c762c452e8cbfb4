using System.Text.Json.Serialization;

namespace Agreements.Domain.Engaging;

/// <summary>Something that happened to an engagement: a visit, a meeting or a ceremony.</summary>
public abstract record EngagementEvent;

/// <summary>An engagement was held, or is planned: the first event of its stream.</summary>
/// <param name="Kind">What sort it is.</param>
/// <param name="Title">What it is called.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Participants">Codes of the institutions and standing bodies that took part.</param>
/// <param name="Agreements">The agreements it was about.</param>
/// <param name="Reference">The recorder's own reference, unique in its source; null for none.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record EngagementRecorded(
    EngagementKind Kind, Text Title, Edtf? On, string? Place, IReadOnlyList<string> Participants, IReadOnlyList<Guid> Agreements, string? Reference,
    Source? Source) : EngagementEvent, IDated;

/// <summary>It takes place on another day or elsewhere.</summary>
/// <param name="On">The day; null when it is open again.</param>
/// <param name="Place">Where; null when it is open again.</param>
/// <param name="Reason">Why.</param>
public sealed record EngagementRescheduled(Edtf? On, string? Place, string Reason) : EngagementEvent;

/// <summary>Somebody else took part.</summary>
/// <param name="Participant">Code of the institution or standing body.</param>
public sealed record ParticipantAdded(string Participant) : EngagementEvent;

/// <summary>Somebody did not take part after all.</summary>
/// <param name="Participant">Code of the institution or standing body.</param>
/// <param name="Reason">Why.</param>
public sealed record ParticipantRemoved(string Participant, string Reason) : EngagementEvent;

/// <summary>It was about another agreement too.</summary>
/// <param name="Agreement">The agreement.</param>
public sealed record EngagementLinked(Guid Agreement) : EngagementEvent;

/// <summary>It was not about an agreement after all.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Reason">Why.</param>
public sealed record EngagementUnlinked(Guid Agreement, string Reason) : EngagementEvent;

/// <summary>A resolution was put forward.</summary>
/// <param name="Id">Its id in this engagement.</param>
/// <param name="Text">Its wording.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record ResolutionProposed(string Id, Text Text, Source? Source) : EngagementEvent;

/// <summary>A resolution was adopted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="At">The later engagement that adopted it; null for this one.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record ResolutionAdopted(string Id, Edtf? On, Guid? At, Source? Source) : EngagementEvent, IDated;

/// <summary>A resolution was given up.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Why.</param>
public sealed record ResolutionDropped(string Id, string Reason) : EngagementEvent;

/// <summary>Somebody is to do something.</summary>
/// <param name="Id">Its id in this engagement.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Owner">Code of the institution that is to do it; null when nobody is named.</param>
/// <param name="Due">By when; null when no day is set.</param>
/// <param name="From">The engagement it was carried over from; null when it was raised here.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
/// <param name="Verifier">Code of the institution or body that has to confirm that it was done; null when nobody has to.</param>
/// <param name="Resolution">The resolution of the engagement that it carries out; null for none.</param>
public sealed record ActionItemRaised(
    string Id, Text Title, string? Owner, Edtf? Due, Guid? From, Source? Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Verifier = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Resolution = null) : EngagementEvent;

/// <summary>An action item became a commitment of an agreement; the agreement's stream got it in the same transaction.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Agreement">The agreement.</param>
/// <param name="Commitment">The commitment's id there.</param>
public sealed record ActionItemBecameCommitment(string Id, Guid Agreement, string Commitment) : EngagementEvent;

/// <summary>An action item was carried over to a later engagement, whose stream got it in the same transaction.</summary>
/// <param name="Id">Its id, here and there.</param>
/// <param name="To">The later engagement.</param>
public sealed record ActionItemCarriedOver(string Id, Guid To) : EngagementEvent;

/// <summary>An action item was done.</summary>
/// <param name="Id">Its id.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Evidence">What shows it; null when nothing was given.</param>
public sealed record ActionItemDone(string Id, Edtf? On, string? Evidence) : EngagementEvent, IDated;

/// <summary>An action item was given up.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Why.</param>
public sealed record ActionItemDropped(string Id, string Reason) : EngagementEvent;

/// <summary>An action item with a verifier is said to be done.</summary>
/// <param name="Id">Its id.</param>
/// <param name="On">The day it was done; null when unknown.</param>
/// <param name="Evidence">What shows it; null when nothing was given.</param>
public sealed record ActionItemClaimed(string Id, Edtf? On, string? Evidence) : EngagementEvent, IDated;

/// <summary>The verifier confirms that an action item was done.</summary>
/// <param name="Id">Its id.</param>
/// <param name="By">Code of the institution or body that confirms it.</param>
/// <param name="Note">What is said with it; null for nothing.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record ActionItemVerified(string Id, string By, string? Note, Edtf? On) : EngagementEvent, IDated;

/// <summary>The verifier says that an action item was not done: it is open again.</summary>
/// <param name="Id">Its id.</param>
/// <param name="By">Code of the institution or body that says so.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record ActionItemRejected(string Id, string By, string Reason, Edtf? On) : EngagementEvent, IDated;

/// <summary>It was said what a resolution led to; the agreement's stream got it in the same transaction.</summary>
/// <param name="Id">The resolution's id.</param>
/// <param name="ActionItems">Ids of action items of the engagement; null for none.</param>
/// <param name="LedTo">The commitment or stage of an agreement; null for none.</param>
public sealed record ResolutionTraced(string Id, IReadOnlyList<string>? ActionItems, LedTo? LedTo) : EngagementEvent;

/// <summary>An agreement, or a commitment or stage of it, goes back to an engagement, whose stream says so too.</summary>
/// <param name="Engagement">The engagement.</param>
/// <param name="Resolution">Its resolution that led to it; null for none.</param>
/// <param name="ActionItem">Its action item that became the commitment; null for none.</param>
/// <param name="Commitment">The commitment's id; null when none is meant.</param>
/// <param name="Stage">The stage; null when none is meant.</param>
public sealed record TracedToEngagement(Guid Engagement, string? Resolution, string? ActionItem, string? Commitment, Stage? Stage) : AgreementEvent;

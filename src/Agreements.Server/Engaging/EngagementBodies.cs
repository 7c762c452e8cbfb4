namespace Agreements.Server.Engaging;

/// <summary>An engagement that was held or is planned.</summary>
/// <param name="Kind">What sort it is.</param>
/// <param name="Title">What it is called.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Participants">Codes of the institutions and standing bodies that took part; null for none.</param>
/// <param name="Agreements">The agreements it was about; null for none.</param>
/// <param name="Reference">The recorder's own reference; null for none.</param>
/// <param name="Id">The id it gets; null for one drawn here (from the Idempotency-Key where one is sent).</param>
public sealed record Held(
    EngagementKind Kind, Text Title, Edtf? On = null, string? Place = null, IReadOnlyList<string>? Participants = null,
    IReadOnlyList<Guid>? Agreements = null, string? Reference = null, Guid? Id = null);

/// <summary>Another day or place.</summary>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when it is open again.</param>
/// <param name="Place">Where; null when it is open again.</param>
public sealed record Schedule(string Reason, Edtf? On = null, string? Place = null);

/// <summary>Somebody who took part.</summary>
/// <param name="Code">Code of the institution or standing body.</param>
public sealed record Participant(string Code);

/// <summary>An agreement that it was about.</summary>
/// <param name="Id">The agreement.</param>
public sealed record AgreementLink(Guid Id);

/// <summary>Why something is taken back or given up.</summary>
/// <param name="Reason">Why.</param>
public sealed record Because(string Reason);

/// <summary>A resolution put forward.</summary>
/// <param name="Id">The id it gets in the engagement.</param>
/// <param name="Text">Its wording.</param>
public sealed record Motion(string Id, Text Text);

/// <summary>The adoption of a resolution.</summary>
/// <param name="On">The day; null for the day of the engagement that adopts it.</param>
/// <param name="At">The later engagement that adopts it; null for the one that put it forward.</param>
public sealed record Adoption(Edtf? On = null, Guid? At = null);

/// <summary>Something that somebody is to do.</summary>
/// <param name="Id">The id it gets in the engagement.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Owner">Code of the institution that is to do it; null when nobody is named.</param>
/// <param name="Due">By when; null when no day is set.</param>
public sealed record ToDo(string Id, Text Title, string? Owner = null, Edtf? Due = null);

/// <summary>Something that was done.</summary>
/// <param name="On">The day; null for today.</param>
/// <param name="Evidence">What shows it; null for nothing.</param>
public sealed record DoneBy(Edtf? On = null, string? Evidence = null);

/// <summary>Where open action items are followed up.</summary>
/// <param name="To">The later engagement.</param>
/// <param name="Item">The item; null for every open one.</param>
public sealed record FollowUp(Guid To, string? Item = null);

/// <summary>Under which agreement an action item is owed.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Commitment">The id that the commitment gets; null for the item's id.</param>
/// <param name="Owner">The party that owes it; null for the item's owner.</param>
/// <param name="Due">By when; null for the item's day.</param>
public sealed record OwedUnder(Guid Agreement, string? Commitment = null, string? Owner = null, Edtf? Due = null);

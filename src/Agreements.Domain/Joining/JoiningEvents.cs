using System.Text.Json.Serialization;

namespace Agreements.Domain.Joining;

/// <summary>Something that happened in parties joining, being named, replaced and leaving.</summary>
public abstract record JoiningEvent : AgreementEvent;

/// <summary>A party joined.</summary>
/// <param name="Party">The party, as named on the day.</param>
/// <param name="Reason">Why; null when nothing was said.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Voids">Ids of the principals whose consent is void, because somebody else is bound now.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record PartyAdded(Party Party, string? Reason, Edtf? On, IReadOnlyList<string> Voids, Source? Source) : JoiningEvent, IDated;

/// <summary>A party that was not yet named got its institution or body. Its id stays.</summary>
/// <param name="Party">The party's id, such as <c>unnamed-1</c>.</param>
/// <param name="Institution">The institution's code; null for a body.</param>
/// <param name="Body">The standing body's code; null for an institution.</param>
/// <param name="Name">Its name on the day.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when named here.</param>
public sealed record PartyNamed(string Party, string? Institution, string? Body, Text Name, Edtf? On, Source? Source) : JoiningEvent, IDated;

/// <summary>Another took the place of a party, and with it what that one owed.</summary>
/// <param name="Party">Id of the party that went.</param>
/// <param name="Successor">The party in its place, in the same role.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Voids">Ids of the principals whose consent is void.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
/// <param name="HandsOver">
/// True when the successor owes what is still owed, verifies what is still to be verified and looks after the guarantees, and what was settled stays with
/// the one before; null in events of releases before that rule, with which everything that one had owed became the successor's.
/// </param>
public sealed record PartyReplaced(
    string Party, Party Successor, string Reason, Edtf? On, IReadOnlyList<string> Voids, Source? Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? HandsOver = null) : JoiningEvent, IDated;

/// <summary>A party left.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Voids">Ids of the principals whose consent is void.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record PartyLeft(string Party, string Reason, Edtf? On, IReadOnlyList<string> Voids, Source? Source) : JoiningEvent, IDated;

/// <summary>A party got another role.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="From">The role before.</param>
/// <param name="To">The role now.</param>
/// <param name="Reason">Why; null when nothing was said.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Voids">Ids of the principals whose consent is void.</param>
public sealed record RoleChanged(string Party, PartyRole From, PartyRole To, string? Reason, Edtf? On, IReadOnlyList<string> Voids) : JoiningEvent, IDated;

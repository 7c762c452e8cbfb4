using Agreements.Server.Localization.ChineseText;

namespace Agreements.Server.Identity.People;

/// <summary>What is held of a person, checked and in its normal form.</summary>
/// <param name="Name">The name: Chinese (or the only one), and in Latin letters where it is known.</param>
/// <param name="Institution">Code of the institution that they work at.</param>
/// <param name="Title">Their job title; null when unknown.</param>
/// <param name="Contacts">How they are reached.</param>
/// <param name="Note">What is to be known when getting in touch; null for nothing.</param>
public sealed record PersonFacts(Text Name, string Institution, Text? Title, Contacts Contacts, string? Note)
{
    /// <summary>What they are found by: the name alone, so that nobody finds a person by a phone number.</summary>
    internal SearchDocument SearchDocument => FoundBy(Name);

    /// <summary>What a person of a name is found by.</summary>
    /// <param name="name">The name.</param>
    internal static SearchDocument FoundBy(Text name) => SearchDocument.OfPerson([name.Zh, name.En]);

    /// <summary>Whether the same is held by others: lists compared by what they hold.</summary>
    /// <param name="other">The others.</param>
    public bool SaysTheSame(PersonFacts other) =>
        this with { Contacts = other.Contacts } == other && Contacts.Language == other.Contacts.Language
        && Contacts.Phones.SequenceEqual(other.Contacts.Phones) && Contacts.Mails.SequenceEqual(other.Contacts.Mails)
        && Contacts.Addresses.SequenceEqual(other.Contacts.Addresses);
}

/// <summary>How a person is reached.</summary>
/// <param name="Phones">Phone numbers in E.164, such as <c>+8613800138000</c>, an extension as <c>;ext=801</c>.</param>
/// <param name="Mails">Mail addresses.</param>
/// <param name="Addresses">Postal addresses.</param>
/// <param name="Language">The language they prefer: <c>zh</c> or <c>en</c>.</param>
public sealed record Contacts(IReadOnlyList<string> Phones, IReadOnlyList<string> Mails, IReadOnlyList<string> Addresses, string Language);

/// <summary>A person as the register has them.</summary>
/// <param name="Id">The reference by which all else names them: <c>p-…</c>.</param>
/// <param name="Version">Counts up with each change; 1 when new.</param>
/// <param name="Facts">What is held of them.</param>
/// <param name="KeptBy">Code of the institution that entered them and answers for the data.</param>
/// <param name="EnteredBy">The account that entered them.</param>
/// <param name="EnteredAt">When, UTC.</param>
/// <param name="ChangedBy">The account that changed them last.</param>
/// <param name="ChangedAt">When, UTC.</param>
public sealed record Person(
    string Id, long Version, PersonFacts Facts, string KeptBy, string EnteredBy, DateTimeOffset EnteredAt, string ChangedBy, DateTimeOffset ChangedAt);

/// <summary>A person as lists show them: never with phones, mails or addresses.</summary>
/// <param name="Id">The reference.</param>
/// <param name="Name">The name.</param>
/// <param name="Title">The job title; null when unknown.</param>
/// <param name="Institution">Code of the institution that they work at.</param>
public sealed record PersonRow(string Id, Text Name, Text? Title, string Institution);

/// <summary>A page of people.</summary>
/// <param name="People">The people, in Chinese order of their names.</param>
/// <param name="Next">Where the next page begins; null when there is none.</param>
public sealed record PeoplePage(IReadOnlyList<PersonRow> People, string? Next);

/// <summary>What is left of an erased person.</summary>
/// <param name="At">When they were erased, UTC.</param>
/// <param name="By">The account that erased them.</param>
/// <param name="Reason">Why.</param>
public sealed record Tombstone(DateTimeOffset At, string By, ErasureReason Reason);

/// <summary>A person of an id, or what is left of them; at most one of both.</summary>
/// <param name="Person">The person; null when erased.</param>
/// <param name="Erased">What is left; null when not erased.</param>
public sealed record Held(Person? Person, Tombstone? Erased);

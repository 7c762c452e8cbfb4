
namespace Agreements.Server.Identity.People;

/// <summary>A person, for those who may see their data.</summary>
/// <param name="Id">The reference by which agreements name them.</param>
/// <param name="Version">The version, as <c>If-Match</c> wants it.</param>
/// <param name="Name">The name.</param>
/// <param name="Institution">Code of the institution that they work at.</param>
/// <param name="Title">The job title; null when unknown.</param>
/// <param name="Contacts">How they are reached; null where whoever asks may not know.</param>
/// <param name="Note">What is to be known when getting in touch; null for nothing, or where whoever asks may not know.</param>
/// <param name="KeptBy">Code of the institution that entered them and answers for the data.</param>
/// <param name="EnteredBy">The account that entered them.</param>
/// <param name="EnteredAt">When, UTC.</param>
/// <param name="ChangedBy">The account that changed them last.</param>
/// <param name="ChangedAt">When, UTC.</param>
public sealed record PersonView(
    string Id, long Version, Text Name, string Institution, Text? Title, Contacts? Contacts, string? Note, string KeptBy,
    string EnteredBy, DateTimeOffset EnteredAt, string ChangedBy, DateTimeOffset ChangedAt)
{
    /// <summary>A person as one who asks may see them.</summary>
    /// <param name="person">The person.</param>
    /// <param name="withContacts">Whether the caller may know how they are reached.</param>
    public static PersonView Of(Person person, bool withContacts) => new(
        person.Id, person.Version, person.Facts.Name, person.Facts.Institution, person.Facts.Title, withContacts ? person.Facts.Contacts : null,
        withContacts ? person.Facts.Note : null, person.KeptBy, person.EnteredBy, person.EnteredAt, person.ChangedBy, person.ChangedAt);
}

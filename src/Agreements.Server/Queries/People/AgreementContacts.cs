using Agreements.Server.Http;
using Agreements.Server.Identity.People;
using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Queries.People;

/// <summary>How the liaison of a party is reached.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Liaison">The liaison.</param>
/// <param name="Phones">Phone numbers; empty where none is known.</param>
/// <param name="Mails">Mail addresses; empty where none is known.</param>
/// <param name="Language">The language they prefer; null where unknown.</param>
public sealed record PartyContact(string Party, Mention Liaison, IReadOnlyList<string> Phones, IReadOnlyList<string> Mails, string? Language);

/// <summary>The contacts of one agreement: those who work on it together reach each other, nobody else does.</summary>
public static class AgreementContacts
{
    /// <summary>Maps the contacts.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapAgreementContacts(this IEndpointRouteBuilder api) =>
        api.MapGet("/agreements/{id:guid}/contacts", ReadAsync)
            .WithName("readContacts").WithSummary("How the liaisons of an agreement are reached, for those who work on it; not for auditors.")
            .Produces<PartyContact[]>().ProducesProblem(403).ProducesProblem(404);

    /// <summary>Whether somebody who sees an agreement may know how its liaisons are reached.</summary>
    /// <param name="http">The request.</param>
    internal static bool MayReach(HttpContext http) => Caller.Of(http.User) is { } caller && new PeopleScope(caller).ShowsContacts;

    /// <summary>The contacts of the liaisons in a state of the agreement, by party.</summary>
    /// <param name="reader">What the caller reads by.</param>
    /// <param name="state">The state.</param>
    /// <param name="mentions">Names of those who are named.</param>
    /// <param name="ct">Ends the wait.</param>
    internal static async Task<IReadOnlyList<PartyContact>> OfAsync(Reader reader, Agreement state, Mentions mentions, CancellationToken ct)
    {
        var contacts = await reader.Db.ContactsAsync(state.Liaisons.Values, ct);
        return [.. state.Parties.Where(p => state.Liaisons.ContainsKey(p.Id)).Select(p => Of(p.Id, state.Liaisons[p.Id]))];

        PartyContact Of(string party, string person) => contacts.GetValueOrDefault(person) is { } c
            ? new PartyContact(party, mentions.Of(person, MentionedAs.Liaison), c.Phones, c.Mails, c.Language)
            : new PartyContact(party, mentions.Of(person, MentionedAs.Liaison), [], [], null);
    }

    private static Task<IResult> ReadAsync(Guid id, Reader reader, HttpContext http)
    {
        var stop = http.RequestAborted;
        return reader.OfAgreementAsync(
            id,
            async state => MayReach(http)
                ? Results.Ok(await OfAsync(reader, state, await reader.Db.MentionsAsync(state, stop), stop))
                : Problems.Of(
                    403, "not-permitted", "You may not do this.",
                    "Contacts are for those who work on the agreement; who is liaison is told with the agreement itself.").ToResult(),
            stop);
    }
}

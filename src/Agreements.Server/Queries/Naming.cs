using Agreements.Server.Identity.People;
using Agreements.Server.Queries.Descriptions;
using Agreements.Server.Queries.People;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

namespace Agreements.Server.Queries;

/// <summary>
/// What those are called that events refer to, for one who reads: the only place where a description of an event meets people, other agreements and
/// institutions. A person erased has no name here, and an agreement out of sight not even its id.
/// </summary>
/// <param name="Person">What a person is called, by reference.</param>
/// <param name="Agreement">What another agreement is called, by id: its title in quotation marks, to stand as a noun.</param>
/// <param name="Institution">What an institution is called today, by code; by its code where nobody has entered it.</param>
/// <param name="Founder">What the agreement is called that founded a body, by the agreement's own reference.</param>
public sealed record Naming(Func<string, Text> Person, Func<Guid, Text> Agreement, Func<string, Text> Institution, Func<string, Text> Founder)
{
    private static readonly Text Hidden = new("另一份协议", "another agreement");

    /// <summary>Everything by its reference: for an operator at the console, who reads the stored events as they are.</summary>
    public static Naming ByReference { get; } =
        new(reference => new Text(reference), id => Called(id.ToString()), code => new Text(code), Called);

    /// <summary>
    /// Loads what all that some events refer to is called: one statement for people, one for agreements, one for institutions, one for founders.
    /// </summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="events">The events.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<Naming> ForAsync(Reader reader, IEnumerable<object> events, CancellationToken ct)
    {
        var references = events.SelectMany(Reference.In).ToLookup(r => r.To, r => r.Id);
        var people = await reader.Db.MentionsAsync(references[ReferenceTo.Person], ct);
        var titles = await TitlesAsync(reader, references[ReferenceTo.Agreement].Select(Guid.Parse).ToHashSet(), ct);
        var institution = await InstitutionsAsync(reader, references[ReferenceTo.Institution], ct);
        var founder = await reader.FoundersAsync(references[ReferenceTo.Founder], ct);
        return new Naming(
            reference => people.Of(reference, MentionedAs.Liaison).Name,
            id => titles.GetValueOrDefault(id) ?? Hidden,
            institution,
            reference => founder(reference) is { } seen ? Called(seen) : Hidden);
    }

    private static Text Called(string reference) => new($"协议 {reference} ", $"the agreement {reference}");

    private static Text Quoted(Text title) => new(Wording.Title(title.Zh), $"'{title.EnOrZh}'");

    /// <summary>The titles of agreements in sight; of one that the read model does not show yet, from its events.</summary>
    private static async Task<Dictionary<Guid, Text>> TitlesAsync(Reader reader, HashSet<Guid> agreements, CancellationToken ct)
    {
        agreements.ExceptWith(await reader.UnseenAsync(agreements, ct));
        if (agreements.Count == 0)
        {
            return [];
        }

        await using var command = reader.Db.CreateCommand("select id, title_zh, title_en from register_rows where id = any($1)").With(agreements.ToArray());
        var titles = (await command.ListAsync(r => (Id: r.GetGuid(0), Title: r.Text(1)), ct)).ToDictionary(r => r.Id, r => Quoted(r.Title));
        foreach (var id in agreements.Where(a => !titles.ContainsKey(a)))
        {
            if (await reader.Session.LatestAsync<Agreement>(id, ct) is { Exists: true } state)
            {
                titles[id] = Quoted(state.Title);
            }
        }

        return titles;
    }

    /// <summary>What institutions and bodies are called today, by code; one that nobody has entered is called by its code.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="codes">The codes.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<Func<string, Text>> InstitutionsAsync(Reader reader, IEnumerable<string> codes, CancellationToken ct)
    {
        string[] asked = [.. codes.Distinct(StringComparer.Ordinal)];
        if (asked.Length == 0)
        {
            return code => new Text(code);
        }

        await using var command = reader.Db.CreateCommand(
            """
            select code, name_zh, name_en from directory_institutions where code = any($1)
            union all
            select code, name_zh, name_en from directory_bodies where code = any($1)
            """).With(asked);
        var names = new Dictionary<string, Text>(StringComparer.Ordinal);
        foreach (var (code, name) in await command.ListAsync(r => (r.GetString(0), r.Text(1)), ct))
        {
            names.TryAdd(code, name);
        }

        return code => names.GetValueOrDefault(code) ?? new Text(code);
    }
}

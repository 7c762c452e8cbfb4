using Agreements.Server.Identity;
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
    private static readonly Text HiddenAgreement = new("另一份协议", "another agreement");
    private static readonly Text HiddenEngagement = new("另一次活动", "another engagement");

    /// <summary>What an engagement is called, by id, to stand as a noun.</summary>
    public Func<Guid, Text> Engagement { get; init; } = id => Met($" {id} ", id.ToString());

    /// <summary>What a commitment of another agreement is called, by the agreement's id and its own, to stand as a noun.</summary>
    public Func<Guid, string, Text> Commitment { get; init; } = (_, id) => Owed(new Text(id));

    /// <summary>Everything by its reference: for an operator at the console, who reads the stored events as they are.</summary>
    public static Naming ByReference { get; } =
        new(reference => new Text(reference), id => Called(id.ToString()), code => new Text(code), Called);

    /// <summary>
    /// Loads what all that some events refer to is called: one statement for people, one for agreements, one for institutions, one for founders, and
    /// where they refer to engagements or to commitments of other agreements one for these.
    /// </summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="events">The events.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<Naming> ForAsync(Reader reader, IEnumerable<object> events, CancellationToken ct)
    {
        var references = events.SelectMany(Reference.In).ToLookup(r => r.To, r => r.Id);
        var people = await reader.Db.MentionsAsync(references[ReferenceTo.Person], ct);
        var agreements = references[ReferenceTo.Agreement].Select(Guid.Parse).ToHashSet();
        var engagements = references[ReferenceTo.Engagement].Select(Guid.Parse).ToHashSet();
        var titles = await TitlesAsync(reader, agreements, ct);
        // Streams know at once what was recorded a moment ago; those of agreements hold what is owed as well.
        var owing = references[ReferenceTo.Commitment].Select(c => Guid.Parse(c.Split('/')[0]));
        var streams = owing.Concat(agreements.Where(a => !titles.ContainsKey(a))).ToHashSet();
        var unseen = await reader.UnseenAsync(streams.Concat(engagements), ct);
        var there = await reader.Session.RelatedAsync(
            new Needs { Agreements = [.. streams.Except(unseen)], Engagements = [.. engagements.Except(unseen)] }, ct);
        var institution = await InstitutionsAsync(reader, references[ReferenceTo.Institution], ct);
        var founder = await reader.FoundersAsync(references[ReferenceTo.Founder], ct);
        return new Naming(
            reference => people.Of(reference, MentionedAs.Liaison).Name,
            id => (titles.GetValueOrDefault(id) ?? (there.Agreements.GetValueOrDefault(id) is { Exists: true } a ? a.Title : null)) is { } title
                ? Quoted(title)
                : HiddenAgreement,
            institution,
            reference => founder(reference) is { } seen ? Called(seen) : HiddenAgreement)
        {
            Engagement = id => there.Engagements.GetValueOrDefault(id)?.Title is { } title ? Met($"“{title.Zh}”", $"'{title.EnOrZh}'") : HiddenEngagement,
            Commitment = (id, commitment) => there.Agreements.GetValueOrDefault(id)?.FindCommitment(commitment)?.Commitment.Title is { } title
                ? Owed(title)
                : new Text("一项承诺", "a commitment"),
        };
    }

    private static Text Called(string reference) => new($"协议 {reference} ", $"the agreement {reference}");

    private static Text Met(string zh, string en) => new($"活动{zh}", $"the engagement {en}");

    private static Text Owed(Text title) => new($"承诺“{title.Zh}”", $"the commitment '{title.EnOrZh}'");

    private static Text Quoted(Text title) => new(Wording.Title(title.Zh), $"'{title.EnOrZh}'");

    /// <summary>The titles of the agreements in sight that the register shows.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="agreements">Their ids.</param>
    /// <param name="ct">Ends the wait.</param>
    internal static async Task<Dictionary<Guid, Text>> TitlesAsync(Reader reader, IReadOnlyCollection<Guid> agreements, CancellationToken ct)
    {
        if (agreements.Count == 0)
        {
            return [];
        }

        await using var command = reader.Db.CreateCommand(
                $"select r.id, r.title_zh, r.title_en from register_rows r where r.id = any($1) {reader.Scope.And("r.id")}")
            .With(agreements.ToArray()).With(reader.Scope);
        return (await command.ListAsync(r => (Id: r.GetGuid(0), Title: r.Text(1)), ct)).ToDictionary(r => r.Id, r => r.Title);
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

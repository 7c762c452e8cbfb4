using System.Text.RegularExpressions;
using Agreements.Server.ReadModels;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.People;

/// <summary>
/// Finds the names of people who are named in what somebody sees. Whoever sees an agreement sees who speaks in it: so these statements ask for
/// no scope, and are only ever given references that were read from something in sight.
/// </summary>
public static partial class MentionQuery
{
    /// <summary>
    /// Every reference to a person in the events, as a query: <c>person, agreement_id, version, type, recorded_at</c>. The names of the types and
    /// of their properties are frozen.
    /// </summary>
    internal const string InEvents =
        $"""
        select m.person, e.stream_id as agreement_id, e.version, e.type, e.timestamp as recorded_at
        from {StoreSetup.EventSchema}.mt_events e
        cross join lateral (select distinct v.person from (values (e.data ->> 'person'), (e.data ->> 'rater'),
            (case when e.data ->> 'fact' like 'liaison/%' then e.data ->> 'was' end), (case when e.data ->> 'fact' like 'liaison/%' then e.data ->> 'now' end)) v(person)) m
        where e.type in ('liaison-named', 'agreement-rated', 'fact-corrected', 'fact-updated') and m.person is not null
        """;

    /// <summary>Somebody by reference, all in one statement.</summary>
    /// <param name="db">The database.</param>
    /// <param name="references">The references.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<Mentions> MentionsAsync(this NpgsqlDataSource db, IEnumerable<string> references, CancellationToken ct)
    {
        string[] ids = [.. references.Distinct(StringComparer.Ordinal)];
        if (ids.Length == 0)
        {
            return Mentions.None;
        }

        await using var command = db.CreateCommand("select id, name_zh, name_en, title_zh, title_en from people.people where id = any($1)").With(ids);
        var found = await command.ListAsync(r => (Id: r.GetString(0), Entry: new Mentions.Entry(PeopleQuery.MaybeText(r, 1), PeopleQuery.MaybeText(r, 3))), ct);
        return new Mentions(found.ToDictionary(f => f.Id, f => f.Entry, StringComparer.Ordinal));
    }

    /// <summary>Everybody who is named in an agreement: its liaisons and raters.</summary>
    /// <param name="db">The database.</param>
    /// <param name="state">The agreement.</param>
    /// <param name="ct">Ends the wait.</param>
    public static Task<Mentions> MentionsAsync(this NpgsqlDataSource db, Agreement state, CancellationToken ct) =>
        db.MentionsAsync(state.Liaisons.Values.Concat(state.Ratings.Values.SelectMany(r => r.Keys).Where(k => k.Length > 0)), ct);

    /// <summary>How people are reached; the erased and unknown are left out.</summary>
    /// <param name="db">The database.</param>
    /// <param name="references">The references.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyDictionary<string, Contacts>> ContactsAsync(this NpgsqlDataSource db, IEnumerable<string> references, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select id, phones, mails, language from people.people where id = any($1) and erased_at is null");
        var found = await command.With(references.Distinct(StringComparer.Ordinal).ToArray()).ListAsync(
            r => (Id: r.GetString(0), Contacts: new Contacts(r.GetFieldValue<string[]>(1), r.GetFieldValue<string[]>(2), [], r.GetString(3))), ct);
        return found.ToDictionary(f => f.Id, f => f.Contacts, StringComparer.Ordinal);
    }

    /// <summary>The references that stand in a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    internal static IEnumerable<string> ReferencesIn(string sentence) => Reference().Matches(sentence).Select(m => m.Value);

    /// <summary>A sentence with names in place of references.</summary>
    /// <param name="sentence">The sentence as it is kept.</param>
    /// <param name="mentions">The names.</param>
    /// <param name="named">As what they are named.</param>
    internal static Text Named(Text sentence, Mentions mentions, MentionedAs named) => new(
        Reference().Replace(sentence.Zh, m => mentions.Of(m.Value, named).Name.Zh),
        sentence.En is null ? null : Reference().Replace(sentence.En, m => mentions.Of(m.Value, named).Name.EnOrZh));

    [GeneratedRegex("p-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Reference();
}

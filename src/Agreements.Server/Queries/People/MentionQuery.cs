using Agreements.Server.Identity.People;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Queries.People;

/// <summary>
/// Finds the names of people who are named in what somebody sees. Whoever sees an agreement sees who speaks in it: so these statements ask for
/// no scope, and are only ever given references that were read from something in sight.
/// </summary>
public static class MentionQuery
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
            (case when e.data ->> 'fact' like 'liaison/%' then e.data ->> 'was' end),
            (case when e.data ->> 'fact' like 'liaison/%' then e.data ->> 'now' end)) v(person)) m
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
    public static async Task<IReadOnlyDictionary<string, Contacts>> ContactsAsync(
        this NpgsqlDataSource db, IEnumerable<string> references, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select id, phones, mails, language from people.people where id = any($1) and erased_at is null");
        var found = await command.With(references.Distinct(StringComparer.Ordinal).ToArray()).ListAsync(
            r => (Id: r.GetString(0), Contacts: new Contacts(r.GetFieldValue<string[]>(1), r.GetFieldValue<string[]>(2), [], r.GetString(3))), ct);
        return found.ToDictionary(f => f.Id, f => f.Contacts, StringComparer.Ordinal);
    }
}

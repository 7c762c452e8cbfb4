using Agreements.Server.Access;
using Agreements.Server.ReadModels;

namespace Agreements.Server.People;

/// <summary>Gathers everything held on one person.</summary>
internal static class PersonCopyQuery
{
    /// <summary>The copy.</summary>
    /// <param name="reader">What the asker reads by; places in the history out of its sight are left out.</param>
    /// <param name="scope">Who asks.</param>
    /// <param name="person">The person.</param>
    /// <param name="now">When it is taken.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<PersonCopy> OfAsync(Reader reader, PeopleScope scope, Person person, DateTimeOffset now, CancellationToken ct) => new(
        PersonView.Of(person, scope.ShowsContacts), now, PersonCopy.WhatFor, await NamedInAsync(reader, person.Id, ct), await DeedsAsync(reader, person.Id, ct));

    private static async Task<IReadOnlyList<NamedIn>> NamedInAsync(Reader reader, string id, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand(
            $"""
            select m.agreement_id, r.title_zh, r.title_en, m.version, t.happened, m.recorded_at, t.sentence_zh, t.sentence_en
            from ({MentionQuery.InEvents}) m
            join timeline_entries t on t.agreement_id = m.agreement_id and t.version = m.version
            join register_rows r on r.id = m.agreement_id
            where m.person = $1{reader.Sight.And("m.agreement_id", 2)} order by m.recorded_at, m.agreement_id, m.version
            """);
        var found = await command.With(id).With(reader.Sight).ListAsync(
            r => new NamedIn(r.GetGuid(0), r.Text(1), r.GetInt64(3), r.Words(4), r.GetFieldValue<DateTimeOffset>(5), r.Text(6)), ct);
        var mentions = await reader.Db.MentionsAsync(found.SelectMany(n => MentionQuery.ReferencesIn(n.Sentence.Zh)), ct);
        var blot = await reader.BlotAsync(found.Select(n => n.Sentence), ct) ?? (said => said);
        return [.. found.Select(n => n with { Sentence = blot(MentionQuery.Named(n.Sentence, mentions, MentionedAs.Liaison)) })];
    }

    private static async Task<IReadOnlyList<Deed>> DeedsAsync(Reader reader, string id, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand("select what, account, stood_for, institution, reason, done_at from people.deeds where person = $1 order by number");
        return await command.With(id).ListAsync(
            r => new Deed(r.GetString(0), r.GetString(1), r.Words(2), r.GetString(3), r.Words(4), r.GetFieldValue<DateTimeOffset>(5)), ct);
    }
}

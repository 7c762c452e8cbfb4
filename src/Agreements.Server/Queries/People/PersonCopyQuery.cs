using Agreements.Server.Identity.Logging;
using Agreements.Server.Identity.People;
using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;
using System.Text.Json;

namespace Agreements.Server.Queries.People;

/// <summary>Gathers everything held on one person.</summary>
internal static class PersonCopyQuery
{
    /// <summary>The copy.</summary>
    /// <param name="reader">What the caller reads by; places in the history out of its sight are left out.</param>
    /// <param name="scope">Who asks.</param>
    /// <param name="person">The person.</param>
    /// <param name="now">When it is taken.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<PersonCopy> OfAsync(Reader reader, PeopleScope scope, Person person, DateTimeOffset now, CancellationToken ct)
    {
        var accounts = scope.ShowsContacts ? await AccountsAsync(reader, person.Id, ct) : [];
        var maySeeReads = scope.Caller.Role is ActingRole.Auditor || accounts.Any(a => a.Id == scope.Caller.Account);
        var reads = maySeeReads
            ? await AccessLogQuery.PageAsync(reader.Db, new AccessLogAsked(null, person.Id, null, null, null), null, AccessLogQuery.LargestPage, ct)
            : null;
        return new PersonCopy(
            PersonView.Of(person, scope.ShowsContacts), now, PersonCopy.WhatFor, accounts, await NamedInAsync(reader, person.Id, ct),
            await DeedsAsync(reader, person.Id, ct), reads?.Lines ?? [], maySeeReads ? await OwnReadsAsync(reader, person.Id, ct) : []);
    }

    /// <summary>What is noted of a person's reading is held on them like anything else.</summary>
    private static async Task<IReadOnlyList<AccessLogLine>> OwnReadsAsync(Reader reader, string id, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand("select id from accounts.accounts where person = $1 order by id").With(id);
        var lines = new List<AccessLogLine>();
        foreach (var account in await command.ListAsync(r => r.GetString(0), ct))
        {
            var asked = new AccessLogAsked(account, null, null, null, null);
            lines.AddRange((await AccessLogQuery.PageAsync(reader.Db, asked, null, AccessLogQuery.LargestPage, ct)).Lines);
        }

        return [.. lines.OrderByDescending(l => l.Number).Take(AccessLogQuery.LargestPage)];
    }

    private static async Task<IReadOnlyList<AccountCopy>> AccountsAsync(Reader reader, string id, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand(
            """
            select a.id, a.name, a.created_at, a.disabled_at is not null,
                (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'institution', g.institution,
                        'from', g.from_day, 'until', g.until_day, 'endedAt', g.ended_at) order by g.id), '[]')
                    from accounts.grants g where g.account = a.id)::text,
                (select coalesce(jsonb_agg(jsonb_build_object('from', d.from_account, 'to', d.to_account, 'role', d.role, 'institution', d.institution,
                        'fromDay', d.from_day, 'untilDay', d.until_day, 'revokedAt', d.revoked_at) order by d.id), '[]')
                    from accounts.delegations d where a.id in (d.from_account, d.to_account))::text,
                (select coalesce(jsonb_agg(jsonb_build_object('name', k.name, 'prefix', k.prefix, 'scopes', k.scopes,
                        'expiresAt', k.expires_at, 'usedAt', k.used_at) order by k.id), '[]')
                    from accounts.keys k where k.account = a.id)::text,
                (select coalesce(jsonb_agg(jsonb_build_object('at', c.at, 'what', c.what, 'by', c.by) order by c.number), '[]')
                    from accounts.changes c where c.account = a.id)::text
            from accounts.accounts a where a.person = $1 order by a.created_at, a.id
            """);
        return await command.With(id).ListAsync(
            r => new AccountCopy(
                r.GetString(0), r.GetString(1), r.GetFieldValue<DateTimeOffset>(2), r.GetBoolean(3), Json(r, 4), Json(r, 5), Json(r, 6), Json(r, 7)), ct);
    }

    private static JsonElement Json(NpgsqlDataReader r, int ordinal) => JsonDocument.Parse(r.GetString(ordinal)).RootElement;

    private static async Task<IReadOnlyList<NamedIn>> NamedInAsync(Reader reader, string id, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand(
            $"""
            select m.agreement_id, m.version from ({MentionQuery.InEvents}) m
            where m.person = $1{reader.Scope.And("m.agreement_id")} order by m.recorded_at, m.agreement_id, m.version
            """);
        var places = await command.With(id).With(reader.Scope).ListAsync(r => (Agreement: r.GetGuid(0), Version: r.GetInt64(1)), ct);
        var timelines = new Dictionary<Guid, Timeline?>();
        foreach (var agreement in places.Select(p => p.Agreement).Distinct())
        {
            timelines[agreement] = await Timeline.FindAsync(reader, agreement, ct);
        }

        var found = places.Select(p => (timelines[p.Agreement]?.Present.Title, Step: timelines[p.Agreement]?.At(p.Version, null))).ToArray();
        var naming = await Naming.ForAsync(reader, found.Select(f => f.Step).OfType<Step<Agreement, AgreementEvent>>().Select(s => s.Happened), ct);
        return [.. found.Where(f => f.Step is not null).Select(f => Of(f.Title!, TimelineEntry.Of(f.Step!, naming)))];
    }

    private static NamedIn Of(Text title, TimelineEntry entry) =>
        new(entry.AgreementId, title, entry.Version, entry.Happened, entry.RecordedAt, entry.Sentence);

    private static async Task<IReadOnlyList<Deed>> DeedsAsync(Reader reader, string id, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand(
            "select what, account, stood_for, institution, reason, done_at from people.deeds where person = $1 order by number");
        return await command.With(id).ListAsync(
            r => new Deed(r.GetString(0), r.GetString(1), r.Words(2), r.GetString(3), r.Words(4), r.GetFieldValue<DateTimeOffset>(5)), ct);
    }
}

using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Delivering;
using Agreements.Server.Notifications.Watching;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Telling;

/// <summary>Somebody who is meant by a cause.</summary>
/// <param name="Cause">The cause's id.</param>
/// <param name="Account">The account, or the endpoint.</param>
/// <param name="Relation">How they stand to it.</param>
/// <param name="Of">The institution that this is by; null for none.</param>
/// <param name="StandsFor">The account that is stood in for; null when nobody is.</param>
internal sealed record Meant(string Cause, string Account, ToldAs Relation, string? Of, string? StandsFor)
{
    /// <summary>The channel of an endpoint; mails for accounts.</summary>
    public string Channel { get; init; } = DeliveryTable.Mail;
}

/// <summary>
/// Finds who is meant by causes, all in one statement: by their roles of the day, by standing in for others, as liaisons and by watching; and of these only
/// who may see the agreement in one of their roles.
/// </summary>
internal static class RecipientQuery
{
    /// <summary>
    /// The roles that people can act in on a day, their own and those of whom they stand in for: <c>able(account, role, institution, stands_for)</c>.
    /// Programs have no inbox.
    /// </summary>
    /// <param name="day">The day: a parameter.</param>
    /// <param name="account">Of one account alone: a parameter; null for all.</param>
    public static string Able(string day, string? account = null) =>
        $"""
        able as materialized (
            select h.* from (
                select g.account, g.role, g.institution, null::text as stands_for from accounts.grants g where {Lasts("g", day)}
                union all
                select d.to_account, d.role, d.institution, d.from_account from accounts.delegations d
                where d.from_day <= {day} and d.until_day >= {day} and d.revoked_at is null and exists (
                    select from accounts.grants g
                    where (g.account, g.role, g.institution) = (d.from_account, d.role, d.institution) and {Lasts("g", day)})) h
            join accounts.accounts a on a.id = h.account where a.disabled_at is null and not a.is_machine{(account is null ? "" : $" and a.id = {account}")})
        """;

    /// <summary>That somebody may see an agreement or engagement in one of their roles, by <see cref="Able"/>.</summary>
    /// <param name="account">The column of the account.</param>
    /// <param name="stream">The column of the agreement or engagement.</param>
    public static string Sees(string account, string stream) =>
        $"""
        exists (select from able h where h.account = {account} and (h.role = 'auditor' or h.role <> 'administrator'
            and exists (select from sights s where s.id = {stream} and h.institution = any(s.seen_by))))
        """;

    private static readonly string Sql =
        $"""
        with recursive {Able("$2")},
        -- Each cause once, with who sees what it is about: everything else asks here.
        about as materialized (
            select c.id, c.stream, c.topic, c.facts->>'kind' as kind, c.facts->>'stage' as stage, c.audience, s.seen_by, s.codes
            from notifications.causes c left join sights s on s.id = c.stream where c.id = any($1)),
        said as materialized (
            select c.id, c.stream, c.seen_by, c.codes, a.value->>'relation' as relation, a.value->>'key' as key, a.value->'step' as step
            from about c cross join lateral jsonb_array_elements(c.audience) a),
        asked as (
            select id, relation, key from said where relation = 'party'
            union select c.id, c.relation, code from said c cross join lateral unnest(c.codes) code where c.relation = 'parties'),
        keys as materialized (select distinct key from asked),
        entries as materialized (select k.key, s.code from keys k cross join lateral {SameInstitution.CodesOf("k.key")} s(code)),
        acting as materialized (
            select key, code from entries
            union select e.key, s.code from entries e join directory_bodies b on b.code = e.code
            cross join lateral unnest(array_append(b.co_leads, b.chair)) lead(code) cross join lateral {SameInstitution.CodesOf("lead.code")} s(code)
            where lead.code is not null),
        line as (
            select c.id, c.step, i.code, i.kind, i.under, 0 as depth from said c join directory_institutions i
                on i.code in (select s.code from {SameInstitution.CodesOf("c.key")} s(code)) and i.merged_into is null where c.relation = 'step'
            union all
            select l.id, l.step, i.code, i.kind, i.under, l.depth + 1 from line l join directory_institutions i on i.code = l.under where l.depth < 64),
        place as (
            select l.id, l.code, l.step->>'role' as role from line l where l.depth = (l.step->>'up')::int + case when (l.step->>'isBureau')::boolean
                then coalesce((select min(b.depth) from line b where b.id = l.id and b.step = l.step and b.kind = 'government'), 0) else 0 end),
        ruling as materialized ({AgreementConditions.NamedCodes("notifications.rules")}),
        ruled as (
            select c.id, r.role, r.institution from about c join notifications.rules r on r.ended_at is null left join ruling n on n.name = r.name
            where c.seen_by is not null and {AgreementConditions.Fit("r", "n", "c")}),
        found as (
            select q.id, a.account, q.relation, a.institution, a.stands_for
            from asked q join acting x on x.key = q.key join able a on a.role = 'representative' and a.institution = x.code
            union all
            select c.id, a.account, c.relation, a.institution, a.stands_for from said c cross join lateral unnest(c.seen_by) seer(code)
            join able a on a.institution = seer.code and a.role = case c.relation when 'coordinators' then 'coordinator' else 'approver' end
            where c.relation in ('coordinators', 'approvers')
            union all
            select p.id, a.account, 'step', a.institution, a.stands_for from place p join able a on (a.role, a.institution) = (p.role, p.code)
            union all
            select c.id, a.id, c.relation, null, null from said c join accounts.accounts a on a.person = c.key where c.relation = 'liaison'
            union all
            select c.id, a.account, c.relation, null, case when a.stands_for = c.key then a.stands_for end
            from said c join able a on c.key in (a.account, a.stands_for)
            where c.relation = 'account'
            union all
            select c.id, w.account, c.relation, null, null from said c join accounts.watches w on w.agreement = c.stream where c.relation = 'watchers'
            union all
            select c.id, w.account, c.relation, null, null
            from said c join ({WatchedSets.WatchersOf("(select distinct stream from said where relation = 'watchers')")}) w on w.stream = c.stream
            where c.relation = 'watchers'
            union all
            select c.id, w.account, c.relation, null, null from said c join unnest($3::uuid[], $4::text[]) w(stream, account) on w.stream = c.stream
            where c.relation = 'watchers'
            union all
            select c.id, a.account, c.relation, a.institution, null from said c join able a on a.role = 'administrator' and a.stands_for is null
            where c.relation = 'administrators'
            union all
            select r.id, a.account, 'ruled', a.institution, a.stands_for from ruled r join able a on a.role = r.role
                and (r.institution is null or a.institution in (select same.code from {SameInstitution.CodesOf("r.institution")} same(code))))
        select f.id, f.account, f.relation, f.institution, f.stands_for
        from found f join about c on c.id = f.id
        where case when c.stream is null then exists (select from able h where h.account = f.account)
            -- Whoever is meant by a role of an institution in whose reach it is sees it; of all others every role is looked at.
            else coalesce(f.relation <> 'administrators' and f.institution = any(c.seen_by), false) or exists (
                select from able h where h.account = f.account and (h.role = 'auditor' or h.role <> 'administrator' and h.institution = any(c.seen_by))) end
        """;

    /// <summary>Each that is meant once per cause, by what is strongest.</summary>
    /// <param name="connection">The transaction that the causes were taken in.</param>
    /// <param name="causes">Their ids.</param>
    /// <param name="streams">The agreements and engagements that they are about.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<Meant>> OfAsync(NpgsqlConnection connection, string[] causes, Guid[] streams, DateOnly today, CancellationToken ct)
    {
        var byWords = await WatchedSets.ByWordsAsync(connection, streams, ct);
        await using var command = new NpgsqlCommand(Sql, connection).With(causes).With(today).With(byWords.Select(w => w.Stream).ToArray())
            .With(byWords.Select(w => w.Account).ToArray());
        var all = await command.ListAsync(
            r => new Meant(r.GetString(0), r.GetString(1), r.Named<ToldAs>(2), r.Words(3), r.Words(4)), ct);
        return
        [
            .. all.GroupBy(m => (m.Cause, m.Account)).Select(
                g => g.OrderBy(m => m.Relation).ThenBy(m => m.StandsFor is not null).ThenBy(m => m.Of, StringComparer.Ordinal).First()),
        ];
    }

    private static string Lasts(string grant, string day) =>
        $"{grant}.from_day <= {day} and ({grant}.until_day is null or {grant}.until_day >= {day}) and {grant}.ended_at is null";
}

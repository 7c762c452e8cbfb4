using Agreements.Server.Notifications.Causes;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Daily;

/// <summary>
/// Finds what the calendar asks to be told, set by set: what came due after the last round, up to today. Of several rungs of one ladder that came meanwhile
/// the last is told.
/// </summary>
internal static class DuePlan
{
    /// <summary>How many days before its last day an agreement's end is told.</summary>
    public static readonly int[] EndingRungs = [90, 60, 30, 15, 7];

    /// <summary>How many days of silence make it worth telling that an agreement sleeps, or that something has been owed without a day.</summary>
    public static readonly int[] SilenceRungs = [90, 180, 270, 360];

    /// <summary>How many days after the last day an evaluation is asked for; negative for before it. The last is told to who approves.</summary>
    public static readonly int[] EvaluationRungs = [-60, 1, 30];

    private const string Title = "'title', jsonb_build_object('zh', r.title_zh, 'en', r.title_en), 'kind', r.kind";

    private const string Commitment = """
        'title', jsonb_build_object('zh', c.agreement_zh, 'en', c.agreement_en), 'kind', c.kind, 'code', c.id,
        'item', jsonb_build_object('zh', c.title_zh, 'en', c.title_en)
        """;

    // Whoever owes it, where the ladder asks for the party and one is known; else who coordinates.
    private const string Commitments =
        $$"""
        select distinct on (c.agreement, c.id) 'due/' || c.agreement || '/' || c.id || '/' || c.due_latest || '/' || (rung.value->>'days'),
            case when c.due_latest > $2 then 'due-soon' when c.due_latest = $2 then 'due-today' else 'overdue' end, c.agreement,
            jsonb_build_object({{Commitment}}, 'day', c.due_latest, 'days', $2 - c.due_latest),
            jsonb_build_array(case when rung.value->>'to' = 'party' and c.owner is not null then jsonb_build_object('relation', 'party', 'key', c.owner)
                when rung.value->>'to' = 'approver' then $3::jsonb else $4::jsonb end, $5::jsonb)
        from (select distinct reminders from commitment_rows where is_owed) ladder cross join lateral jsonb_array_elements(ladder.reminders) rung
        join commitment_rows c on c.is_owed and c.reminders = ladder.reminders
            and coalesce(c.due_latest, date 'infinity') > $1 - (rung.value->>'days')::int
            and coalesce(c.due_latest, date 'infinity') <= $2 - (rung.value->>'days')::int
        where c.standing in ('open', 'expired')
        order by c.agreement, c.id, (rung.value->>'days')::int desc
        """;

    private const string Undated =
        $$"""
        select 'undated/' || u.agreement || '/' || u.commitment || '/' || u.since || '/' || n.days, 'owed-undated', u.agreement,
            jsonb_build_object({{Commitment}}, 'days', n.days), jsonb_build_array($4::jsonb, $5::jsonb)
        from notifications.undated u join commitment_rows c on (c.agreement, c.id) = (u.agreement, u.commitment) join unnest($6) n(days)
            on u.since > $1 - n.days and u.since <= $2 - n.days
        """;

    private const string Ends =
        $$"""
        select distinct on (r.id) 'ending/' || r.id || '/' || d.ends_last || '/' || n.days, 'ending', r.id,
            jsonb_build_object({{Title}}, 'day', d.ends_last, 'days', $2 - d.ends_last), jsonb_build_array($7::jsonb, $4::jsonb, $5::jsonb)
        from unnest($8) n(days) join calendar_rows d on d.ends_last > $1 + n.days and d.ends_last <= $2 + n.days and d.ends_first = d.ends_last
            and d.ends_on::text not like '%~%' and d.ends_last > $2
        join register_rows r on r.id = d.id
        where r.standing in ('open', 'suspended') order by r.id, n.days
        """;

    private const string Evaluations =
        $$"""
        select distinct on (r.id) 'evaluation/' || r.id || '/' || d.ends_last || '/' || n.days, 'evaluation-due', r.id,
            jsonb_build_object({{Title}}, 'day', d.ends_last, 'days', $2 - d.ends_last),
            jsonb_build_array($4::jsonb, $5::jsonb) || case when n.days > 1 then jsonb_build_array($3::jsonb) else '[]' end
        from unnest($9) n(days) join calendar_rows d on d.ends_last > $1 - n.days and d.ends_last <= $2 - n.days and d.ends_first = d.ends_last
            and d.ends_on::text not like '%~%'
        join register_rows r on r.id = d.id
        where r.stage = 3 and r.standing in ('open', 'expired') order by r.id, n.days desc
        """;

    private static readonly string Sleepers =
        $$"""
        select 'asleep/' || r.id || '/' || (r.updated_at at time zone 'Asia/Shanghai')::date || '/' || n.days, 'asleep', r.id,
            jsonb_build_object({{Title}}, 'days', n.days), jsonb_build_array($7::jsonb, $4::jsonb, $5::jsonb)
        from unnest($6) n(days) join register_rows r on {{AsleepQuery.Sleeps("r", "(($2 - n.days)::timestamp at time zone 'Asia/Shanghai')")}}
            and r.updated_at >= (($1 - n.days)::timestamp at time zone 'Asia/Shanghai')
        """;

    // What was awaited before in words, and is worth asking for only from a day on: that day has come.
    private const string Awaited =
        $$"""
        select 'awaited/' || r.id || '/' || (i->>'code') || '/' || (i->>'party') || '/' || (i->>'from'), t.topic, r.id,
            jsonb_build_object({{Title}}, 'code', i->>'code', 'party', i->>'party', 'item', jsonb_build_object('zh', i->>'zh', 'en', i->>'en')),
            jsonb_build_array(jsonb_build_object('relation', 'party', 'key', i->>'institution'))
        from court_rows r cross join lateral jsonb_array_elements(r.items) i join unnest($10, $11) t(code, topic) on t.code = i->>'code'
        where (i->>'from')::date > $1 and (i->>'from')::date <= $2 and i->>'for' = 'party' and i->>'institution' is not null
        """;

    private const string SeenUndated =
        """
        with owed as materialized (select agreement, id from commitment_rows where is_owed and due_latest is null and what = 'commitment'),
        gone as (delete from notifications.undated u where not exists (select from owed where (owed.agreement, owed.id) = (u.agreement, u.commitment)))
        insert into notifications.undated (agreement, commitment, since) select agreement, id, $1 from owed on conflict do nothing
        """;

    /// <summary>Writes the causes of a round.</summary>
    /// <param name="connection">The transaction of the round.</param>
    /// <param name="after">The day up to which was told before.</param>
    /// <param name="today">The day up to which is told now.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task InsertAsync(NpgsqlConnection connection, DateOnly after, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        await using var seen = new NpgsqlCommand(SeenUndated, connection).With(today);
        await seen.ExecuteNonQueryAsync(ct);
        foreach (var plan in new[] { Commitments, Undated, Ends, Evaluations, Sleepers, Awaited })
        {
            await using var command = new NpgsqlCommand(
                $$"""
                insert into notifications.causes (id, topic, stream, day, at, facts, audience)
                select id, topic, stream, $2, $12, jsonb_strip_nulls(facts), audience from ({{plan}}) p(id, topic, stream, facts, audience)
                on conflict (id) do nothing
                """, connection);
            await command.With(after).With(today).With(Whom(ToldAs.Approvers)).With(Whom(ToldAs.Coordinators)).With(Whom(ToldAs.Watchers)).With(SilenceRungs)
                .With(Whom(ToldAs.Parties)).With(EndingRungs).With(EvaluationRungs).With(AwaitedCauses.Topics.Keys.ToArray())
                .With(AwaitedCauses.Topics.Values.Select(KebabEnum<Topic>.Name).ToArray()).With(now).ExecuteNonQueryAsync(ct);
        }
    }

    private static string Whom(ToldAs relation) => ReadModelJson.Write(new Audience(relation));
}

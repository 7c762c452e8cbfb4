using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.ReadModels.StageThroughput;

/// <summary>Reads the flow through the stages.</summary>
public static class ThroughputQuery
{
    // The first and the last day of the calendar are kept as infinite: no days lie between them and others.
    // A stage entered on an unknown day was entered before the next one: the earliest of the days that follow bounds it.
    private static string Spells(VisibilityScope scope) =>
        $"""
        with moves as (
            select m.agreement_id, m.version, case when m.standing in ('open', 'suspended') then m.stage else -1 end as stage, m.known,
                   min(coalesce(m.known, m.known_by)) over (
                       partition by m.agreement_id order by m.version rows between current row and unbounded following) as day
            from (select m.*, {ThroughputTable.DayOf("m", "d")} as known
                  from flow_moves m left join stage_days d using (agreement_id) where m.flows) m join register_rows r on r.id = m.agreement_id
            where ($2::text is null or r.kind = $2) and ($3::text is null or r.institutions && array{SameInstitution.CodesOf("$3")})
              and ($4::text is null or r.institutions && array{SameInstitution.CodesIn("$4")}){scope.And("r.id")}
        ), spells as (
            select stage, day, known, lead(day) over w as until, lead(known) over w as known_until
            from moves where day <= $1 window w as (partition by agreement_id order by version)
        ), left_behind as (
            select stage, until,
                   case when isfinite(known) and isfinite(known_until) and isfinite(until) and isfinite(day) then (until - day)::float8 end as days
            from spells where until is not null and until <= $1
        )
        """;

    private static string ByMonth(VisibilityScope scope) =>
        $"""
        {Spells(scope)}, ends as (
            select date_trunc('month', until)::date as month, stage, 0 as entered, 1 as gone, 0 as undated, days from left_behind
            union all
            select date_trunc('month', day)::date, stage, 1, 0, (known is null)::int, null from spells
        )
        select month, stage::smallint as stage, sum(entered)::int as entered, sum(gone)::int as gone,
               percentile_cont(0.5) within group (order by days) as median_days, count(days)::int as timed, sum(undated)::int as undated
        from ends group by month, stage order by month, stage
        """;

    private static string ByStage(VisibilityScope scope) =>
        $"""
        {Spells(scope)}
        select stage::smallint as stage, count(*)::int as gone, count(days)::int as timed, percentile_cont(0.5) within group (order by days) as median,
               percentile_cont(0.9) within group (order by days) as nine_of_ten
        from left_behind where stage >= 0 group by stage order by stage
        """;

    private static readonly Stage?[] Columns = [.. Enum.GetValues<Stage>().Select(s => (Stage?)s), null];

    /// <summary>The flow up to a day; no months when there is nothing.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="upTo">The last day that counts, in Asia/Shanghai.</param>
    /// <param name="kind">Only agreements of a kind; null for all.</param>
    /// <param name="institution">Only agreements with an institution; null for all.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<StageFlow> ReadAsync(
        Reader reader, DateOnly upTo, AgreementKind? kind = null, string? institution = null, CancellationToken ct = default)
    {
        await using var command = Command(reader, ByMonth(reader.Scope), upTo, kind, institution, null);
        var counted = await reader.KeptAsync(
            command,
            r => new Counted(
                r.Get<DateOnly>("month"), r.Get<short>("stage") < 0 ? null : r.Stage("stage"), r.Get<int>("entered"), r.Get<int>("gone"),
                r.Get<double?>("median_days"), r.Get<int>("timed"), r.Get<int>("undated")),
            ct);
        return new StageFlow(counted.Count == 0 ? [] : [.. Months(counted, upTo)], counted.Sum(c => c.Undated));
    }

    /// <summary>How long agreements stayed in each stage that they left up to a day; stages that none has left are left out.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="upTo">The last day that counts, in Asia/Shanghai.</param>
    /// <param name="kind">Only agreements of a kind; null for all.</param>
    /// <param name="institution">Only agreements with an institution; null for all.</param>
    /// <param name="region">Only agreements with an institution of a region; null for all.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<StageStay>> StaysAsync(
        Reader reader, DateOnly upTo, AgreementKind? kind = null, string? institution = null, string? region = null, CancellationToken ct = default)
    {
        await using var command = Command(reader, ByStage(reader.Scope), upTo, kind, institution, region);
        return await reader.KeptAsync(
            command,
            r => new StageStay(r.Stage("stage"), r.Get<int>("gone"), r.Get<int>("timed"), r.Get<double?>("median"), r.Get<double?>("nine_of_ten")), ct);
    }

    private static NpgsqlCommand Command(Reader reader, string sql, DateOnly upTo, AgreementKind? kind, string? institution, string? region) =>
        reader.Db.CreateCommand(sql).With(upTo).With(kind is { } k ? KebabEnum<AgreementKind>.Name(k) : null).With(institution).With(region)
            .With(reader.Scope);

    private static IEnumerable<ThroughputMonth> Months(IReadOnlyList<Counted> counted, DateOnly upTo)
    {
        var byMonth = counted.ToLookup(c => c.Month);
        var there = new int[Columns.Length];
        var first = counted[0].Month;
        foreach (var month in Enumerable.Range(0, Math.Max(0, ((upTo.Year - first.Year) * 12) + upTo.Month - first.Month + 1)).Select(first.AddMonths))
        {
            var cells = Columns.Select((stage, i) =>
            {
                var c = byMonth[month].FirstOrDefault(x => x.Stage == stage) ?? new Counted(month, stage, 0, 0, null, 0, 0);
                return new FlowCell(stage, c.Entered, c.Left, there[i] += c.Entered - c.Left, c.MedianDays, c.Timed);
            });
            yield return new ThroughputMonth(month, [.. cells]);
        }
    }

    private sealed record Counted(DateOnly Month, Stage? Stage, int Entered, int Left, double? MedianDays, int Timed, int Undated);
}

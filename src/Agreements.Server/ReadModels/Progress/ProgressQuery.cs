using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.ReadModels.Progress;

/// <summary>Reads the measures of progress.</summary>
public static class ProgressQuery
{
    // The days are kept in ascending order: width_bucket counts those up to a day by bisection, where unnesting would read them all.
    private const string Measures =
        """
        count(*)::int as agreements, count(p.since)::int as known, (count(*) - count(p.since))::int as unknown,
        percentile_cont(0.5) within group (order by ($1 - p.since)::float8) as median, avg(($1 - p.since)::float8) as mean,
        coalesce(sum(width_bucket($1 + 30, p.open_due) - width_bucket($1 - 1, p.open_due)), 0)::int as due_soon,
        coalesce(sum(width_bucket($1 - 1, p.open_due)), 0)::int as overdue,
        coalesce(sum(p.open_undated), 0)::int as undated, coalesce(sum(p.fulfilled), 0)::int as fulfilled
        """;

    /// <summary>What is over holds nothing up and owes nothing any more.</summary>
    private static string Counted(VisibilityScope scope) => $"(select * from progress_rows r where not r.closed{scope.And("r.id")}) p";

    /// <summary>The measures by group, as of a day: the largest groups first, except by stage, which keeps the order of the stages.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="grouping">By what to group.</param>
    /// <param name="asOf">The day, in Asia/Shanghai.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<ProgressGroup>> GroupsAsync(
        Reader reader, ProgressGrouping grouping, DateOnly asOf, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand(Sql(grouping, reader.Scope)).With(asOf).With(reader.Scope);
        return await command.ListAsync(r => Group(grouping, r), ct);
    }

    private static string Sql(ProgressGrouping grouping, VisibilityScope scope) => grouping switch
    {
        ProgressGrouping.Stage =>
            $"select p.stage::text as key, null as name_zh, null as name_en, {Measures} from {Counted(scope)} group by p.stage order by p.stage",
        ProgressGrouping.Kind =>
            $"select p.kind as key, null as name_zh, null as name_en, {Measures} from {Counted(scope)} group by p.kind order by agreements desc, key",
        ProgressGrouping.Institution => Named(
            "i.code", $"{Counted(scope)} left join lateral unnest(p.institutions) as i(code) on true",
            "select g.key, i.name_zh, i.name_en", "left join directory_institutions i on i.code = g.key"),
        ProgressGrouping.Parent => Named(
            scope.Only("p.parent"), Counted(scope), "select g.key::text as key, r.title_zh as name_zh, r.title_en as name_en",
            "left join register_rows r on r.id = g.key"),
        _ => throw new ArgumentOutOfRangeException(nameof(grouping), grouping, "No such grouping."),
    };

    private static string Named(string key, string from, string select, string names) =>
        $"""
        {select}, g.agreements, g.known, g.unknown, g.median, g.mean, g.due_soon, g.overdue, g.undated, g.fulfilled
        from (select {key} as key, {Measures} from {from} group by {key}) g {names} order by g.agreements desc, g.key
        """;

    private static ProgressGroup Group(ProgressGrouping grouping, NpgsqlDataReader r)
    {
        Stage? stage = grouping == ProgressGrouping.Stage ? (Stage)int.Parse(r.Get<string>("key"), System.Globalization.CultureInfo.InvariantCulture) : null;
        var name = stage is { } s ? StageNames.Of(s) : r.Get<string?>("name_zh") is null ? null : r.Text("name");
        return new ProgressGroup(
            stage is { } k ? KebabEnum<Stage>.Name(k) : r.Get<string?>("key"), name, r.Get<int>("agreements"), r.Get<int>("known"), r.Get<int>("unknown"),
            r.Get<double?>("median"), r.Get<double?>("mean"), r.Get<int>("due_soon"), r.Get<int>("overdue"), r.Get<int>("undated"), r.Get<int>("fulfilled"));
    }
}

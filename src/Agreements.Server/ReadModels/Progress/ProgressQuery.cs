using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;
using System.Globalization;

namespace Agreements.Server.ReadModels.Progress;

/// <summary>Reads the measures of progress, and the agreements behind each.</summary>
public static class ProgressQuery
{
    // The days are kept in ascending order: width_bucket counts those up to a day by bisection, where unnesting would read them all.
    private const string DueSoon = "width_bucket($1 + 30, p.open_due) - width_bucket($1 - 1, p.open_due)";
    private const string Overdue = "width_bucket($1 - 1, p.open_due)";

    private const string Order = "coalesce(p.since, date 'infinity'), p.id";

    private const string Measures =
        $"""
        count(*)::int as agreements, count(p.since)::int as known, (count(*) - count(p.since))::int as unknown,
        percentile_cont(0.5) within group (order by ($1 - p.since)::float8) as median, avg(($1 - p.since)::float8) as mean, max($1 - p.since) as longest,
        coalesce(sum({DueSoon}), 0)::int as due_soon, coalesce(sum({Overdue}), 0)::int as overdue,
        coalesce(sum(p.open_undated), 0)::int as undated, coalesce(sum(p.fulfilled), 0)::int as fulfilled
        """;

    private const string Measured = "g.agreements, g.known, g.unknown, g.median, g.mean, g.longest, g.due_soon, g.overdue, g.undated, g.fulfilled";

    private const string Unnamed = "null as name_zh, null as name_en";

    // What merged entries are counted with is their survivor.
    private const string Held =
        """
        , held(id, code) as (select id, unnest(institutions) from counted),
        up(asked, code) as (
            select distinct code, code from held
            union select u.asked, i.merged_into from up u join directory_institutions i on i.code = u.code where i.merged_into is not null
        ), survivors(asked, code, region) as (
            select u.asked, u.code, i.region from up u left join directory_institutions i on i.code = u.code where i.merged_into is null
        )
        """;

    private const string ByInstitution = ", keyed(id, key) as (select distinct h.id, s.code from held h join survivors s on s.asked = h.code)";

    private const string ByRegion =
        """
        , keyed(id, key) as (
            select distinct h.id, array_to_string(parts.of[1:n], '/') from held h join survivors s on s.asked = h.code
            cross join lateral (select string_to_array(s.region, '/') as of) parts cross join lateral generate_series(1, cardinality(parts.of)) n
        )
        """;

    /// <summary>
    /// The measures by group: the largest groups first, except by stage, which keeps the order of the stages, and by region, where the parts of a region
    /// follow it. What is over holds nothing up and owes nothing any more: it is not counted.
    /// </summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="grouping">By what to group.</param>
    /// <param name="on">The day.</param>
    /// <param name="filter">Which agreements are counted; null for all.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<ProgressGroup>> GroupsAsync(
        Reader reader, ProgressGrouping grouping, ProgressOn on, ProgressFilter? filter = null, CancellationToken ct = default)
    {
        await using var command = Command(reader, on, filter, out var counted);
        command.CommandText = counted + Sql(grouping, reader.Scope);
        command.With(reader.Scope);
        // What was on record on an earlier day comes with the question, and is too much to keep with its answer.
        return on.IsPast ? await command.ListAsync(r => Group(grouping, r), ct) : await reader.KeptAsync(command, r => Group(grouping, r), ct);
    }

    /// <summary>How many sleep: implementing, open, and nothing recorded since an instant.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="silentSince">The instant, UTC.</param>
    /// <param name="filter">Which agreements are counted; null for all.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<int> AsleepAsync(Reader reader, DateTimeOffset silentSince, ProgressFilter? filter = null, CancellationToken ct = default)
    {
        await using var command = Command(reader, ProgressOn.Now(default), filter, out var counted);
        command.CommandText = $"{counted} select count(*)::int from counted p join register_rows r on r.id = p.id where {Asleep(command, silentSince)}";
        return (await reader.KeptAsync(command.With(reader.Scope), r => r.GetInt32(0), ct)).Single();
    }

    /// <summary>A page of the agreements behind a figure: those that the figure counts, or that add to it.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="slice">The figure.</param>
    /// <param name="on">The day.</param>
    /// <param name="silentSince">For <see cref="ProgressFigure.Asleep"/>: nothing recorded since this instant, UTC.</param>
    /// <param name="filter">Which agreements are counted; null for all.</param>
    /// <param name="after"><c>Next</c> of the page before; null for the first.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none that was given out, or the key of the slice is none.</exception>
    public static async Task<ProgressMembers> BehindAsync(
        Reader reader, ProgressSlice slice, ProgressOn on, DateTimeOffset silentSince, ProgressFilter? filter = null, string? after = null, int count = 50,
        CancellationToken ct = default)
    {
        var sight = await reader.SightAsync(ct);
        await using var command = Command(reader, on, filter, out var counted, sight);
        List<string> conditions = [Adds(slice.Figure, command, silentSince), Among(slice, command)];
        if (after is not null)
        {
            var key = Cursor.Read(after, 2);
            var since = key[0].Length == 0 ? (DateOnly?)null : DateOnly.ParseExact(key[0], "O", CultureInfo.InvariantCulture);
            conditions.Add($"({Order}) > (coalesce({command.Parameter(since)}, date 'infinity'), {command.Parameter(Guid.Parse(key[1]))})");
        }

        command.CommandText =
            $"""
            {counted} select p.id, r.title_zh, r.title_en, p.kind, p.stage, p.since, {Overdue} as overdue, {DueSoon} as due_soon, p.open_undated, p.fulfilled
            from counted p join register_rows r on r.id = p.id where {string.Join(" and ", conditions)} order by {Order} limit {command.Parameter(count + 1)}
            """;
        var rows = await command.With(reader.Scope).ListAsync(Member, ct);
        return rows.Count > count
            ? new ProgressMembers(
                rows[..count], Cursor.Write(rows[count - 1].Since?.ToString("O", CultureInfo.InvariantCulture) ?? "", rows[count - 1].Id.ToString()))
            : new ProgressMembers(rows, null);
    }

    /// <summary>A command whose first parameter is the day, and the beginning of its text: the agreements that are counted.</summary>
    private static NpgsqlCommand Command(Reader reader, ProgressOn on, ProgressFilter? filter, out string counted, Func<string, string>? sight = null)
    {
        var command = reader.Db.CreateCommand().With(on.Day);
        var rows = on.Then is null ? "select * from progress_rows" : command.Placed(ProgressTable.Rows.Given, ProgressTable.Rows.Lists(on.Then));
        List<string> conditions = ["not c.closed"];
        if (filter?.Kind is { } kind)
        {
            conditions.Add($"c.kind = {command.Parameter(KebabEnum<AgreementKind>.Name(kind))}");
        }

        if (filter?.Institution is { } institution)
        {
            conditions.Add($"c.institutions && array{SameInstitution.CodesOf(command.Parameter(institution))}");
        }

        if (filter?.Region is { } region)
        {
            conditions.Add($"c.institutions && array{SameInstitution.CodesIn(command.Parameter(region))}");
        }

        counted = $"with recursive counted as (select * from ({rows}) c where {string.Join(" and ", conditions)} and {(sight ?? reader.Scope.Holds)("c.id")})";
        return command;
    }

    private static string Sql(ProgressGrouping grouping, VisibilityScope scope) => grouping switch
    {
        ProgressGrouping.Stage => $" select p.stage::text as key, {Unnamed}, {Measures} from counted p group by p.stage order by p.stage",
        ProgressGrouping.Kind => $" select p.kind as key, {Unnamed}, {Measures} from counted p group by p.kind order by agreements desc, key",
        ProgressGrouping.Institution => Held + ByInstitution + Named(
            "k.key", "left join keyed k on k.id = p.id", "select g.key, n.name_zh, n.name_en",
            "left join directory_institutions n on n.code = g.key order by g.agreements desc, g.key"),
        ProgressGrouping.Region => Held + ByRegion + Named(
            "k.key", "left join keyed k on k.id = p.id", $"select g.key, {Unnamed}", "order by g.key nulls last"),
        ProgressGrouping.Parent => Named(
            scope.Only("p.parent"), "", "select g.key::text as key, n.title_zh as name_zh, n.title_en as name_en",
            "left join register_rows n on n.id = g.key order by g.agreements desc, g.key"),
        _ => throw new ArgumentOutOfRangeException(nameof(grouping), grouping, "No such grouping."),
    };

    private static string Named(string key, string by, string select, string rest) =>
        $" {select}, {Measured} from (select {key} as key, {Measures} from counted p {by} group by {key}) g {rest}";

    private static string Adds(ProgressFigure figure, NpgsqlCommand command, DateTimeOffset silentSince) => figure switch
    {
        ProgressFigure.Agreements => "true",
        ProgressFigure.Overdue => $"{Overdue} > 0",
        ProgressFigure.DueSoon => $"{DueSoon} > 0",
        ProgressFigure.Undated => "p.open_undated > 0",
        ProgressFigure.Fulfilled => "p.fulfilled > 0",
        ProgressFigure.Asleep => Asleep(command, silentSince),
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "No such figure."),
    };

    private static string Asleep(NpgsqlCommand command, DateTimeOffset silentSince) =>
        AsleepQuery.Sleeps("r", command.Parameter(silentSince.ToUniversalTime()));

    private static string Among(ProgressSlice slice, NpgsqlCommand command) => (slice.By, slice.Key) switch
    {
        (null, _) or (_, null) => "true",
        (ProgressGrouping.Stage, var key) => $"p.stage = {command.Parameter((short)Word<Stage>(key))}",
        (ProgressGrouping.Kind, var key) => $"p.kind = {command.Parameter(KebabEnum<AgreementKind>.Name(Word<AgreementKind>(key)))}",
        (ProgressGrouping.Institution, var key) => $"p.institutions && array{SameInstitution.CodesOf(command.Parameter(key))}",
        (ProgressGrouping.Region, var key) => $"p.institutions && array{SameInstitution.CodesIn(command.Parameter(key))}",
        (ProgressGrouping.Parent, var key) => $"p.parent = {command.Parameter(Guid.Parse(key))}",
        _ => throw new ArgumentOutOfRangeException(nameof(slice), slice, "No such grouping."),
    };

    private static T Word<T>(string key)
        where T : struct, Enum => KebabEnum<T>.TryParse(key, out var word) ? word : throw new FormatException($"'{key}' is no key of the groups.");

    private static ProgressGroup Group(ProgressGrouping grouping, NpgsqlDataReader r)
    {
        Stage? stage = grouping == ProgressGrouping.Stage ? (Stage)int.Parse(r.Get<string>("key"), CultureInfo.InvariantCulture) : null;
        var name = stage is { } s ? StageNames.Of(s) : r.Get<string?>("name_zh") is null ? null : r.Text("name");
        return new ProgressGroup(
            stage is { } k ? KebabEnum<Stage>.Name(k) : r.Get<string?>("key"), name, r.Get<int>("agreements"), r.Get<int>("known"), r.Get<int>("unknown"),
            r.Get<double?>("median"), r.Get<double?>("mean"), r.Get<int?>("longest"), r.Get<int>("due_soon"), r.Get<int>("overdue"), r.Get<int>("undated"),
            r.Get<int>("fulfilled"));
    }

    private static ProgressMember Member(NpgsqlDataReader r) => new(
        r.Get<Guid>("id"), r.Text("title"), r.Named<AgreementKind>("kind"), r.Stage("stage"), r.Get<DateOnly?>("since"), r.Get<int>("overdue"),
        r.Get<int>("due_soon"), r.Get<int>("open_undated"), r.Get<int>("fulfilled"));
}

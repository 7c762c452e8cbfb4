using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.StageThroughput;
using Agreements.Server.ReadModels.Streams;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;
using System.Runtime.CompilerServices;

namespace Agreements.Server.ReadModels.PastRegister;

/// <summary>
/// Reads the register as it was: the same conditions, order and counts, asked of other tables. By the clock of recording an agreement is as its last event
/// up to a place in the log left it; by the clock of what happened it is as it is on record now, in the stage and standing that it had on a day.
/// </summary>
internal static class PastQuery
{
    /// <summary>What stands for <c>register_rows</c> on a day: agreements with the stage and standing that they had. None that had not been proposed.</summary>
    /// <param name="past">The past.</param>
    /// <param name="command">Takes the day.</param>
    public static string Happened(Past past, NpgsqlCommand command)
    {
        var day = command.Parameter(Shanghai.Day(past.Until));
        string[] thenSigned = ["signed_on", "signed_earliest", "signed_latest"];
        var columns = RegisterTables.Rows.KeyColumns.Concat(RegisterTables.Rows.OtherColumns).Select(c => c switch
        {
            "stage" or "standing" => $"m.{c}",
            _ when thenSigned.Contains(c) => $"case when m.stage >= {(int)Stage.Signed} then g.{c} end as {c}",
            _ => $"g.{c}",
        });
        // What bounds an entry on an unknown day (the flow's rule) makes no other the last by a day.
        return $"(select {string.Join(", ", columns)} from register_rows g left join stage_days d on d.agreement_id = g.id cross join lateral ("
            + "select m.stage, m.standing from flow_moves m where m.agreement_id = g.id "
            + $"and coalesce({ThroughputTable.DayOf("m", "d")}, m.known_by) <= {day} order by m.version desc limit 1) m)";
    }

    /// <summary>What stands for <c>register_rows r</c> at a place in the log.</summary>
    /// <param name="filter">The filter, with the place.</param>
    /// <param name="byName">Whether conditions ask what they were called or found by.</param>
    /// <param name="command">Takes the place.</param>
    public static string Recorded(RegisterFilter filter, bool byName, NpgsqlCommand command)
    {
        var position = command.Parameter(filter.Position ?? 0);
        var isNamed = byName || IsByTitle(filter);
        string Last(string table) =>
            $"cross join lateral (select * from {table} p where p.id = k.id and p.position <= {position} order by p.position desc limit 1)";
        return "(select k.id, k.kind, m.version, m.at as updated_at, m.stage, m.standing, m.signed_earliest"
            + (isNamed ? ", n.title_zh, n.parties, n.institutions, n.haystack, n.initials, n.pinyin" : "")
            + $" from register_rows k {Last("past_rows")} m {(isNamed ? $"{Last("past_names")} n" : "")}) r";
    }

    /// <summary>The place in the log of the last event of an agreement recorded up to an instant; 0 when there is none.</summary>
    public static async Task<long> PositionAsync(Reader reader, DateTimeOffset until, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand("select position from past_rows where at <= $1 order by at desc, position desc limit 1")
            .With(until.ToUniversalTime());
        return (await command.ListAsync(r => r.GetInt64(0), ct)).FirstOrDefault();
    }

    /// <summary>A page.</summary>
    public static async Task<RegisterPage> PageAsync(Reader reader, RegisterFilter asked, Past past, CancellationToken ct)
    {
        var filter = asked with { Position = asked.Position ?? await PositionAsync(reader, past.Until, ct) };
        var order = RegisterOrder.Of(filter.Sort, filter.Descending);
        var (counts, found) = await FindAsync(reader, filter, order, ct);
        RegisterRow[] rows = [.. (await RowsAsync(reader, filter.Position.Value, [.. found.Take(filter.PageSize)], ct)).Select(r => r.Row)];
        var next = found.Count > filter.PageSize ? order.After(rows[^1]) : null;
        // How much there is in all is told to who sees all of it.
        return new RegisterPage(rows, next, counts) { Position = reader.Scope.IsWhole ? filter.Position : null };
    }

    /// <summary>Every row with the state that it is of: found by one look, some hundred of them in memory at a time.</summary>
    public static async IAsyncEnumerable<(RegisterRow Row, Agreement State)> AllAsync(
        Reader reader, RegisterFilter asked, Past past, [EnumeratorCancellation] CancellationToken ct)
    {
        var position = await PositionAsync(reader, past.Until, ct);
        var filter = asked with { Position = position, After = null, PageSize = int.MaxValue - 1, WithFacets = false };
        var (_, found) = await FindAsync(reader, filter, RegisterOrder.Of(filter.Sort, filter.Descending), ct);
        foreach (var some in found.Chunk(StreamedStates.PageSize))
        {
            foreach (var row in await RowsAsync(reader, position, some, ct))
            {
                yield return row;
            }
        }
    }

    private static async Task<IEnumerable<(RegisterRow Row, Agreement State)>> RowsAsync(
        Reader reader, long position, (Guid Id, DateTimeOffset At, DateTimeOffset Began)[] found, CancellationToken ct)
    {
        var states = await StreamedStates.UpToAsync(reader, [.. found.Select(f => f.Id)], position, ct);
        var hidden = await reader.UnseenAsync(states.Values.Select(s => s.Parent).OfType<Guid>(), ct);
        return found.Select(f =>
        {
            var (state, row) = (states[f.Id], RegisterRow.Of(states[f.Id], f.Began, f.At));
            return (row.Parent is { } parent && hidden.Contains(parent) ? row with { Parent = null } : row, state);
        });
    }

    private static bool IsByTitle(RegisterFilter filter) => filter.Sort is RegisterSort.Title or RegisterSort.Stage;

    /// <summary>Counts and page from one look: what takes long is finding out how each agreement stood.</summary>
    private static async Task<(RegisterFacets? Counts, IReadOnlyList<(Guid Id, DateTimeOffset At, DateTimeOffset Began)> Found)> FindAsync(
        Reader reader, RegisterFilter filter, RegisterOrder order, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand();
        var conditions = RegisterConditions.Of(filter, await reader.SightAsync(ct), command);
        var beyond = filter.After is { } after ? $"where {order.Beyond(after, command)}" : "";
        var tables = RegisterConditions.Tables(filter, command);
        var counted = filter.WithFacets
            ? "select 0 as n, null::uuid as id, null::timestamptz as at, null::timestamptz as began, stage, kind, standing, count(*)::int as count "
                + "from found group by stage, kind, standing union all"
            : "";
        command.CommandText =
            $"""
            with found as materialized (
                select r.id, r.updated_at, r.signed_earliest, r.stage, r.kind, r.standing{(IsByTitle(filter) ? ", r.title_zh" : "")}
                from {tables} {RegisterConditions.Where(conditions)}
            )
            {counted}
            select p.n, p.id, p.updated_at as at, k.recorded_at as began, null, null, null, null
            from (select *, row_number() over () as n from (select r.* from found r {beyond} order by {order.By} limit {filter.PageSize + 1}) ordered) p
            join register_rows k on k.id = p.id
            """;
        var read = await command.With(reader.Scope).ListAsync(
            r => (N: r.Get<long>("n"), Count: r.IsDBNull(r.GetOrdinal("id")) ? RegisterCount.Read(r) : null, Id: r.Get<Guid?>("id"),
                At: r.Get<DateTimeOffset?>("at"), Began: r.Get<DateTimeOffset?>("began")), ct);
        return (
            filter.WithFacets ? RegisterFacets.Of([.. read.Select(r => r.Count).OfType<RegisterCount>()]) : null,
            [.. read.Where(r => r.Id is not null).OrderBy(r => r.N).Select(r => (r.Id!.Value, r.At!.Value, r.Began!.Value))]);
    }
}

using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.StageThroughput;
using Agreements.Server.ReadModels.Streams;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.ReadModels.PastRegister;

/// <summary>
/// Reads the register as it was: the same conditions, order and counts, asked of other tables. By the clock of recording an agreement is as its last event
/// up to a place in the log left it; by the clock of what happened it is as it is on record now, in the stage and standing that it had on a day.
/// </summary>
internal static class PastRegister
{
    private const string Shown = "r.id, r.updated_at, (select k.recorded_at from register_rows k where k.id = r.id)";

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
        var isNamed = byName || filter.Sort is RegisterSort.Title or RegisterSort.Stage;
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

    /// <summary>A page, and the states of its agreements as they were.</summary>
    public static async Task<(RegisterPage Page, IReadOnlyDictionary<Guid, Agreement> States)> PageAsync(
        Reader reader, RegisterFilter asked, Past past, CancellationToken ct)
    {
        var filter = asked with { Position = asked.Position ?? await PositionAsync(reader, past.Until, ct) };
        var order = RegisterOrder.Of(filter.Sort, filter.Descending);
        var sight = await reader.SightAsync(ct);
        var facets = filter.WithFacets ? await RegisterQuery.FacetsAsync(reader, filter with { Sort = RegisterSort.Updated }, sight, ct) : null;
        await using var command = reader.Db.CreateCommand();
        RegisterQuery.Page(command, filter, order, (reader.Scope, sight), facets?.Total, Shown);
        var found = await command.ListAsync(r => (Id: r.GetGuid(0), At: r.Get<DateTimeOffset>(1), Began: r.Get<DateTimeOffset>(2)), ct);
        var shown = found.Take(filter.PageSize).ToArray();
        var states = await StreamedStates.UpToAsync(reader, [.. shown.Select(s => s.Id)], filter.Position.Value, ct);
        var hidden = await reader.UnseenAsync(states.Values.Select(s => s.Parent).OfType<Guid>(), ct);
        RegisterRow[] rows =
        [
            .. shown.Select(s => RegisterRow.Of(states[s.Id], s.Began, s.At))
                .Select(r => r.Parent is { } parent && hidden.Contains(parent) ? r with { Parent = null } : r),
        ];
        var next = found.Count > filter.PageSize ? order.After(rows[^1]) : null;
        // How much there is in all is told to who sees all of it.
        return (new RegisterPage(rows, next, facets) { Position = reader.Scope.IsWhole ? filter.Position : null }, states);
    }
}

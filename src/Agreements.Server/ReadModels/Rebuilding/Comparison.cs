using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.ReadModels.Rebuilding;

/// <summary>Compares a live table with its rebuilt one, while neither changes and the rebuilt one is not behind.</summary>
internal static class Comparison
{
    private const int Examples = 5;

    public static async Task<TableComparison> OfAsync(NpgsqlConnection connection, ReadModelTable table, string live, string rebuilt, CancellationToken ct)
    {
        await using var count = new NpgsqlCommand(
            $"select (select count(*) from {live}.{table.Name}), (select count(*) from {rebuilt}.{table.Name})", connection);
        var (liveRows, rebuiltRows) = (await count.ListAsync(r => (r.GetInt64(0), r.GetInt64(1)), ct))[0];
        await using var differences = new NpgsqlCommand(Sql(table, live, rebuilt), connection) { CommandTimeout = 0 };
        differences.With(StoreSetup.ReadModelShard);
        var found = await differences.ListAsync(
            r => (Wrong: r.GetString(0), Count: r.GetInt64(1), Row: new RowDifference(table.Name, r.GetGuid(2), r.GetInt64(3), r.GetString(0))), ct);
        long Count(string wrong) => found.Where(f => f.Wrong == wrong).Select(f => f.Count).FirstOrDefault();
        return new TableComparison(
            table.Name, liveRows, rebuiltRows, Count("missing"), Count("surplus"), Count("different"), Count("newer"),
            [.. found.Where(f => f.Wrong != "newer").Select(f => f.Row)]);
    }

    /// <summary>
    /// A live row that shows an earlier version, or is not there yet, is right as long as the first event it lacks lies beyond what the
    /// subscription has processed. One that differs at the same version, or shows a version that no event gives, is wrong.
    /// </summary>
    private static string Sql(ReadModelTable table, string live, string rebuilt)
    {
        var own = table.Versioned == table.Name;
        var on = string.Join(" and ", table.Key.Select(k => $"n.{k} = l.{k}"));
        var (id, isHistory) = (table.Key[0], table.Key.Count > 1);
        string Columns(string alias) => string.Join(", ", table.Compared.Select(c => $"{alias}.{c}"));
        string Versions(string alias, string schema) => own ? "" : $"left join {schema}.{table.Versioned} {alias}v on {alias}v.{id} = {alias}.{id}";
        var (liveVersion, newVersion) = own ? ("l.version", "n.version") : ("lv.version", "nv.version");
        var firstLacking = isHistory ? "d.new_version" : "coalesce(d.live_version, 0) + 1";
        return
            $"""
            with d as (
                select coalesce(l.{id}, n.{id}) as id, {liveVersion} as live_version, {newVersion} as new_version,
                    l.{id} is null as not_live, n.{id} is null as not_new
                from {live}.{table.Name} l full join {rebuilt}.{table.Name} n on {on} {Versions("l", live)} {Versions("n", rebuilt)}
                where l.{id} is null or n.{id} is null or row({Columns("l")}) is distinct from row({Columns("n")})
            ), judged as (
                select d.id, coalesce(d.live_version, d.new_version, 0) as version, case
                    when d.not_new then 'surplus'
                    when not d.not_live and d.live_version >= d.new_version then 'different'
                    when exists (
                        select from {StoreSetup.EventSchema}.mt_events e where e.stream_id = d.id and e.version = {firstLacking}
                        and e.seq_id <= coalesce((select last_seq_id from {StoreSetup.EventSchema}.mt_event_progression where name = $1), 0))
                        then case when d.not_live then 'missing' else 'different' end
                    else 'newer' end as wrong
                from d
            )
            select wrong, total, id, version from (
                select wrong, id, version, count(*) over (partition by wrong) as total,
                    row_number() over (partition by wrong order by id, version) as n from judged
            ) numbered where n <= {Examples} order by wrong, n
            """;
    }
}

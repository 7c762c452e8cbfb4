using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

namespace Agreements.Server.ReadModels.Register;

/// <summary>An agreement that somebody watches.</summary>
/// <param name="Row">The agreement.</param>
/// <param name="New">How many events were recorded since they last looked; all of them when they never did.</param>
public sealed record WatchedRow(RegisterRow Row, long New);

/// <summary>Reads what somebody watches.</summary>
public static class WatchedQuery
{
    /// <summary>The agreements that a reader still sees, what has news first, then what was recorded last.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="watched">The agreements, each with the version that was seen last.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<WatchedRow>> OfAsync(Reader reader, IReadOnlyDictionary<Guid, long> watched, CancellationToken ct)
    {
        if (watched.Count == 0)
        {
            return [];
        }

        await using var command = reader.Db.CreateCommand(
            $"""
            select {RegisterTables.Rows.Columns("r", ("parent", "null"))}, greatest(r.version - w.seen, 0) as news
            from unnest($1::uuid[], $2::bigint[]) as w(id, seen) join register_rows r on r.id = w.id
            where true{reader.Scope.And("r.id")} order by greatest(r.version - w.seen, 0) > 0 desc, r.updated_at desc, r.id
            """).With(watched.Keys.ToArray()).With(watched.Values.ToArray()).With(reader.Scope);
        return await command.ListAsync(r => new WatchedRow(RegisterTables.Rows.Read(r), r.Get<long>("news")), ct);
    }
}

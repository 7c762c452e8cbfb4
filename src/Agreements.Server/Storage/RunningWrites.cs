using Npgsql;

namespace Agreements.Server.Storage;

/// <summary>Whether what was recorded by now can still become more: what a transaction has written is seen only when it has ended.</summary>
public static class RunningWrites
{
    private const int Looks = 20;

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Waits a moment for the transactions that are at the streams now. Once they have ended, all that was recorded before the call is seen; what
    /// begins later is recorded later.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False when one of them goes on.</returns>
    public static async Task<bool> EndedAsync(NpgsqlDataSource db, CancellationToken ct)
    {
        var running = await RunningAsync(db, ct);
        for (var look = 0; running.Count > 0 && look < Looks; look++)
        {
            await Task.Delay(Between, ct);
            running.IntersectWith(await RunningAsync(db, ct));
        }

        return running.Count == 0;
    }

    /// <summary>Every transaction that decides on a stream or appends to one holds such a lock from before its events have their time to its end.</summary>
    private static async Task<HashSet<string>> RunningAsync(NpgsqlDataSource db, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"""
            select distinct virtualtransaction from pg_locks
            where database = (select oid from pg_database where datname = current_database())
              and relation in ('{StoreSetup.EventSchema}.mt_streams'::regclass, '{StoreSetup.EventSchema}.mt_events'::regclass)
              and mode in ('RowShareLock', 'RowExclusiveLock')
            """);
        return [.. await command.ListAsync(r => r.GetString(0), ct)];
    }
}

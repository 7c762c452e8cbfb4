using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.ReadModels;

/// <summary>Waits until the read models show something.</summary>
/// <param name="db">The database.</param>
public sealed class ProjectionWait(NpgsqlDataSource db)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(4);

    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(120);

    /// <summary>Waits until every read model shows a stream in a version or a later one.</summary>
    /// <param name="streamId">The stream: an agreement, an entry of the directory, an engagement.</param>
    /// <param name="version">The version of its stream.</param>
    /// <param name="timeout">How long at most.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False when they did not in time.</returns>
    public async Task<bool> WaitAsync(Guid streamId, long version, TimeSpan timeout, CancellationToken ct = default)
    {
        var deadline = System.Diagnostics.Stopwatch.GetTimestamp() + (long)(timeout.TotalSeconds * System.Diagnostics.Stopwatch.Frequency);
        for (var delay = FirstDelay; ; delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay)
        {
            if (await HoldsAsync(streamId, version, ct))
            {
                return true;
            }

            if (System.Diagnostics.Stopwatch.GetTimestamp() >= deadline)
            {
                return false;
            }

            await Task.Delay(delay, ct);
        }
    }

    private async Task<bool> HoldsAsync(Guid streamId, long version, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"""
            select exists (select from {StoreSetup.EventSchema}.mt_events e join {StoreSetup.EventSchema}.mt_event_progression p on p.last_seq_id >= e.seq_id
                           where e.stream_id = $1 and e.version = $2 and p.name = $3
                           and not exists (select from set_aside a where a.stream = e.stream_id and a.version <= e.version))
            """);
        command.With(streamId).With(version).With(StoreSetup.ReadModelShard);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }
}

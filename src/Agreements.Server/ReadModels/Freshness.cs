using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.ReadModels;

/// <summary>How far the read models are behind the events.</summary>
/// <param name="LastEvent">Sequence of the last event stored; 0 for none.</param>
/// <param name="LastShown">Sequence up to which the read models hold everything; 0 for nothing.</param>
public sealed record ReadModelLag(long LastEvent, long LastShown)
{
    /// <summary>How many sequence numbers the read models are behind; an upper bound of the events, as numbers can be skipped.</summary>
    public long Behind => Math.Max(0, LastEvent - LastShown);
}

/// <summary>Tells, and waits, how far the read models are.</summary>
/// <param name="db">The database.</param>
public sealed class Freshness(NpgsqlDataSource db)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(4);

    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(120);

    /// <summary>Waits until the read models hold a stream in a version or a later one.</summary>
    /// <param name="stream">The stream: of an agreement, or of anything else that has one.</param>
    /// <param name="version">The version of its stream.</param>
    /// <param name="timeout">How long at most.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False when they did not in time.</returns>
    public async Task<bool> WaitAsync(Guid stream, long version, TimeSpan timeout, CancellationToken ct = default)
    {
        var deadline = System.Diagnostics.Stopwatch.GetTimestamp() + (long)(timeout.TotalSeconds * System.Diagnostics.Stopwatch.Frequency);
        for (var delay = FirstDelay; ; delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay)
        {
            if (await HoldsAsync(stream, version, ct))
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

    /// <summary>How far the read models are behind the events now.</summary>
    /// <param name="ct">Ends the wait.</param>
    public async Task<ReadModelLag> LagAsync(CancellationToken ct = default)
    {
        await using var command = db.CreateCommand(
            $"""
            select coalesce((select max(seq_id) from {StoreSetup.EventSchema}.mt_events), 0),
                   coalesce((select last_seq_id from {StoreSetup.EventSchema}.mt_event_progression where name = $1), 0)
            """);
        command.With($"{Composition.ReadModelSubscription}:All");
        return (await command.ListAsync(r => new ReadModelLag(r.GetInt64(0), r.GetInt64(1)), ct))[0];
    }

    private async Task<bool> HoldsAsync(Guid stream, long version, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"""
            select (exists (select from board_cards where id = $1 and version >= $2)
                and exists (select from register_rows where id = $1 and version >= $2)
                and exists (select from progress_rows where id = $1 and version >= $2)
                and exists (select from timeline_entries where agreement_id = $1 and version >= $2))
               -- What is no agreement has no row there: then the page of events that holds it must be through.
                or exists (select from {StoreSetup.EventSchema}.mt_events e
                    where e.stream_id = $1 and e.version = $2
                      and e.seq_id <= (select last_seq_id from {StoreSetup.EventSchema}.mt_event_progression where name = $3))
            """);
        command.With(stream).With(version).With($"{Composition.ReadModelSubscription}:All");
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }
}

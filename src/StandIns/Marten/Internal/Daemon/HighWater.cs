using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Marten.Internal.Daemon;

/// <summary>Looks for new events and says up to which sequence number they may be processed. One per daemon.</summary>
internal sealed class HighWater(DocumentStore store, ShardStateTracker tracker, Pulse notices, ILogger logger)
{
    private const int Window = 20_000;
    private static readonly TimeSpan IdlePoll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(8);
    private static readonly TimeSpan KeptEvery = TimeSpan.FromMilliseconds(500);
    private readonly TaskCompletionSource _known = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _mark;
    private long _kept;
    private long _keptAt;

    public long Mark => Volatile.Read(ref _mark);

    /// <summary>Set whenever the mark moves.</summary>
    public Pulse Advanced { get; } = new();

    /// <summary>Completes when the mark has been found out for the first time.</summary>
    public Task Known => _known.Task;

    public async Task RunAsync(CancellationToken stop)
    {
        var backOff = new BackOff();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(backOff, stop);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or IOException)
            {
                var pause = backOff.Next();
                DaemonLog.HighWaterFailed(logger, failure, pause);
                await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Stores the mark, so that the next start need not look through old events.</summary>
    public async Task KeepAsync(CancellationToken token)
    {
        var mark = Mark;
        if (mark == _kept)
        {
            return;
        }

        await using var connection = await store.Database.OpenConnectionAsync(token);
        await using var command = new NpgsqlCommand(
            $"insert into {store.Sql.Schema}.mt_event_progression as p (name, last_seq_id) values ('{ShardState.HighWaterMark}', $1) on conflict (name) "
            + "do update set last_seq_id = greatest(p.last_seq_id, excluded.last_seq_id), last_updated = transaction_timestamp()", connection)
        {
            Parameters = { new NpgsqlParameter<long> { TypedValue = mark } },
        };
        await command.ExecuteNonQueryAsync(token);
        (_kept, _keptAt) = (mark, Environment.TickCount64);
    }

    private async Task FollowAsync(BackOff backOff, CancellationToken stop)
    {
        await store.Schema.EnsureAsync(stop);
        var ledger = new GapLedger(Math.Max(Mark, await ReadKeptAsync(stop)));
        while (true)
        {
            var (appended, noticed) = (store.Committed.Next, notices.Next);
            var seen = await LookAsync(ledger, stop);
            Publish(ledger.Mark);
            backOff.Reset();
            if (Environment.TickCount64 - _keptAt > KeptEvery.TotalMilliseconds)
            {
                await KeepAsync(stop);
            }

            if (ledger.HasGap || seen == Window)
            {
                await Task.Delay(ledger.HasGap ? ShortestPause : TimeSpan.Zero, stop);
                continue;
            }

            // Commits come by the thousand; a look per few milliseconds serves them all and leaves the processor to them.
            var rested = Task.Delay(ShortestPause, stop);
            await Task.WhenAny(appended, noticed, Task.Delay(IdlePoll, stop));
            await rested;
        }
    }

    private void Publish(long mark)
    {
        var moved = mark != Mark;
        Volatile.Write(ref _mark, mark);
        if (moved || !_known.Task.IsCompleted)
        {
            tracker.Publish(new ShardState(ShardState.HighWaterMark, mark));
            _known.TrySetResult();
            Advanced.Set();
        }
    }

    private async Task<int> LookAsync(GapLedger ledger, CancellationToken token)
    {
        await using var connection = await store.Database.OpenConnectionAsync(token);
        var oldest = ledger.IsWaiting ? await ReadOldestAsync(connection, token) : 0;
        var visible = await ReadVisibleAsync(connection, ledger.Mark, token);
        ledger.Look(oldest, visible);
        if (ledger.NeedsSighting)
        {
            await using var take = new NpgsqlCommand("select pg_current_xact_id()::text::bigint", connection);
            ledger.Sighted((long)(await take.ExecuteScalarAsync(token))!);
        }

        return visible.Length;
    }

    private async Task<long[]> ReadVisibleAsync(NpgsqlConnection connection, long mark, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(
            $"select array(select seq_id from {store.Sql.Schema}.mt_events where seq_id > $1 order by seq_id limit {Window})", connection)
        {
            Parameters = { new NpgsqlParameter<long> { TypedValue = mark, NpgsqlDbType = NpgsqlDbType.Bigint } },
        };
        await command.PrepareAsync(token);
        return (long[])(await command.ExecuteScalarAsync(token))!;
    }

    /// <summary>The oldest transaction id running; those of other databases cannot fill a gap of this one, however long they run.</summary>
    private static async Task<long> ReadOldestAsync(NpgsqlConnection connection, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(
            "select coalesce((select min(x::text::bigint) from pg_snapshot_xip(pg_current_snapshot()) x where not exists "
            + "(select from pg_stat_activity a where a.backend_xid = x::xid and a.datname <> current_database())), "
            + "pg_snapshot_xmax(pg_current_snapshot())::text::bigint)", connection);
        await command.PrepareAsync(token);
        return (long)(await command.ExecuteScalarAsync(token))!;
    }

    private async Task<long> ReadKeptAsync(CancellationToken token)
    {
        await using var connection = await store.Database.OpenConnectionAsync(token);
        await using var command = new NpgsqlCommand(
            $"select last_seq_id from {store.Sql.Schema}.mt_event_progression where name = '{ShardState.HighWaterMark}'", connection);
        return _kept = await command.ExecuteScalarAsync(token) as long? ?? 0;
    }
}

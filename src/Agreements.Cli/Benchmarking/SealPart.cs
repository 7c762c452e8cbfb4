using Agreements.Server.Sealing;
using Npgsql;
using System.Diagnostics;

namespace Agreements.Cli.Benchmarking;

/// <summary>
/// What sealing costs commands at full load, and how soon events are sealed. "Without" is the same server while somebody holds the head of the tree: nothing
/// is added to it, and nothing is done about it.
/// </summary>
internal static class SealPart
{
    private const int Callers = 8;
    private const int EventsPerCommit = 10;
    private const int CommitsPerSecond = 100;

    public static async Task MeasureAsync(BenchRun run, Figures figures)
    {
        await using var server = await BenchServer.StartAsync(run.Database, tells: false);
        var models = await Seeding.ModelsAsync(server.Store);
        var streams = new Streams(run.Database, "agreements");
        for (var round = 0; round <= run.Rounds; round++)
        {
            var into = round == 0 ? new Figures() : figures;
            // Each twice, from the outside in: the machine is not as fast at the end of a round as at its beginning.
            var (with, without) = (0.0, 0.0);
            foreach (var seals in round % 2 == 0 ? new[] { true, false, false, true } : [false, true, true, false])
            {
                var speed = await PerSecondAsync(run, server, streams, models, seals, into);
                (with, without) = seals ? (with + (speed / 2), without) : (with, without + (speed / 2));
            }

            into.Add("commands/s, sealed meanwhile", with);
            into.Add("commands/s, not sealed", without);
            into.Add("sealed ÷ not sealed", with / without, Asked.AtLeast(0.95));
            var delays = await DelaysAsync(run, server, models);
            into.Add($"{EventsPerCommit * CommitsPerSecond} events/s: commit → sealed p50 ms", BenchFigure.Percentile(delays, 0.5));
            into.Add($"{EventsPerCommit * CommitsPerSecond} events/s: commit → sealed p99 ms", BenchFigure.Percentile(delays, 0.99), Asked.AtMost(500));
        }
    }

    /// <summary>Waits until all is shown and sealed.</summary>
    public static async Task SettledAsync(BenchDatabase database)
    {
        await database.CaughtUpAsync();
        while (await database.ScalarAsync<bool>("select position < (select max(seq_id) from agreements.mt_events) from ledger.head"))
        {
            await Task.Delay(20);
        }
    }

    private static async Task<double> PerSecondAsync(BenchRun run, BenchServer server, Streams streams, Guid[] models, bool seals, Figures into)
    {
        var most = (int)(1_600 * run.Seconds);
        var agreements = await streams.CopyAsync(models, most);
        await SettledAsync(run.Database);
        await using var held = seals ? null : await HoldAsync(run.Database);
        var speed = await Load.PerSecondAsync(Callers, run.Seconds, most, (_, n) => server.RecordAsync(agreements[n], new AdvanceToNegotiated()));
        if (seals)
        {
            var watch = Stopwatch.StartNew();
            while (await run.Database.ScalarAsync<bool>("select position < (select max(seq_id) from agreements.mt_events) from ledger.head"))
            {
                await Task.Delay(5);
            }

            into.Add("all is sealed so long after the last command, ms", watch.Elapsed.TotalMilliseconds);
        }

        return speed;
    }

    /// <summary>Holds the head until it is disposed.</summary>
    private static async Task<NpgsqlConnection> HoldAsync(BenchDatabase database)
    {
        // Not of the pool: closing it ends its transaction.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var hold = new NpgsqlCommand($"begin; select size from {LedgerTables.Schema}.head for update", connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>From the end of each commit to the first look at the head, one every few milliseconds, that has its last event.</summary>
    private static async Task<IReadOnlyList<double>> DelaysAsync(BenchRun run, BenchServer server, Guid[] models)
    {
        await SettledAsync(run.Database);
        await using var session = server.Store.QuerySession();
        var events = (await session.Events.FetchStreamAsync(models[0])).Select(e => e.Data).Take(EventsPerCommit / 2).ToArray();
        var (committed, seen) = (new List<(long At, long Position)>(), new List<(long At, long Position)>());
        var (watch, commits) = (Stopwatch.StartNew(), (int)(CommitsPerSecond * 3 * run.Seconds));
        using var over = new CancellationTokenSource();
        var looking = LookAsync(run.Database, seen, over.Token);
        await Load.PerSecondAsync(4, double.MaxValue, commits, async (_, n) =>
        {
            var early = (n * 1000.0 / CommitsPerSecond) - watch.Elapsed.TotalMilliseconds;
            if (early > 1)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(early));
            }

            await using var writing = server.Store.LightweightSession();
            Guid[] streams = [Guid.NewGuid(), Guid.NewGuid()];
            foreach (var stream in streams)
            {
                writing.Events.StartStream<Agreement>(stream, events);
            }

            await writing.SaveChangesAsync();
            var at = Stopwatch.GetTimestamp();
            var last = await run.Database.ScalarAsync<long>(
                $"select max(seq_id) from agreements.mt_events where stream_id in ('{streams[0]}', '{streams[1]}')");
            lock (committed)
            {
                committed.Add((at, last));
            }
        });
        await SettledAsync(run.Database);
        await Task.Delay(20);
        await over.CancelAsync();
        await looking;
        return [.. committed.Select(c => Stopwatch.GetElapsedTime(c.At, seen.First(s => s.Position >= c.Position && s.At >= c.At).At).TotalMilliseconds)];
    }

    private static async Task LookAsync(BenchDatabase database, List<(long At, long Position)> seen, CancellationToken over)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(CancellationToken.None);
        await using var look = new NpgsqlCommand($"select position from {LedgerTables.Schema}.head", connection);
        while (!over.IsCancellationRequested)
        {
            var position = (long)(await look.ExecuteScalarAsync(CancellationToken.None))!;
            seen.Add((Stopwatch.GetTimestamp(), position));
            await Task.Delay(4, CancellationToken.None);
        }
    }
}

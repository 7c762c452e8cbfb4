using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace Agreements.Cli.Benchmarking;

/// <summary>
/// Times commit → visible. The answer of a command is the commit. Visible is the moment at which the progress of the subscription, which commits
/// with the rows of all read models, is seen to have passed the event by somebody who asks every two milliseconds.
/// </summary>
internal static class VisibilityPart
{
    private const int Callers = 16;
    private const int CallersAtFullSpeed = 8;
    private const double AtMost = 150;
    private const int AtFullSpeed = 0;

    private static readonly TimeSpan LongestTelling = TimeSpan.FromMinutes(1);

    public static async Task MeasureAsync(BenchRun run, Figures figures)
    {
        Guid[]? models = null;
        foreach (var tells in new[] { true, false })
        {
            await using var server = await BenchServer.StartAsync(run.Database, tells);
            models ??= await Seeding.ModelsAsync(server.Store);
            for (var round = 0; round <= run.Rounds; round++)
            {
                var into = round == 0 ? new Figures() : figures;
                foreach (var pace in tells ? new[] { 10, 200, 500, AtFullSpeed } : [AtFullSpeed])
                {
                    var heard = server.Heard;
                    var seen = await new Visibility(run.Database, server).RunAsync(models, pace, pace == AtFullSpeed ? run.Seconds : 3 * run.Seconds);
                    var who = pace == AtFullSpeed ? $"full speed, {CallersAtFullSpeed} callers{(tells ? "" : ", nobody told")}" : $"{pace}/s";
                    Take(into, who, pace, seen);
                    if (tells)
                    {
                        into.Add($"{who}: all told after s more", await ToldAsync(server, heard + seen.Delays.Count));
                    }
                }
            }
        }
    }

    /// <summary>Waits until the recipient has heard of every change: what is still to be told would be in the way of the next figure.</summary>
    private static async Task<double> ToldAsync(BenchServer server, long all)
    {
        var watch = Stopwatch.StartNew();
        while (server.Heard < all && watch.Elapsed < LongestTelling)
        {
            await Task.Delay(5);
        }

        return server.Heard >= all ? watch.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"{all - server.Heard} notices have not come after a minute.");
    }

    private static void Take(Figures figures, string who, int pace, Seen seen)
    {
        figures.Add($"{who}: commands/s done", seen.PerSecond);
        figures.Add($"{who}: p50 ms", BenchFigure.Percentile(seen.Delays, 0.5));
        figures.Add($"{who}: p99 ms", BenchFigure.Percentile(seen.Delays, 0.99), pace == AtFullSpeed ? null : Asked.AtMost(AtMost));
        if (pace == AtFullSpeed)
        {
            var quarter = seen.Delays.Count / 4;
            // What falls behind is later and later.
            var growth = BenchFigure.Percentile(seen.Delays.TakeLast(quarter), 0.5) - BenchFigure.Percentile(seen.Delays.Take(quarter), 0.5);
            figures.Add($"{who}: later in the last quarter than in the first by ms", growth, Asked.AtMost(AtMost));
        }
    }

    /// <summary>What was seen: the delays in the order of the commits, in milliseconds.</summary>
    private sealed record Seen(double PerSecond, IReadOnlyList<double> Delays);

    private sealed class Visibility(BenchDatabase database, BenchServer server)
    {
        private readonly ConcurrentDictionary<Guid, long> _committed = new();
        private readonly List<(long At, long UpTo)> _progress = [];

        /// <summary>Runs commands at a pace, or as fast as they go.</summary>
        public async Task<Seen> RunAsync(Guid[] models, int pace, double seconds)
        {
            var most = pace == AtFullSpeed ? (int)(1_600 * seconds) : (int)(pace * seconds);
            var agreements = await new Streams(database, "agreements").CopyAsync(models, most);
            await database.CaughtUpAsync();
            using var done = new CancellationTokenSource();
            var watching = WatchAsync(done.Token);
            var perSecond = await CommandAsync(agreements, pace, seconds);
            await database.CaughtUpAsync(beat: 2);
            await done.CancelAsync();
            await watching;
            return new Seen(perSecond, await DelaysAsync(agreements));
        }

        private async Task<double> CommandAsync(Guid[] agreements, int pace, double seconds)
        {
            var watch = Stopwatch.StartNew();
            return await Load.PerSecondAsync(pace == AtFullSpeed ? CallersAtFullSpeed : Callers, seconds, agreements.Length, async (_, n) =>
            {
                var early = pace == AtFullSpeed ? 0 : (n * 1000.0 / pace) - watch.Elapsed.TotalMilliseconds;
                if (early > 1)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(early));
                }

                await server.RecordAsync(agreements[n], new AdvanceToNegotiated());
                _committed[agreements[n]] = Stopwatch.GetTimestamp();
            });
        }

        private async Task WatchAsync(CancellationToken stop)
        {
            while (!stop.IsCancellationRequested)
            {
                var upTo = await database.DeliveredAsync();
                _progress.Add((Stopwatch.GetTimestamp(), upTo));
                await Task.Delay(2, CancellationToken.None);
            }

            _progress.Add((Stopwatch.GetTimestamp(), await database.DeliveredAsync()));
        }

        private async Task<IReadOnlyList<double>> DelaysAsync(Guid[] agreements)
        {
            var delays = new List<double>();
            await using var command = database.DataSource.CreateCommand("""
                select e.stream_id, e.seq_id, b.version from agreements.mt_events e join read_models.board_cards b on b.id = e.stream_id
                where e.stream_id = any($1) and e.version = 5 order by e.seq_id
                """);
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = agreements });
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                if (reader.GetInt64(2) < 5)
                {
                    throw new InvalidOperationException($"The board does not show what was recorded of {reader.GetGuid(0)}.");
                }

                var seen = _progress.Find(p => p.UpTo >= reader.GetInt64(1)).At;
                delays.Add(Math.Max(0, Stopwatch.GetElapsedTime(_committed[reader.GetGuid(0)], seen).TotalMilliseconds));
            }

            return delays.Count == _committed.Count ? delays
                : throw new InvalidOperationException($"The board lacks {_committed.Count - delays.Count} agreements.");
        }
    }
}

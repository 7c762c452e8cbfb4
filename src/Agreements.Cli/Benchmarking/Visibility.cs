using System.Collections.Concurrent;
using System.Diagnostics;
using Agreements.Server.Commands;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wolverine;

namespace Agreements.Cli.Benchmarking;

/// <summary>How long it took from a commit until all read models held it, in milliseconds, and how many commands were done per second.</summary>
/// <param name="P50">Median.</param>
/// <param name="P99">99th percentile.</param>
/// <param name="PerSecond">Commands per second meanwhile.</param>
internal sealed record VisibilityRound(double P50, double P99, double PerSecond);

/// <summary>Times commit → visible: the answer of a command is the commit, the subscription's progression row (written with the rows) is visibility.</summary>
internal sealed class Visibility(BenchDatabase database, IHost host)
{
    private static readonly Actor By = new("bench", "cq-edu", ActingRole.Coordinator);

    private readonly ConcurrentDictionary<Guid, long> _committed = new();
    private readonly List<double> _delays = [];

    /// <summary>Runs commands at a pace (0 for as fast as they go) with this many callers.</summary>
    public async Task<VisibilityRound> RoundAsync(string series, int count, int perSecond, int callers)
    {
        _delays.Clear();
        _committed.Clear();
        await Seeding.WriteAsync(host.Services.GetRequiredService<IDocumentStore>(), series, 0, count, Seeding.ReadyToNegotiate);
        await BenchHost.Daemon(host).WaitForNonStaleData(TimeSpan.FromMinutes(5));
        using var done = new CancellationTokenSource();
        var watching = Task.Run(() => WatchAsync(count, done.Token));
        var watch = Stopwatch.StartNew();
        await RunAsync(series, count, perSecond, callers, watch);
        var rate = count / watch.Elapsed.TotalSeconds;
        done.CancelAfter(TimeSpan.FromSeconds(60));
        await watching;
        return new VisibilityRound(Measured.Percentile(_delays, 0.5), Measured.Percentile(_delays, 0.99), rate);
    }

    private async Task RunAsync(string series, int count, int perSecond, int callers, Stopwatch watch)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < count; n = Interlocked.Increment(ref next))
            {
                var due = perSecond == 0 ? 0 : n * 1000.0 / perSecond;
                if (due - watch.Elapsed.TotalMilliseconds is > 1 and var early)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(early));
                }

                await using var scope = host.Services.CreateAsyncScope();
                var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
                var id = Seeding.Id(series, n);
                await bus.InvokeAsync<Answer>(new AgreementRequest(id, new AdvanceToNegotiated(), new CommandContext(By, new DateOnly(2026, 1, 1))));
                _committed[id] = Stopwatch.GetTimestamp();
            }
        })));
    }

    /// <summary>Asks every few milliseconds which of the waiting commits every read model holds; the asking itself is part of the figure.</summary>
    private async Task WatchAsync(int count, CancellationToken stop)
    {
        while (_delays.Count < count && !stop.IsCancellationRequested)
        {
            var waiting = _committed.Keys.ToArray();
            if (waiting.Length > 0)
            {
                await using var command = database.DataSource.CreateCommand("""
                    select b.id from board_cards b join register_rows r using (id) join progress_rows p using (id)
                    where b.id = any($1) and least(b.version, r.version, p.version) >= 5
                      and exists (select from flow_moves f where f.agreement_id = b.id and f.version >= 5)
                    """);
                command.Parameters.AddWithValue(waiting);
                await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
                var now = Stopwatch.GetTimestamp();
                while (await reader.ReadAsync(CancellationToken.None))
                {
                    if (_committed.TryRemove(reader.GetGuid(0), out var at))
                    {
                        _delays.Add(Stopwatch.GetElapsedTime(at, now).TotalMilliseconds);
                    }
                }
            }

            await Task.Delay(2, CancellationToken.None);
        }

        if (_delays.Count < count)
        {
            throw new InvalidOperationException($"{count - _delays.Count} of {count} commits were not visible in {Composition.ReadModelSubscription} a minute after the last.");
        }
    }
}

using Agreements.Server.Storage;
using JasperFx.Events.Projections;
using System.Diagnostics;

namespace Agreements.Server.Sealing;

/// <summary>
/// Seals behind the log: an ordered subscription of its own to the daemon's high-water mark, up to which nothing is still being written. It takes no events
/// from the daemon: what is sealed is what the table has and not what the code makes of it, and what the code cannot read is sealed too. On a server whose
/// daemon rests the mark does not move, and nothing is done.
/// </summary>
/// <param name="coordinator">Runs the daemon.</param>
/// <param name="sealer">Adds the leaves.</param>
/// <param name="clock">Counts its rests.</param>
/// <param name="log">Told when it fails.</param>
internal sealed partial class SealSubscription(
    Marten.Events.Daemon.Coordination.IProjectionCoordinator coordinator, Sealer sealer, TimeProvider clock, ILogger<SealSubscription> log)
    : BackgroundService, IObserver<ShardState>
{
    /// <summary>Between two seals, so that under load one has many events: its costs are per seal more than per event.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(150);

    /// <summary>Looked without being told: after a failure, and when a mark was missed.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly Wakeup _moved = new();

    /// <inheritdoc />
    public void OnNext(ShardState value)
    {
        if (value.ShardName == ShardState.HighWaterMark)
        {
            _moved.Set();
        }
    }

    /// <inheritdoc />
    public void OnCompleted()
    {
    }

    /// <inheritdoc />
    public void OnError(Exception error)
    {
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _moved.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var tracker = coordinator.DaemonForMainDatabase().Tracker;
        using var following = tracker.Subscribe(this);
        var isFailing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                await sealer.SealAsync(tracker.HighWaterMark, stoppingToken);
                isFailing = false;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever it is, the server goes on: no command waits for the seal.
                if (!isFailing)
                {
                    Failed(log, e);
                }

                isFailing = true;
            }

            var left = Rest - Stopwatch.GetElapsedTime(began);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, clock, stoppingToken);
            }

            await _moved.WaitAsync(Look, stoppingToken);
        }
    }

    [LoggerMessage(3302, LogLevel.Error, "Events are not sealed for now; they are recorded all the same, and sealed when this passes.")]
    private static partial void Failed(ILogger log, Exception cause);
}

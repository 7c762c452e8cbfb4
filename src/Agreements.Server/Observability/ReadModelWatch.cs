using System.Diagnostics.Metrics;
using JasperFx;
using JasperFx.Events.Daemon;
using Npgsql;
using IProjectionCoordinator = Marten.Events.Daemon.Coordination.IProjectionCoordinator;

namespace Agreements.Server.Observability;

/// <summary>
/// Watches the subscription of the read models: how far it is, and whether an event stopped it. A subscription that stopped may be
/// started again behind our back and stop at the same event at once; so a stop is over only when the event itself has been shown.
/// </summary>
public sealed class ReadModelWatch : BackgroundService
{
    private const string Shard = $"{Composition.ReadModelSubscription}:All";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestResume = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ResumeStep = TimeSpan.FromMilliseconds(50);

    private readonly IProjectionCoordinator _coordinator;
    private readonly ProgressReading _progress;
    private readonly TimeProvider _clock;
    private readonly ILogger<ReadModelWatch> _log;
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly Meter _meter = new(Telemetry.Name);
    private volatile ReadModelState _state = new(ReadModelActivity.Starting, 0, 0, 0, 0, null);
    private ReadModelStop? _stop;
    private bool _seenRunning;

    /// <summary>Watches the subscription of one host.</summary>
    /// <param name="coordinator">Runs the subscription.</param>
    /// <param name="database">Where events and progress are.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="log">The log.</param>
    public ReadModelWatch(IProjectionCoordinator coordinator, NpgsqlDataSource database, TimeProvider clock, ILogger<ReadModelWatch> log)
    {
        (_coordinator, _progress, _clock, _log) = (coordinator, new ProgressReading(database), clock, log);
        _meter.CreateObservableGauge(Telemetry.ReadModelLagName, () => _state.BehindEvents, "{event}", "Events that the read models have not shown yet.");
        _meter.CreateObservableGauge(Telemetry.ReadModelAgeName, () => _state.BehindSeconds, "s", "Age of the oldest event not shown.");
        _meter.CreateObservableGauge(Telemetry.ReadModelStoppedName, () => _state.Stop is null ? 0 : 1, null, "1 while an event keeps the read models from going on.");
        _meter.CreateObservableGauge(Telemetry.NoticesDeadName, () => _state.DeadNotices, "{notice}", "Notices given up and waiting to be replayed.");
    }

    private ISubscriptionAgent? Agent => _coordinator.DaemonForMainDatabase().CurrentAgents().FirstOrDefault(a => a.Name.Identity == Shard);

    /// <summary>Looks at the subscription now.</summary>
    /// <param name="stop">Stops waiting.</param>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public async Task<ReadModelState> LookAsync(CancellationToken stop)
    {
        await _oneAtATime.WaitAsync(stop);
        try
        {
            // The agent first: a stop seen after the numbers were read could be blamed on an event that is past.
            var agent = Agent;
            var progress = await _progress.ReadAsync(Shard, stop);
            var position = Math.Max(progress.Position, agent?.Position ?? 0);
            await NoteStopAsync(agent, position, progress.Head, stop);
            return _state = new ReadModelState(ActivityOf(agent), position, progress.Head, position >= progress.Head ? 0 : progress.Age, progress.DeadNotices, _stop);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Lets the subscription go on at the event it stopped on, once the cause is mended; nothing is skipped. Harmless when it runs.</summary>
    /// <param name="stop">Stops waiting.</param>
    /// <returns>The state once the event is shown, or has stopped it again, or after five seconds.</returns>
    public async Task<ReadModelState> ResumeAsync(CancellationToken stop)
    {
        var failedAt = Agent?.PausedTime;
        await _coordinator.DaemonForMainDatabase().StartAgentAsync(Shard, stop);
        var until = _clock.GetUtcNow() + LongestResume;
        while (true)
        {
            var state = await LookAsync(stop);
            var stoppedAgain = Agent is { Status: AgentStatus.Paused } agent && agent.PausedTime != failedAt;
            if (state.Stop is null || stoppedAgain || _clock.GetUtcNow() > until)
            {
                return state;
            }

            await Task.Delay(ResumeStep, _clock, stop);
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _meter.Dispose();
        _oneAtATime.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _clock);
        var isDown = false;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
                isDown = false;
            }
            catch (NpgsqlException e)
            {
                if (!isDown)
                {
                    ObservabilityLog.DatabaseUnreachable(_log, e);
                }

                isDown = true;
            }
        }
    }

    private ReadModelActivity ActivityOf(ISubscriptionAgent? agent)
    {
        _seenRunning |= agent is { Status: AgentStatus.Running };
        return (_stop, agent) switch
        {
            ({ }, _) => ReadModelActivity.StoppedOnEvent,
            (null, { Status: AgentStatus.Running }) => ReadModelActivity.Running,
            _ => _seenRunning ? ReadModelActivity.Stopped : ReadModelActivity.Starting,
        };
    }

    private async Task NoteStopAsync(ISubscriptionAgent? agent, long position, long head, CancellationToken stop)
    {
        if (agent is { Status: AgentStatus.Paused, Failure: { } failure })
        {
            var seen = await _progress.BlameAsync(failure, position, stop);
            if (!seen.IsSameAs(_stop))
            {
                _stop = seen;
                ObservabilityLog.ReadModelsStopped(_log, Shard, seen.Sequence, seen.Type, seen.Stream, seen.Version, seen.ExceptionType, seen.Error);
            }
        }
        else if (_stop is { } past && position >= Math.Min(past.Sequence, head))
        {
            _stop = null;
            ObservabilityLog.ReadModelsGoOn(_log, Shard, past.Sequence);
        }
    }
}

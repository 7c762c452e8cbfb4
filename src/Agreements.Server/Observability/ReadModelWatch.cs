using Agreements.Server.Commands;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Telling;
using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.Storage;
using JasperFx.Events.Daemon;
using JasperFx;
using Marten;
using Npgsql;
using System.Diagnostics.Metrics;
using IProjectionCoordinator = Marten.Events.Daemon.Coordination.IProjectionCoordinator;

namespace Agreements.Server.Observability;

/// <summary>
/// Watches the subscription of the read models: how far it is, whether an event stopped it, and whether it moves at all. A subscription that
/// stopped may be started again behind our back and stop at the same event at once; so a stop is over only when the event itself has been
/// shown. One that stopped for no fault of an event is started again.
/// </summary>
public sealed class ReadModelWatch : BackgroundService
{
    private const string Shard = StoreSetup.ReadModelShard;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestResume = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ResumeStep = TimeSpan.FromMilliseconds(50);

    /// <summary>How long an agent that is not running may rest, while events wait, before it is said and the agent is started again.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(5);

    /// <summary>The same while it seems to run, here or elsewhere: a page of many events on a busy machine must not be broken off.</summary>
    private static readonly TimeSpan LongestStandstill = TimeSpan.FromSeconds(60);

    /// <summary>How old the oldest event not shown may be before health says so.</summary>
    private const double LongestDelaySeconds = 5;

    private readonly IProjectionCoordinator _coordinator;
    private readonly ProgressReading _progress;
    private readonly NpgsqlDataSource _database;
    private readonly IDocumentStore _store;
    private readonly TimeProvider _clock;
    private readonly SystemCauses _causes;
    private readonly ILogger<ReadModelWatch> _log;
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly Meter _meter = new(Telemetry.Name);
    private volatile ReadModelState _state = new(ReadModelActivity.Starting, 0, 0, 0, 0, null);
    private ReadModelStop? _stop;
    private bool _seenMoving;
    private long _lastPosition = -1;
    private DateTimeOffset _movedAt;
    private DateTimeOffset _startedAgainAt;
    private long _aheadOf = -1;
    private DateTimeOffset _aheadSince;
    private bool _isDeluded;

    /// <summary>Watches the subscription of one host.</summary>
    /// <param name="coordinator">Runs the subscription.</param>
    /// <param name="database">Where events and progress are.</param>
    /// <param name="store">The events.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="causes">Tells administrators that it stopped.</param>
    /// <param name="log">The log.</param>
    public ReadModelWatch(IProjectionCoordinator coordinator, NpgsqlDataSource database, IDocumentStore store, TimeProvider clock, SystemCauses causes,
        ILogger<ReadModelWatch> log)
    {
        _causes = causes;
        (_coordinator, _progress, _database, _store, _clock, _log) = (coordinator, new ProgressReading(database), database, store, clock, log);
        _meter.CreateObservableGauge(Telemetry.ReadModelLagName, () => _state.BehindEvents, "{event}", "Events that the read models have not shown yet.");
        _meter.CreateObservableGauge(Telemetry.ReadModelAgeName, () => _state.BehindSeconds, "s", "Age of the oldest event not shown.");
        _meter.CreateObservableGauge(
            Telemetry.ReadModelStoppedName, () => _state.Stop is null ? 0 : 1, null, "1 while an event keeps the read models from going on.");
        _meter.CreateObservableGauge(Telemetry.NoticesDeadName, () => _state.DeadNotices, "{notice}", "Notices given up and waiting to be replayed.");
        _meter.CreateObservableGauge(
            Telemetry.StreamsSetAsideName, () => _state.SetAside, "{stream}", "Streams that the read models cannot show from an event on.");
    }

    /// <summary>How it was when somebody looked last: at most a few seconds ago.</summary>
    public ReadModelState State => _state;

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
            var position = Believed(agent, progress.Position);
            await NoteStopAsync(agent, position, progress.Head, stop);
            NoteMove(position, progress.Head);
            var age = position >= progress.Head ? 0 : progress.Age;
            return _state = new ReadModelState(ActivityOf(agent, age), position, progress.Head, age, progress.DeadNotices, _stop, progress.SetAside)
            {
                WebhooksOff = progress.WebhooksOff,
                ShownUpTo = age > LongestDelaySeconds ? _clock.GetUtcNow() - TimeSpan.FromSeconds(age) : null,
            };
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

    /// <summary>The streams that were set aside, longest first, and why.</summary>
    /// <param name="stop">Stops waiting.</param>
    public Task<IReadOnlyList<SetAsideStream>> SetAsideAsync(CancellationToken stop) => SetAside.ListAsync(_database, stop);

    /// <summary>Tries again to show streams that were set aside.</summary>
    /// <param name="streams">The streams; empty for all.</param>
    /// <param name="stop">Stops waiting.</param>
    public Task<IReadOnlyList<Retried>> RetryAsync(IReadOnlyCollection<Guid> streams, CancellationToken stop) =>
        Retry.RunAsync(_database, _store, streams, stop);

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
                await StartAgainAsync(stoppingToken);
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

    /// <summary>
    /// Starts the agent of this server again when it stopped or stands still: from where the database says the progress is, which its own
    /// starting again does not ask. Only an agent that is here: where another server has the lock there is none, and that server looks after
    /// its own.
    /// </summary>
    private async Task StartAgainAsync(CancellationToken stop)
    {
        var now = _clock.GetUtcNow();
        if (_state.Activity is not (ReadModelActivity.NotAdvancing or ReadModelActivity.Stopped or ReadModelActivity.StoppedOnEvent)
            || Agent is not { } agent || now - _startedAgainAt < LongestRest)
        {
            return;
        }

        _startedAgainAt = now;
        if (_stop is null)
        {
            ObservabilityLog.StartedAgain(_log, Shard, agent.Status, _state.Position, _state.Head);
        }

        var daemon = _coordinator.DaemonForMainDatabase();
        await daemon.StopAgentAsync(Shard);
        await daemon.StartAgentAsync(Shard, stop);
    }

    /// <summary>
    /// What a running agent has committed a moment ago may not be in the numbers yet; what a stopped one believes is worth nothing. Nor is what a running
    /// one goes on believing while the database knows nothing of it: its page was taken back without a word, and comes again when the agent is started again.
    /// </summary>
    private long Believed(ISubscriptionAgent? agent, long position)
    {
        var isAhead = agent is { Status: AgentStatus.Running } && agent.Position > position;
        if (!isAhead || position != _aheadOf)
        {
            (_aheadOf, _aheadSince) = (isAhead ? position : -1, _clock.GetUtcNow());
        }

        _isDeluded = isAhead && _clock.GetUtcNow() - _aheadSince > LongestRest;
        return isAhead && !_isDeluded ? agent!.Position : position;
    }

    private void NoteMove(long position, long head)
    {
        if (position != _lastPosition || position >= head)
        {
            _seenMoving |= _lastPosition >= 0 && (position > _lastPosition || position >= head);
            (_lastPosition, _movedAt) = (position, _clock.GetUtcNow());
        }
    }

    private ReadModelActivity ActivityOf(ISubscriptionAgent? agent, double age)
    {
        if (_stop is not null)
        {
            return ReadModelActivity.StoppedOnEvent;
        }

        var isRunning = agent is { Status: AgentStatus.Running };
        _seenMoving |= isRunning;
        if (!_seenMoving)
        {
            return ReadModelActivity.Starting;
        }

        var still = _clock.GetUtcNow() - _movedAt;
        if (_isDeluded || (agent is not null && !isRunning && still > LongestRest))
        {
            return ReadModelActivity.Stopped;
        }

        if (still > LongestStandstill)
        {
            return ReadModelActivity.NotAdvancing;
        }

        return age > LongestDelaySeconds ? ReadModelActivity.Behind : ReadModelActivity.Running;
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
                await _causes.TellAsync(
                    new Cause(
                        $"subscription-stopped/{Shard}/{seen.Sequence}", Topic.SubscriptionStopped, null, _clock.GetUtcNow(), null,
                        new CauseFacts(new Text(Shard)) { Code = seen.ExceptionType }, [new Audience(ToldAs.Administrators)]), stop);
            }
        }
        else if (_stop is { } past && position >= Math.Min(past.Sequence, head))
        {
            _stop = null;
            ObservabilityLog.ReadModelsGoOn(_log, Shard, past.Sequence);
        }
    }
}

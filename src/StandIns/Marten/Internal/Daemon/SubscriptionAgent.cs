using JasperFx;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Microsoft.Extensions.Logging;

namespace Marten.Internal.Daemon;

/// <summary>Runs one subscription: reads pages up to the high water mark, the next one while one is processed, and stops at the first event that fails.</summary>
internal sealed class SubscriptionAgent : ISubscriptionAgent, IDisposable
{
    private readonly DocumentStore _store;
    private readonly RegisteredSubscription _subscription;
    private readonly HighWater _highWater;
    private readonly ShardStateTracker _tracker;
    private readonly ILogger _logger;
    private readonly PageLoader _loader;
    private readonly PageRunner _runner;
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private long _position;
    private volatile AgentStatus _status = AgentStatus.Running;

    public SubscriptionAgent(DocumentStore store, RegisteredSubscription subscription, HighWater highWater, ShardStateTracker tracker, ILogger logger)
    {
        (_store, _subscription, _highWater, _tracker, _logger) = (store, subscription, highWater, tracker, logger);
        _loader = new PageLoader(store, subscription);
        _runner = new PageRunner(store, subscription, this, logger);
    }

    /// <summary>Set whenever the position moves.</summary>
    public Pulse Moved { get; } = new();

    public ShardExecutionMode Mode => ShardExecutionMode.Continuous;

    public ErrorHandlingOptions ErrorOptions => _store.Options.Projections.Errors;

    public ShardName Name => _subscription.Name;

    public AsyncOptions Options => _subscription.Options.Options;

    public long Position => Volatile.Read(ref _position);

    public AgentStatus Status => _status;

    public DateTimeOffset? PausedTime { get; private set; }

    public ShardFailure? Failure { get; private set; }

    public void Start() => _running = Task.Run(() => RunAsync(_stop.Token));

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
        if (_status == AgentStatus.Running)
        {
            _status = AgentStatus.Stopped;
            Publish(ShardAction.Stopped);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    /// <summary>A page's own controller takes reports; outside a page there is nothing to report on.</summary>
    public Task ReportCriticalFailureAsync(Exception ex) => throw new InvalidOperationException("No page is being processed", ex);

    /// <inheritdoc cref="ReportCriticalFailureAsync(Exception)"/>
    public Task ReportCriticalFailureAsync(Exception ex, long lastProcessed) => ReportCriticalFailureAsync(ex);

    internal void Done(long position)
    {
        Volatile.Write(ref _position, position);
        Publish(ShardAction.Updated);
        Moved.Set();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        var backOff = new BackOff();
        var begin = true;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await _store.Schema.EnsureAsync(stop);
                Volatile.Write(ref _position, begin ? await BeginAsync(stop) : await Progress.ReadAsync(_store, Name.Identity, stop));
                begin = false;
                Pause(await FollowAsync(backOff, stop));
                return;
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (ProgressionProgressOutOfOrderException overtaken)
            {
                DaemonLog.Overtaken(_logger, overtaken, Name.Identity);
            }
            catch (Exception failure) when (Failures.IsTransient(failure))
            {
                var pause = backOff.Next();
                DaemonLog.Unreachable(_logger, failure, Name.Identity, pause);
                await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception failure)
            {
                Pause(new Poison(failure, null));
                return;
            }
        }
    }

    /// <summary>Where to start: the stored progress, unless the subscription says otherwise.</summary>
    private async Task<long> BeginAsync(CancellationToken stop)
    {
        var stored = await Progress.ReadAsync(_store, Name.Identity, stop);
        await _highWater.Known.WaitAsync(stop);
        var position = Options.FromPresent ? _highWater.Mark : Math.Max(stored, Options.FloorSequence);
        if (position != stored)
        {
            await Progress.WriteAsync(_store, Name.Identity, position, stop);
        }

        DaemonLog.Started(_logger, Name.Identity, position);
        Publish(ShardAction.Started);
        return position;
    }

    /// <summary>Reads, processes and commits page after page: while one is committed, the next is processed and the one after that is read.</summary>
    private async Task<Poison> FollowAsync(BackOff backOff, CancellationToken stop)
    {
        Task<EventPage>? next = null;
        Task<Poison?>? committing = null;
        var reached = Position;
        try
        {
            while (true)
            {
                var advanced = _highWater.Advanced.Next;
                if (next is null && _highWater.Mark <= reached)
                {
                    if (await RestAsync(committing, advanced, backOff, stop) is { } late)
                    {
                        return late;
                    }

                    continue;
                }

                var page = await (next ?? _loader.LoadAsync(reached, _highWater.Mark, stop));
                reached = page.Ceiling;
                next = page.Unreadable is null && page.Ceiling < _highWater.Mark ? Observed(_loader.LoadAsync(page.Ceiling, _highWater.Mark, stop)) : null;
                var handled = await _runner.HandleAsync(page, stop);
                if (await EndOfAsync(committing) is { } poison)
                {
                    return poison;
                }

                committing = _runner.CommitAsync(handled, stop);
                if ((page.Unreadable is not null || handled.Failed is not null) && await committing is { } culprit)
                {
                    return culprit;
                }
            }
        }
        finally
        {
            // Nothing of this run may still be committing when the next one begins.
            await (committing ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>All is read: sees the last commit end, and waits until there is more.</summary>
    private static async Task<Poison?> RestAsync(Task<Poison?>? committing, Task advanced, BackOff backOff, CancellationToken stop)
    {
        if (await EndOfAsync(committing) is { } poison)
        {
            return poison;
        }

        backOff.Reset();
        await advanced.WaitAsync(stop);
        return null;
    }

    private static async Task<Poison?> EndOfAsync(Task<Poison?>? committing) => committing is null ? null : await committing;

    /// <summary>A page read ahead is dropped when the one before it fails; its own failure must not go unobserved then.</summary>
    private static Task<EventPage> Observed(Task<EventPage> page)
    {
        _ = page.ContinueWith(p => p.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return page;
    }

    private void Pause(Poison poison)
    {
        PausedTime = DateTimeOffset.UtcNow;
        Failure = new ShardFailure
        {
            ExceptionType = poison.Failure.GetType().FullName!,
            Message = poison.Failure.Message,
            Detail = poison.Failure.ToString(),
            Event = poison.Event,
            OccurredAt = PausedTime.Value,
        };
        _status = AgentStatus.Paused;
        DaemonLog.Paused(_logger, poison.Failure, Name.Identity, poison.Event?.Sequence, poison.Event?.EventTypeName, poison.Event?.StreamId);
        Publish(ShardAction.Paused, poison.Failure);
        Moved.Set();
    }

    private void Publish(ShardAction action, Exception? failure = null) => _tracker.Publish(new ShardState(Name.Identity, Position)
    {
        Action = action,
        AgentStatus = _status.ToString(),
        Exception = failure,
        PauseReason = failure?.ToString(),
        Failure = failure is null ? null : Failure,
    });
}

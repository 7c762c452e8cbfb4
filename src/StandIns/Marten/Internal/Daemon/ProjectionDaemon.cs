using System.Diagnostics;
using JasperFx;
using JasperFx.Events.Daemon;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NpgsqlTypes;

namespace Marten.Internal.Daemon;

/// <summary>The subscriptions of one store in this process.</summary>
internal sealed class ProjectionDaemon : IProjectionDaemon
{
    private readonly DocumentStore _store;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<string, SubscriptionAgent> _agents = new(StringComparer.Ordinal);
    private readonly Pulse _notices = new();
    private HighWater _highWater;
    private CancellationTokenSource? _stopLooking;
    private Task _looking = Task.CompletedTask;
    private bool _disposed;

    public ProjectionDaemon(DocumentStore store, ILogger? logger)
    {
        _store = store;
        _logger = logger ?? NullLogger.Instance;
        _highWater = NewHighWater();
    }

    public ShardStateTracker Tracker { get; } = new();

    public bool IsRunning => _stopLooking is not null;

    private IReadOnlyList<RegisteredSubscription> Registered => _store.Options.Projections.Subscriptions;

    public long HighWaterMark() => Tracker.HighWaterMark;

    public AgentStatus StatusFor(string shardName)
    {
        lock (_agents)
        {
            return _agents.TryGetValue(shardName, out var agent) ? agent.Status : AgentStatus.Stopped;
        }
    }

    public IReadOnlyList<ISubscriptionAgent> CurrentAgents()
    {
        lock (_agents)
        {
            return [.. _agents.Values];
        }
    }

    public bool HasAnyPaused() => CurrentAgents().Any(a => a.Status == AgentStatus.Paused);

    public Task StartAgentAsync(string shardName, CancellationToken token) => ExclusivelyAsync(() => RestartAsync(Find(shardName)), token);

    public Task StopAgentAsync(string shardName, Exception? ex = null) => ExclusivelyAsync(() => RemoveAsync(Find(shardName)), CancellationToken.None);

    public Task StartAllAsync() => ExclusivelyAsync(
        async () =>
        {
            StartLooking();
            foreach (var subscription in Registered)
            {
                if (StatusFor(subscription.Name.Identity) != AgentStatus.Running)
                {
                    await RestartAsync(subscription);
                }
            }
        },
        CancellationToken.None);

    public Task StopAllAsync() => ExclusivelyAsync(
        async () =>
        {
            foreach (var subscription in Registered)
            {
                await RemoveAsync(subscription);
            }

            await StopLookingAsync();
        },
        CancellationToken.None);

    public Task RewindSubscriptionAsync(string subscriptionName, CancellationToken token, long? sequenceFloor = 0, DateTimeOffset? timestamp = null) =>
        ExclusivelyAsync(
            async () =>
            {
                var subscription = Find(subscriptionName);
                var floor = timestamp is { } time ? await BeforeAsync(time, token) : sequenceFloor;
                if (floor is null)
                {
                    return;
                }

                await RemoveAsync(subscription);
                await _store.Schema.EnsureAsync(token);
                await Progress.WriteAsync(_store, subscription.Name.Identity, floor.Value, token);
                await RestartAsync(subscription);
            },
            token);

    public async Task WaitForNonStaleData(TimeSpan timeout)
    {
        var deadline = Stopwatch.StartNew();
        await _store.Schema.EnsureAsync(CancellationToken.None);
        var newest = await ScalarAsync($"select coalesce(max(seq_id), 0) from {_store.Sql.Schema}.mt_events", [], CancellationToken.None) ?? 0;
        foreach (var subscription in Registered)
        {
            while (await PositionAsync(subscription) < newest)
            {
                if (deadline.Elapsed > timeout)
                {
                    throw new TimeoutException(
                        $"'{subscription.Name.Identity}' was not done with event {newest} within {timeout}; it is {StatusFor(subscription.Name.Identity)}");
                }

                await Task.Delay(TimeSpan.FromMilliseconds(5));
            }
        }
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _stopLooking?.Cancel();
        lock (_agents)
        {
            foreach (var agent in _agents.Values)
            {
                agent.Dispose();
            }
        }

        _stopLooking?.Dispose();
        _one.Dispose();
    }

    private HighWater NewHighWater() => new(_store, Tracker, _notices, _logger);

    private RegisteredSubscription Find(string name) => Registered.FirstOrDefault(s => s.Name.Identity == name || s.Name.Name == name)
        ?? throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such subscription");

    private async Task<long> PositionAsync(RegisteredSubscription subscription)
    {
        lock (_agents)
        {
            if (_agents.TryGetValue(subscription.Name.Identity, out var agent))
            {
                return agent.Position;
            }
        }

        return await Progress.ReadAsync(_store, subscription.Name.Identity, CancellationToken.None);
    }

    private void StartLooking()
    {
        if (_stopLooking is not null)
        {
            return;
        }

        _stopLooking = new CancellationTokenSource();
        var stop = _stopLooking.Token;
        _highWater = NewHighWater();
        _looking = Task.WhenAll(
            Task.Run(() => _highWater.RunAsync(stop), CancellationToken.None),
            _store.Options.Events.UseListenNotifyForEventAppends
                ? Task.Run(() => new Notices(_store, _notices, _logger).RunAsync(stop), CancellationToken.None)
                : Task.CompletedTask);
    }

    private async Task StopLookingAsync()
    {
        if (_stopLooking is null)
        {
            return;
        }

        await _stopLooking.CancelAsync();
        await _looking;
        _stopLooking.Dispose();
        _stopLooking = null;
        try
        {
            await _highWater.KeepAsync(CancellationToken.None);
        }
        catch (NpgsqlException failure)
        {
            DaemonLog.HighWaterFailed(_logger, failure, TimeSpan.Zero);
        }
    }

    private async Task RestartAsync(RegisteredSubscription subscription)
    {
        StartLooking();
        await RemoveAsync(subscription);
        var agent = new SubscriptionAgent(_store, subscription, _highWater, Tracker, _logger);
        lock (_agents)
        {
            _agents[subscription.Name.Identity] = agent;
        }

        agent.Start();
    }

    private async Task RemoveAsync(RegisteredSubscription subscription)
    {
        SubscriptionAgent? agent;
        lock (_agents)
        {
            _agents.Remove(subscription.Name.Identity, out agent);
        }

        if (agent is not null)
        {
            await agent.StopAsync();
            agent.Dispose();
        }
    }

    private async Task ExclusivelyAsync(Func<Task> work, CancellationToken token)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _one.WaitAsync(token);
        try
        {
            await work();
        }
        finally
        {
            _one.Release();
        }
    }

    private Task<long?> BeforeAsync(DateTimeOffset time, CancellationToken token) => ScalarAsync(
        $"select min(seq_id) - 1 from {_store.Sql.Schema}.mt_events where timestamp >= $1",
        [new NpgsqlParameter { Value = time.ToUniversalTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz }],
        token);

    private async Task<long?> ScalarAsync(string text, NpgsqlParameter[] parameters, CancellationToken token)
    {
        await using var connection = await _store.Database.OpenConnectionAsync(token);
        await using var command = new NpgsqlCommand(text, connection);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteScalarAsync(token) as long?;
    }
}

using Microsoft.Extensions.Hosting;

namespace JasperFx.Events.Daemon;

/// <summary>Runs the subscriptions of one store.</summary>
public interface IProjectionDaemon : IDisposable
{
    /// <summary>The last known state of every subscription and of the high water mark.</summary>
    ShardStateTracker Tracker { get; }

    /// <summary>Whether new events are being looked for.</summary>
    bool IsRunning { get; }

    /// <summary>Starts one subscription, also one that paused, by the name of its shard (<c>name:All</c>) or of the subscription.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such subscription.</exception>
    Task StartAgentAsync(string shardName, CancellationToken token);

    /// <summary>Stops one subscription; a page it is at is rolled back.</summary>
    Task StopAgentAsync(string shardName, Exception? ex = null);

    /// <summary>Starts all subscriptions that do not run.</summary>
    Task StartAllAsync();

    /// <summary>Stops all subscriptions; pages they are at are rolled back.</summary>
    Task StopAllAsync();

    /// <summary>Waits until every subscription is done with all events that were committed when this was called.</summary>
    /// <exception cref="TimeoutException">They were not in time; a paused subscription never is.</exception>
    Task WaitForNonStaleData(TimeSpan timeout);

    /// <summary>The sequence up to which nothing can appear any more.</summary>
    long HighWaterMark();

    /// <summary>How one shard is doing; Stopped when it is not known.</summary>
    AgentStatus StatusFor(string shardName);

    /// <summary>The subscriptions that were started and not stopped, paused ones too.</summary>
    IReadOnlyList<ISubscriptionAgent> CurrentAgents();

    /// <summary>Whether a failing event paused any of them.</summary>
    bool HasAnyPaused();

    /// <summary>Makes a subscription go on after <paramref name="sequenceFloor"/>, or after the last event before <paramref name="timestamp"/>, and starts it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such subscription.</exception>
    Task RewindSubscriptionAsync(string subscriptionName, CancellationToken token, long? sequenceFloor = 0, DateTimeOffset? timestamp = null);
}

/// <summary>Starts and stops the daemon with the host.</summary>
public interface IProjectionCoordinator : IHostedService
{
    /// <summary>The daemon of the only database; usable before the host has started.</summary>
    IProjectionDaemon DaemonForMainDatabase();

    /// <summary>Stops all subscriptions until resumed.</summary>
    Task PauseAsync();

    /// <summary>Starts them again.</summary>
    Task ResumeAsync();
}

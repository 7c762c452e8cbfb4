using JasperFx.Events.Projections;

namespace JasperFx.Events.Daemon;

/// <summary>What a subscription may tell the daemon while it processes a page.</summary>
public interface ISubscriptionController
{
    /// <summary>Why the page is processed.</summary>
    ShardExecutionMode Mode { get; }

    /// <summary>What to do with events that cannot be handled.</summary>
    ErrorHandlingOptions ErrorOptions { get; }

    /// <summary>The subscription's shard.</summary>
    ShardName Name { get; }

    /// <summary>How the subscription is run.</summary>
    AsyncOptions Options { get; }

    /// <summary>
    /// The page failed. Its work is thrown away, its events are run singly to find the one to blame, and the subscription pauses there.
    /// Return from processing after this call.
    /// </summary>
    Task ReportCriticalFailureAsync(Exception ex);

    /// <summary>
    /// The event after <paramref name="lastProcessed"/> failed. The page's work is thrown away, the events up to <paramref name="lastProcessed"/>
    /// are processed again by themselves and committed, and the subscription pauses there. Return from processing after this call.
    /// </summary>
    Task ReportCriticalFailureAsync(Exception ex, long lastProcessed);
}

/// <summary>One running subscription.</summary>
public interface ISubscriptionAgent : ISubscriptionController
{
    /// <summary>Sequence of the last event that is done with.</summary>
    long Position { get; }

    /// <summary>How it is doing.</summary>
    AgentStatus Status { get; }

    /// <summary>When a failing event paused it, UTC, or null.</summary>
    DateTimeOffset? PausedTime { get; }

    /// <summary>Why it paused, or null.</summary>
    ShardFailure? Failure { get; }
}

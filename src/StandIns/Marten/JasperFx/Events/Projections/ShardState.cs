using JasperFx.Events.Daemon;

namespace JasperFx.Events.Projections;

/// <summary>The last thing known of one subscription, or of the high water mark.</summary>
public class ShardState
{
    /// <summary>The name under which the high water mark is published and stored.</summary>
    public const string HighWaterMark = "HighWaterMark";

    /// <summary>A state as of now.</summary>
    /// <param name="shardName">Identity of the shard.</param>
    /// <param name="sequence">Sequence of the last event that is done with.</param>
    public ShardState(string shardName, long sequence)
    {
        ShardName = shardName;
        Sequence = sequence;
        Timestamp = DateTimeOffset.UtcNow;
    }

    /// <summary>What happened.</summary>
    public ShardAction Action { get; set; } = ShardAction.Updated;

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset Timestamp { get; }

    /// <summary>Identity of the shard.</summary>
    public string ShardName { get; }

    /// <summary>Sequence of the last event that is done with.</summary>
    public long Sequence { get; }

    /// <summary>Why it paused, or null.</summary>
    public Exception? Exception { get; set; }

    /// <summary>"Running", "Paused" or "Stopped"; null when not said.</summary>
    public string? AgentStatus { get; set; }

    /// <summary>The whole text of the exception it paused for, or null.</summary>
    public string? PauseReason { get; set; }

    /// <summary>The failure it paused for, or null.</summary>
    public ShardFailure? Failure { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{ShardName} at {Sequence}: {Action}";
}

using System.Collections.Concurrent;
using JasperFx.Events.Projections;

namespace JasperFx.Events.Daemon;

/// <summary>Holds the last known state of every subscription and of the high water mark.</summary>
public class ShardStateTracker
{
    private readonly ConcurrentDictionary<string, ShardState> _states = new(StringComparer.Ordinal);
    private long _highWaterMark;

    internal ShardStateTracker()
    {
    }

    /// <summary>The sequence up to which nothing can appear any more.</summary>
    public long HighWaterMark => Volatile.Read(ref _highWaterMark);

    /// <summary>The last state of one shard, or null when nothing is known of it.</summary>
    public ShardState? CurrentState(string shardName) => _states.GetValueOrDefault(shardName);

    /// <summary>The last state of all of them, in no order.</summary>
    public IReadOnlyList<ShardState> CurrentStates() => [.. _states.Values];

    internal void Publish(ShardState state)
    {
        if (state.ShardName == ShardState.HighWaterMark)
        {
            Volatile.Write(ref _highWaterMark, state.Sequence);
        }

        _states[state.ShardName] = state;
    }
}

namespace JasperFx.Events.Projections;

/// <summary>A page of events in sequence order.</summary>
public class EventRange
{
    internal EventRange(ShardName name, long floor, long ceiling, List<IEvent> events)
    {
        ShardName = name;
        SequenceFloor = floor;
        SequenceCeiling = ceiling;
        Events = events;
    }

    /// <summary>The subscription it is for.</summary>
    public ShardName ShardName { get; }

    /// <summary>The sequence done with before this page; its events are above.</summary>
    public long SequenceFloor { get; }

    /// <summary>The sequence done with after this page, wanted or not.</summary>
    public long SequenceCeiling { get; }

    /// <summary>The events wanted, ascending by <see cref="IEvent.Sequence"/>.</summary>
    public List<IEvent> Events { get; set; }

    /// <summary>How many there are.</summary>
    public int Size => Events.Count;

    /// <inheritdoc/>
    public override string ToString() => $"{ShardName} {SequenceFloor}..{SequenceCeiling}";
}

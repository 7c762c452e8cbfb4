namespace JasperFx.Events;

/// <summary>The stream is not at the version the writer expected: somebody appended in between.</summary>
public class EventStreamUnexpectedMaxEventIdException : ConcurrencyException
{
    /// <summary>A stale append to <paramref name="id"/>; <paramref name="actual"/> is -1 when the database did not say.</summary>
    public EventStreamUnexpectedMaxEventIdException(object id, Type? aggregateType, long expected, long actual)
        : base($"Stream '{id}' was expected at version {expected} but was at {actual}", aggregateType, id) => AggregateType = aggregateType;

    /// <summary>The aggregate of the stream, or null when unknown.</summary>
    public Type? AggregateType { get; }
}

/// <summary>A stream cannot be started without events.</summary>
public class EmptyEventStreamException : Exception
{
    /// <summary>No events for the stream <paramref name="id"/>.</summary>
    public EmptyEventStreamException(Guid id)
        : base($"Stream '{id}' cannot be started without events")
    {
    }
}

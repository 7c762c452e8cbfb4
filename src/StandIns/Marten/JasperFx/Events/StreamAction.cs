namespace JasperFx.Events;

/// <summary>What one unit of work does to one stream.</summary>
public class StreamAction
{
    private readonly List<IEvent> _events = [];

    /// <summary>Nothing yet for the stream <paramref name="stream"/>.</summary>
    public StreamAction(Guid stream, StreamActionType actionType)
    {
        Id = stream;
        ActionType = actionType;
    }

    /// <summary>Identity of the stream.</summary>
    public Guid Id { get; }

    /// <summary>Whether the stream is started.</summary>
    public StreamActionType ActionType { get; }

    /// <summary>The aggregate of the stream, or null when unknown.</summary>
    public Type? AggregateType { get; set; }

    /// <summary>The events to append, in order.</summary>
    public IReadOnlyList<IEvent> Events => _events;

    /// <summary>The version the stream must have before the append, or null when any will do.</summary>
    public long? ExpectedVersionOnServer { get; set; }

    /// <summary>The version after the append, once stored.</summary>
    public long Version { get; set; }

    /// <summary>Adds one event.</summary>
    public StreamAction AddEvent(IEvent @event)
    {
        @event.StreamId = Id;
        _events.Add(@event);
        return this;
    }

    /// <summary>Adds events in order.</summary>
    public StreamAction AddEvents(IReadOnlyList<IEvent> events)
    {
        foreach (var e in events)
        {
            AddEvent(e);
        }

        return this;
    }

    /// <summary>Starts a stream with at least one event.</summary>
    /// <exception cref="EmptyEventStreamException">There is no event.</exception>
    public static StreamAction Start(Guid streamId, params IEvent[] events) => events.Length == 0
        ? throw new EmptyEventStreamException(streamId)
        : new StreamAction(streamId, StreamActionType.Start).AddEvents(events);

    /// <summary>Appends to a stream.</summary>
    public static StreamAction Append(Guid streamId, IEvent[] events) =>
        new StreamAction(streamId, StreamActionType.Append).AddEvents(events);
}

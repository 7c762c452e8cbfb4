using JasperFx;
using JasperFx.Events;

namespace Marten.Internal;

internal sealed class SessionEvents(DocumentSession session) : QueryEvents(session), Events.IEventStoreOperations
{
    private readonly EventGraph _graph = session.Store.Options.EventGraph;

    public IEvent BuildEvent(object data) => _graph.BuildEvent(data);

    public StreamAction Append(Guid stream, IEnumerable<object> events) =>
        session.ActionFor(stream, StreamActionType.Append, null).AddEvents(Wrap(events));

    public StreamAction Append(Guid stream, params object[] events) => Append(stream, events.AsEnumerable());

    public StreamAction Append(Guid stream, long expectedVersion, params object[] events) => Append(stream, expectedVersion, events.AsEnumerable());

    public StreamAction Append(Guid stream, long expectedVersion, IEnumerable<object> events)
    {
        var action = Append(stream, events);
        action.ExpectedVersionOnServer = expectedVersion - action.Events.Count;
        return action.ExpectedVersionOnServer >= 0
            ? action
            : throw new EventStreamUnexpectedMaxEventIdException(stream, action.AggregateType, expectedVersion, action.Events.Count);
    }

    public StreamAction StartStream<TAggregate>(Guid id, params object[] events)
        where TAggregate : class => StartStream<TAggregate>(id, events.AsEnumerable());

    public StreamAction StartStream<TAggregate>(Guid id, IEnumerable<object> events)
        where TAggregate : class
    {
        var wrapped = Wrap(events);
        if (wrapped.Length == 0)
        {
            throw new EmptyEventStreamException(id);
        }

        var action = session.ActionFor(id, StreamActionType.Start, typeof(TAggregate)).AddEvents(wrapped);
        action.ExpectedVersionOnServer = 0;
        return action;
    }

    public async Task<IEventStream<T>> FetchForWriting<T>(Guid id, CancellationToken cancellation = default)
        where T : class
    {
        var latest = await session.Store.Reading.LatestAsync<T>(id, cancellation);
        var action = session.ActionFor(id, latest.Version == 0 ? StreamActionType.Start : StreamActionType.Append, typeof(T));
        action.ExpectedVersionOnServer = latest.Version;
        return new EventStream<T>(action, (T?)latest.State, _graph, cancellation);
    }

    public async Task<IEventStream<T>> FetchForWriting<T>(Guid id, long expectedVersion, CancellationToken cancellation = default)
        where T : class
    {
        var stream = await FetchForWriting<T>(id, cancellation);
        return stream.StartingVersion == expectedVersion
            ? stream
            : throw new ConcurrencyException($"Stream '{id}' was expected at version {expectedVersion} but is at {stream.StartingVersion}", typeof(T), id);
    }

    public async ValueTask<T?> FetchLatest<T>(Guid id, CancellationToken cancellation = default)
        where T : class => (T?)(await session.Store.Reading.LatestAsync<T>(id, cancellation)).State;

    private IEvent[] Wrap(IEnumerable<object> events) => [.. events.Select(_graph.BuildEvent)];
}

internal sealed class EventStream<T>(StreamAction action, T? aggregate, EventGraph graph, CancellationToken cancellation) : IEventStream<T>
    where T : class
{
    public T? Aggregate => aggregate;

    public long? StartingVersion => action.ExpectedVersionOnServer;

    public long? CurrentVersion => action.ExpectedVersionOnServer + action.Events.Count;

    public CancellationToken Cancellation => cancellation;

    public Guid Id => action.Id;

    public IReadOnlyList<IEvent> Events => action.Events;

    public void AppendOne(object @event) => action.AddEvent(graph.BuildEvent(@event));

    public void AppendMany(params object[] events) => AppendMany(events.AsEnumerable());

    public void AppendMany(IEnumerable<object> events)
    {
        foreach (var e in events)
        {
            AppendOne(e);
        }
    }
}

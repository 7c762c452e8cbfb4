using JasperFx.Events;

namespace Marten.Internal;

/// <summary>A session that reads. Holds no connection between calls.</summary>
internal class QuerySession(DocumentStore store) : IQuerySession
{
    private Marten.Events.IQueryEventStore? _events;

    public IDocumentStore DocumentStore => store;

    public string? CausationId { get; set; }

    public string? CorrelationId { get; set; }

    Marten.Events.IQueryEventStore IQuerySession.Events => _events ??= CreateEvents();

    internal DocumentStore Store => store;

    public void Dispose() => GC.SuppressFinalize(this);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    internal virtual Task<T?> AggregateAsync<T>(Guid stream, long version, DateTimeOffset? timestamp, T? state, long fromVersion, CancellationToken token)
        where T : class => store.Reading.AggregateAsync(stream, version, timestamp, state, fromVersion, token);

    private protected virtual Marten.Events.IQueryEventStore CreateEvents() => new QueryEvents(this);
}

internal class QueryEvents(QuerySession session) : Marten.Events.IQueryEventStore
{
    public Task<IReadOnlyList<IEvent>> FetchStreamAsync(Guid streamId, long version = 0, DateTimeOffset? timestamp = null, long fromVersion = 0,
        CancellationToken token = default) => session.Store.Reading.FetchStreamAsync(streamId, version, timestamp, fromVersion, token);

    public Task<T?> AggregateStreamAsync<T>(Guid streamId, long version = 0, DateTimeOffset? timestamp = null, T? state = null,
        long fromVersion = 0, CancellationToken token = default)
        where T : class => session.AggregateAsync(streamId, version, timestamp, state, fromVersion, token);

    public Task<StreamState?> FetchStreamStateAsync(Guid streamId, CancellationToken token = default) =>
        session.Store.Reading.FetchStateAsync(streamId, token);
}

namespace JasperFx.Events;

/// <summary>Appends to streams with the session's next commit.</summary>
public interface IEventOperations
{
    /// <summary>Appends whatever version the stream has.</summary>
    StreamAction Append(Guid stream, IEnumerable<object> events);

    /// <inheritdoc cref="Append(Guid, IEnumerable{object})"/>
    StreamAction Append(Guid stream, params object[] events);

    /// <summary>Appends if the stream is at <paramref name="expectedVersion"/> AFTER the append; otherwise the commit fails.</summary>
    StreamAction Append(Guid stream, long expectedVersion, params object[] events);

    /// <summary>Starts a stream; the commit fails when it exists.</summary>
    /// <exception cref="EmptyEventStreamException">There is no event.</exception>
    StreamAction StartStream<TAggregate>(Guid id, params object[] events)
        where TAggregate : class;
}

/// <summary>Reads, folds and appends to streams.</summary>
public interface IEventStoreOperations : IEventOperations, IQueryEventStore
{
    /// <summary>Wraps a body as an event of this store, with its stored type name.</summary>
    IEvent BuildEvent(object data);

    /// <inheritdoc cref="IEventOperations.Append(Guid, long, object[])"/>
    StreamAction Append(Guid stream, long expectedVersion, IEnumerable<object> events);

    /// <inheritdoc cref="IEventOperations.StartStream{TAggregate}(Guid, object[])"/>
    StreamAction StartStream<TAggregate>(Guid id, IEnumerable<object> events)
        where TAggregate : class;

    /// <summary>Loads a stream for writing; the commit fails when somebody appends in between. A missing stream has no aggregate and version 0.</summary>
    Task<IEventStream<T>> FetchForWriting<T>(Guid id, CancellationToken cancellation = default)
        where T : class;

    /// <summary>Loads a stream for writing, which must now be at <paramref name="expectedVersion"/>.</summary>
    /// <exception cref="ConcurrencyException">It is at another version.</exception>
    Task<IEventStream<T>> FetchForWriting<T>(Guid id, long expectedVersion, CancellationToken cancellation = default)
        where T : class;

    /// <summary>The folded state of a stream as stored now, or null when there is no such stream.</summary>
    ValueTask<T?> FetchLatest<T>(Guid id, CancellationToken cancellation = default)
        where T : class;
}

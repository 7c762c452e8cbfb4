using Marten.Events;

namespace Marten;

/// <summary>Reads events.</summary>
public interface IQuerySession : IDisposable, IAsyncDisposable
{
    /// <summary>The store it belongs to.</summary>
    IDocumentStore DocumentStore { get; }

    /// <summary>Reads streams.</summary>
    IQueryEventStore Events { get; }

    /// <summary>What causes the events of this session, or null.</summary>
    string? CausationId { get; set; }

    /// <summary>The conversation this session belongs to, or null.</summary>
    string? CorrelationId { get; set; }
}

/// <summary>Collects work for one commit.</summary>
public interface IDocumentOperations : IQuerySession
{
    /// <summary>Reads and appends to streams.</summary>
    new IEventStoreOperations Events { get; }

    /// <summary>
    /// Adds a statement to the commit, after the events. Each <c>?</c> stands for the next parameter, in quotes too; use the other overload
    /// when the text needs question marks. Values are read when the commit is sent, so lists may still grow; lists and arrays become arrays.
    /// </summary>
    void QueueSqlCommand(string sql, params object[] parameterValues);

    /// <inheritdoc cref="QueueSqlCommand(string, object[])"/>
    void QueueSqlCommand(char placeholder, string sql, params object[] parameterValues);
}

/// <summary>A unit of work: events, statements and messages that are stored together or not at all.</summary>
public interface IDocumentSession : IDocumentOperations
{
    /// <inheritdoc cref="IDocumentOperations.Events"/>
    new IEventStoreOperations Events { get; }

    /// <summary>Who causes the events of this session, or null.</summary>
    string? LastModifiedBy { get; set; }

    /// <summary>
    /// Stores everything collected, in one transaction and one round trip. Afterwards the session is empty and may be used again; after a
    /// failure nothing is stored.
    /// </summary>
    /// <exception cref="JasperFx.Events.EventStreamUnexpectedMaxEventIdException">A stream is not at the expected version.</exception>
    /// <exception cref="Exceptions.ExistingStreamIdCollisionException">A stream to be started exists.</exception>
    /// <exception cref="Exceptions.InvalidStreamOperationException">A stream is archived.</exception>
    /// <exception cref="Exceptions.MartenCommandException">The database failed.</exception>
    Task SaveChangesAsync(CancellationToken token = default);

    /// <summary>Sets one header for the events of this session.</summary>
    void SetHeader(string key, object value);

    /// <summary>One header's value, or null when it is not set.</summary>
    object? GetHeader(string key);

    /// <summary>Throws away everything collected.</summary>
    void EjectAllPendingChanges();
}

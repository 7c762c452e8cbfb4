using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using Microsoft.Extensions.Logging;

namespace Marten;

/// <summary>An event store in one schema of one PostgreSQL database. One per application.</summary>
public interface IDocumentStore : IDisposable, IAsyncDisposable
{
    /// <summary>Creates the tables.</summary>
    IMartenStorage Storage { get; }

    /// <summary>A session that writes.</summary>
    IDocumentSession LightweightSession();

    /// <summary>A session that reads.</summary>
    IQuerySession QuerySession();

    /// <summary>
    /// Stores new streams by binary COPY, in one transaction; events keep their time when they have one, get their versions and sequence
    /// numbers, and keep the order of the sequence numbers they bring. For imports: no check but that the streams are new.
    /// </summary>
    Task BulkInsertEventsAsync(IReadOnlyList<StreamAction> streams, int batchSize = 1000, CancellationToken cancellation = default);

    /// <summary>A daemon of its own, not started; dispose it.</summary>
    /// <param name="tenantIdOrDatabaseIdentifier">Must be null: there is one database.</param>
    /// <param name="logger">Where it logs, or null for nowhere.</param>
    ValueTask<IProjectionDaemon> BuildProjectionDaemonAsync(string? tenantIdOrDatabaseIdentifier = null, ILogger? logger = null);
}

/// <summary>The store's tables.</summary>
public interface IMartenStorage
{
    /// <summary>Creates whatever is missing, as <paramref name="override"/> or else the store's options allow.</summary>
    Task ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate? @override = null);
}

using System.Collections.Concurrent;
using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Resources;
using Marten.Internal;
using Marten.Internal.Daemon;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marten;

/// <inheritdoc cref="IDocumentStore"/>
public class DocumentStore : IDocumentStore, IMartenStorage, IStartupResource
{
    private int _disposed;

    internal DocumentStore(StoreOptions options)
    {
        Options = options;
        Database = options.DataSource ?? throw new InvalidOperationException("The store has no database: call Connection or UseNpgsqlDataSource");
        Sql = new EventSql(options.DatabaseSchemaName, options.EventGraph.MetadataConfig);
        Schema = new SchemaSetup(Database, Sql, options.AutoCreateSchemaObjects);
        Rows = new EventRow(Sql, options.EventGraph, options.Serializer);
        Reading = new EventReading(Database, Sql, Rows, Schema, options);
    }

    /// <inheritdoc/>
    public IMartenStorage Storage => this;

    internal StoreOptions Options { get; }

    internal NpgsqlDataSource Database { get; }

    internal EventSql Sql { get; }

    internal SchemaSetup Schema { get; }

    internal EventRow Rows { get; }

    internal EventReading Reading { get; }

    /// <summary>Set after each commit with events in this process.</summary>
    internal Pulse Committed { get; } = new();

    /// <summary>The statement texts worth preparing; bounded, because prepared statements stay on their connection.</summary>
    internal ConcurrentDictionary<string, byte> PreparedTexts { get; } = new(StringComparer.Ordinal);

    /// <summary>A store outside an application's services.</summary>
    public static DocumentStore For(Action<StoreOptions> configure)
    {
        var options = new StoreOptions();
        configure(options);
        return new DocumentStore(options);
    }

    /// <inheritdoc/>
    public IDocumentSession LightweightSession() => new DocumentSession(this);

    /// <inheritdoc/>
    public IQuerySession QuerySession() => new QuerySession(this);

    /// <inheritdoc/>
    public async Task BulkInsertEventsAsync(IReadOnlyList<StreamAction> streams, int batchSize = 1000, CancellationToken cancellation = default)
    {
        await Schema.EnsureAsync(cancellation);
        await new BulkEvents(this).InsertAsync(streams, batchSize, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<IProjectionDaemon> BuildProjectionDaemonAsync(string? tenantIdOrDatabaseIdentifier = null, ILogger? logger = null) =>
        tenantIdOrDatabaseIdentifier is null
            ? ValueTask.FromResult<IProjectionDaemon>(new ProjectionDaemon(this, logger))
            : throw new ArgumentException("There is one database and it has no name", nameof(tenantIdOrDatabaseIdentifier));

    /// <inheritdoc/>
    public Task ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate? @override = null) =>
        Schema.ApplyAsync(@override ?? Options.AutoCreateSchemaObjects, CancellationToken.None);

    Task IStartupResource.SetupAsync(CancellationToken token) => Schema.EnsureAsync(token);

    /// <summary>Closes the pool when the store opened it.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        if (Interlocked.Exchange(ref _disposed, 1) == 0 && Options.OwnsDataSource)
        {
            Database.Dispose();
        }
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Interlocked.Exchange(ref _disposed, 1) == 0 && Options.OwnsDataSource)
        {
            await Database.DisposeAsync();
        }
    }
}

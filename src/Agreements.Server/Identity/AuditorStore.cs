using Agreements.Server.Storage;
using Marten;
using Npgsql;

namespace Agreements.Server.Identity;

/// <summary>
/// What auditors read by: a pool of its own whose role can only select, and the events through it. No mistake in our code lets an auditor
/// write; PostgreSQL refuses.
/// </summary>
public sealed class AuditorStore : IAsyncDisposable
{
    private readonly DocumentStore _events;

    /// <summary>Opens nothing yet: connections are made as auditors ask.</summary>
    /// <param name="settings">The database.</param>
    public AuditorStore(Settings settings)
    {
        var connection = new NpgsqlConnectionStringBuilder(StoreSetup.Connection(settings.Auditor, role: DatabaseRoles.Auditor))
        {
            ApplicationName = "agreements auditor",
        };
        connection.Options += " -c default_transaction_read_only=on";
        Db = NpgsqlDataSource.Create(connection.ConnectionString);
        _events = DocumentStore.For(o =>
        {
            StoreSetup.ConfigureUse(o);
            o.Connection(Db);
        });
    }

    /// <summary>The pool.</summary>
    public NpgsqlDataSource Db { get; }

    /// <summary>The events, through the pool.</summary>
    public IDocumentStore Events => _events;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync();
        await Db.DisposeAsync();
    }
}

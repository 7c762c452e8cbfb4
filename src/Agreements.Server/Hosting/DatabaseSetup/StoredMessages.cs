using Agreements.Server.Notifications;
using Agreements.Server.Storage;
using Marten;
using Npgsql;
using Wolverine.Marten;
using Wolverine.Persistence.Durability;
using Wolverine;

namespace Agreements.Server.Hosting.DatabaseSetup;

/// <summary>
/// The messages of a database without a server: those that wait and those that were given up. Its host is never started: a started one would be a
/// node, and take over the messages of a running server.
/// </summary>
public sealed class StoredMessages : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly NpgsqlDataSource _db;

    /// <summary>Opens the messages of a database whose tables are there.</summary>
    /// <param name="connectionString">The database.</param>
    public StoredMessages(string connectionString)
    {
        _db = StoreSetup.DataSource(connectionString, role: DatabaseRoles.Application);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddMarten(o =>
        {
            StoreSetup.ConfigureUse(o);
            o.Connection(_db);
        }).UseLightweightSessions().IntegrateWithWolverine(w => w.MessageStorageSchemaName = StoreSetup.MessageSchema);
        builder.UseWolverine(o =>
        {
            Composition.Durable(o);
            o.Discovery.DisableConventionalDiscovery();
        });
        _host = builder.Build();
    }

    /// <summary>Those that were given up.</summary>
    public FailedMessages Failed => new(_host.Services.GetRequiredService<IMessageStore>(), _db);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)_host).DisposeAsync();
        await _db.DisposeAsync();
    }
}

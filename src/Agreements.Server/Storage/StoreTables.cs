using JasperFx;
using JasperFx.Resources;
using Marten;
using Npgsql;
using Wolverine;
using Wolverine.Marten;

namespace Agreements.Server.Storage;

/// <summary>Makes the tables of events and messages, which belong to Marten and Wolverine: by a host of the same setup that is never started.</summary>
internal static class StoreTables
{
    /// <summary>Makes what is missing.</summary>
    /// <param name="owner">The owner's pool.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task MakeAsync(NpgsqlDataSource owner, CancellationToken ct)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddMarten(o =>
        {
            StoreSetup.Configure(o);
            o.AutoCreateSchemaObjects = AutoCreate.CreateOrUpdate;
            o.Connection(owner);
        }).UseLightweightSessions().IntegrateWithWolverine(w => w.MessageStorageSchemaName = StoreSetup.MessageSchema);
        builder.UseWolverine(o =>
        {
            Composition.Durable(o);
            o.Discovery.DisableConventionalDiscovery();
        });
        using var host = builder.Build();
        await host.SetupResources(ct);
    }
}

using Agreements.Server.Storage;
using JasperFx.Resources;
using JasperFx;
using Marten;
using Wolverine.Marten;
using Wolverine;

namespace Agreements.Server.Hosting.DatabaseSetup;

/// <summary>Makes the tables of events and messages, which belong to Marten and Wolverine: by a host of the same setup that is never started.</summary>
internal static class StoreTables
{
    /// <summary>Makes what is missing.</summary>
    /// <param name="settings">The database and its logins.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task MakeAsync(Settings settings, CancellationToken ct)
    {
        // A pool of the host's own: the real library closes what it was given when the host goes.
        await using var owner = StoreSetup.DataSource(settings.Owner);
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

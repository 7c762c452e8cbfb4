using JasperFx.Events.Daemon;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using IProjectionCoordinator = Marten.Events.Daemon.Coordination.IProjectionCoordinator;

namespace Agreements.Cli.Benchmarking;

/// <summary>The server's own composition without HTTP, for measuring what lies behind it.</summary>
internal static class BenchHost
{
    public static async Task<IHost> StartAsync(string connectionString, bool daemon)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([]);
        builder.AddAgreements(new Settings(connectionString, null));
        var host = builder.Build();
        await host.StartAsync();
        if (!daemon)
        {
            await Daemon(host).StopAllAsync();
        }

        return host;
    }

    public static IProjectionDaemon Daemon(IHost host) => host.Services.GetRequiredService<IProjectionCoordinator>().DaemonForMainDatabase();
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JasperFx.Resources;

/// <summary>Sets up tables and the like while the host starts.</summary>
public static class ResourceHostExtensions
{
    /// <summary>
    /// Creates every table the registered parts need before any other hosted service starts; the host fails to start when that fails.
    /// Calling it twice is the same as once.
    /// </summary>
    public static IServiceCollection AddResourceSetupOnStartup(this IServiceCollection services)
    {
        if (!services.Any(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(ResourceSetupHostService)))
        {
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService, ResourceSetupHostService>());
        }

        return services;
    }

    /// <summary>Creates every table the registered parts need, on a host that need not be started; so tables can be made by another role than the one that uses them.</summary>
    public static async Task SetupResources(this IHost host, CancellationToken cancellation = default)
    {
        foreach (var resource in host.Services.GetServices<IStartupResource>())
        {
            await resource.SetupAsync(cancellation);
        }
    }
}

/// <summary>Something of a part of the application that must exist before the host runs. Set up in order of registration.</summary>
internal interface IStartupResource
{
    Task SetupAsync(CancellationToken token);
}

internal sealed class ResourceSetupHostService(IEnumerable<IStartupResource> resources) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var resource in resources)
        {
            await resource.SetupAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wolverine.Runtime;
using Wolverine.Runtime.Handlers;

namespace Wolverine;

/// <summary>Whether the real library may look for extensions; here there are none either way.</summary>
public enum ExtensionDiscovery
{
    /// <summary>Assemblies marked as extensions are looked for.</summary>
    Automatic,

    /// <summary>No extension is looked for.</summary>
    ManualOnly
}

/// <summary>Adds the message bus to a host.</summary>
public static class HostBuilderExtensions
{
    /// <summary>Adds the message bus, once per host.</summary>
    public static IHostBuilder UseWolverine(
        this IHostBuilder builder,
        Action<WolverineOptions>? overrides = null,
        ExtensionDiscovery discovery = ExtensionDiscovery.Automatic) => builder.ConfigureServices(services => services.AddWolverine(overrides));

    /// <summary>Adds the message bus, once per host.</summary>
    public static IHostApplicationBuilder UseWolverine(this IHostApplicationBuilder builder, Action<WolverineOptions>? configure)
    {
        builder.Services.AddWolverine(configure);
        return builder;
    }

    /// <summary>Adds the message bus, once per container.</summary>
    /// <exception cref="InvalidOperationException">It is there already.</exception>
    public static IServiceCollection AddWolverine(this IServiceCollection services, Action<WolverineOptions>? configure)
    {
        if (services.Any(s => s.ServiceType == typeof(WolverineRuntime)))
        {
            throw new InvalidOperationException("UseWolverine() can be called only once.");
        }

        var options = new WolverineOptions(services);
        services.AddLogging();
        services.AddSingleton(options);
        services.AddSingleton<WolverineRuntime>();
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<WolverineRuntime>());
        services.AddScoped<HandlerScope>();
        services.AddScoped(s => s.GetRequiredService<HandlerScope>().Context ??= new MessageContext(s.GetRequiredService<WolverineRuntime>()));
        services.AddScoped<IMessageContext>(s => s.GetRequiredService<MessageContext>());
        services.AddScoped<IMessageBus>(s => s.GetRequiredService<MessageContext>());
        configure?.Invoke(options);
        options.ApplyLazyConfiguration();
        return services;
    }

    /// <summary>A bus outside any scope.</summary>
    public static IMessageBus MessageBus(this IHost host) => new MessageContext(host.Services.GetRequiredService<WolverineRuntime>());
}

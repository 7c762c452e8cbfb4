using JasperFx.Events.Daemon;
using JasperFx.Resources;
using Marten.Internal.Daemon;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marten;

/// <summary>Adds the store to an application.</summary>
public static class MartenServiceCollectionExtensions
{
    /// <summary>
    /// Adds the store (<see cref="IDocumentStore"/>, one) and its sessions (<see cref="IDocumentSession"/>, <see cref="IQuerySession"/>, one
    /// per scope).
    /// </summary>
    public static MartenConfigurationExpression AddMarten(this IServiceCollection services, Action<StoreOptions> configure)
    {
        var options = new StoreOptions();
        configure(options);
        return services.AddMarten(_ => options);
    }

    /// <inheritdoc cref="AddMarten(IServiceCollection, Action{StoreOptions})"/>
    public static MartenConfigurationExpression AddMarten(this IServiceCollection services, Func<IServiceProvider, StoreOptions> optionSource)
    {
        services.AddSingleton(provider =>
        {
            var options = optionSource(provider);
            foreach (var configure in provider.GetServices<LambdaConfigureMarten>())
            {
                configure.Configure(provider, options);
            }

            return options;
        });
        services.AddSingleton<DocumentStore>(provider => new DocumentStore(provider.GetRequiredService<StoreOptions>()));
        services.AddSingleton<IDocumentStore>(provider => provider.GetRequiredService<DocumentStore>());
        services.AddSingleton<IStartupResource>(provider => provider.GetRequiredService<DocumentStore>());
        services.AddScoped(provider => provider.GetRequiredService<IDocumentStore>().LightweightSession());
        services.AddScoped(provider => provider.GetRequiredService<IDocumentStore>().QuerySession());
        return new MartenConfigurationExpression(services);
    }

    /// <summary>Changes the options after <c>AddMarten</c> and before the store is built; in order of the calls.</summary>
    public static IServiceCollection ConfigureMarten(this IServiceCollection services, Action<StoreOptions> configure) =>
        services.ConfigureMarten((_, options) => configure(options));

    /// <inheritdoc cref="ConfigureMarten(IServiceCollection, Action{StoreOptions})"/>
    public static IServiceCollection ConfigureMarten(this IServiceCollection services, Action<IServiceProvider, StoreOptions> configure) =>
        services.AddSingleton(new LambdaConfigureMarten(configure));

    /// <summary>Goes on with what <c>AddMarten</c> began.</summary>
    public class MartenConfigurationExpression
    {
        internal MartenConfigurationExpression(IServiceCollection services) => Services = services;

        /// <summary>The application's services.</summary>
        public IServiceCollection Services { get; }

        /// <summary>Sessions keep no identity map; the only kind there is here.</summary>
        public MartenConfigurationExpression UseLightweightSessions() => this;

        /// <summary>Uses the <see cref="NpgsqlDataSource"/> among the services.</summary>
        public MartenConfigurationExpression UseNpgsqlDataSource()
        {
            Services.ConfigureMarten((provider, options) => options.Connection(provider.GetRequiredService<NpgsqlDataSource>()));
            return this;
        }

        /// <summary>Runs the subscriptions with the host.</summary>
        public MartenConfigurationExpression AddAsyncDaemon(DaemonMode mode)
        {
            Services.ConfigureMarten(options => options.Projections.AsyncMode = mode);
            if (mode != DaemonMode.Disabled && !Services.Any(s => s.ServiceType == typeof(Events.Daemon.Coordination.IProjectionCoordinator)))
            {
                Services.AddSingleton<Events.Daemon.Coordination.IProjectionCoordinator>(provider => new ProjectionCoordinator(
                    provider.GetRequiredService<DocumentStore>(), provider.GetService<ILogger<ProjectionCoordinator>>()));
                Services.AddSingleton<IProjectionCoordinator>(provider =>
                    provider.GetRequiredService<Events.Daemon.Coordination.IProjectionCoordinator>());
                Services.AddSingleton<IHostedService>(provider =>
                    provider.GetRequiredService<Events.Daemon.Coordination.IProjectionCoordinator>());
            }

            return this;
        }
    }

    internal sealed class LambdaConfigureMarten(Action<IServiceProvider, StoreOptions> configure)
    {
        public void Configure(IServiceProvider provider, StoreOptions options) => configure(provider, options);
    }
}

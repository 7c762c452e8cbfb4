using JasperFx;
using JasperFx.Core;
using JasperFx.Events;
using JasperFx.Resources;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Wolverine;
using Wolverine.Marten;

namespace CritterStack.Tests;

/// <summary>A host with Marten and Wolverine as the product configures them, and just the handlers a test names.</summary>
public sealed class TestHost
{
    public required TestDatabase Database { get; init; }

    public Type[] Handlers { get; init; } = [];

    public Action<StoreOptions> Store { get; init; } = _ => { };

    public Action<MartenServiceCollectionExtensions.MartenConfigurationExpression> Marten { get; init; } = _ => { };

    public Action<WolverineOptions> Wolverine { get; init; } = _ => { };

    public Action<IServiceCollection> Services { get; init; } = _ => { };

    public Action<IServiceCollection> LastServices { get; init; } = _ => { };

    /// <summary>Whether tables are made when it starts.</summary>
    public bool SetsUp { get; init; } = true;

    public async Task<IHost> StartAsync()
    {
        var host = Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>The host, not started.</summary>
    public IHost Build()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Production" });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton(NpgsqlDataSource.Create(Database.ConnectionString));
        Services(builder.Services);
        // Before the store: hosted services start in the order of registration, and the first page must meet a bus that has started.
        builder.UseWolverine(ConfigureBus);
        Marten(builder.Services.AddMarten(ConfigureStore)
            .UseLightweightSessions()
            .UseNpgsqlDataSource()
            .IntegrateWithWolverine(w => w.MessageStorageSchemaName = "wolverine"));
        if (SetsUp)
        {
            builder.Services.AddResourceSetupOnStartup();
        }

        LastServices(builder.Services);
        return builder.Build();
    }

    private void ConfigureStore(StoreOptions o)
    {
        o.DatabaseSchemaName = "app";
        o.AutoCreateSchemaObjects = AutoCreate.CreateOrUpdate;
        o.UseSystemTextJsonForSerialization();
        o.Events.StreamIdentity = StreamIdentity.AsGuid;
        o.Events.AppendMode = EventAppendMode.Quick;
        o.Events.MetadataConfig.CorrelationIdEnabled = true;
        o.Events.MetadataConfig.CausationIdEnabled = true;
        o.Events.MetadataConfig.HeadersEnabled = true;
        o.Events.MetadataConfig.UserNameEnabled = true;
        Store(o);
    }

    private void ConfigureBus(WolverineOptions o)
    {
        o.ApplicationAssembly = typeof(TestHost).Assembly;
        o.ServiceName = "tests";
        o.EnableRelayOfUserName = true;
        o.Durability.Mode = DurabilityMode.Solo;
        o.Durability.ScheduledJobFirstExecution = 100.Milliseconds();
        o.Durability.ScheduledJobPollingTime = 200.Milliseconds();
        o.Policies.AutoApplyTransactions();
        o.Policies.UseDurableLocalQueues();
        if (Handlers.Length > 0)
        {
            o.Discovery.DisableConventionalDiscovery();
            foreach (var handler in Handlers)
            {
                o.Discovery.IncludeType(handler);
            }
        }

        Wolverine(o);
    }
}

using Agreements.Server.Commands.Documents;
using Agreements.Server.Commands.People;
using Agreements.Server.Commands;
using Agreements.Server.Exchange.SigningCopies;
using Agreements.Server.Hosting.DatabaseSetup;
using Agreements.Server.Http;
using Agreements.Server.Localization;
using Agreements.Server.Notifications;
using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.ReadModels;
using Agreements.Server.Sealing;
using Agreements.Server.Storage;
using FluentValidation;
using JasperFx.CodeGeneration;
using JasperFx.Core;
using JasperFx.Events.Daemon;
using JasperFx;
using Marten.Exceptions;
using Marten;
using Npgsql;
using Wolverine.ErrorHandling;
using Wolverine.Marten;
using Wolverine;

namespace Agreements.Server.Hosting;

/// <summary>Puts the house together; holds no rule of its own.</summary>
public static class Composition
{
    /// <summary>How many groups of commands are committed at a time: one is read and decided while the other is written.</summary>
    private const int CommandLanes = 2;

    /// <summary>Adds the store, the handlers and the subscription.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="settings">Where the database is.</param>
    public static IHostApplicationBuilder AddAgreements(this IHostApplicationBuilder builder, Settings settings)
    {
        builder.Services.AddSingleton(settings);
        // Made by the container, so that it closes the connections too: what it is given it leaves open.
        builder.Services.AddSingleton(_ => StoreSetup.DataSource(settings.ConnectionString, role: DatabaseRoles.Application));
        builder.Services.AddHostedService<SchemaAtStart>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(WorkingDayFile.From(builder.Configuration));
        builder.Services.AddSingleton<CommandShapes>();
        builder.Services.AddSingleton(s => new GroupCommit(s.GetRequiredService<IServiceScopeFactory>(), CommandLanes));
        builder.Services.AddReadModels();
        builder.Services.AddLedger(builder.Configuration);
        builder.Services.AddDocuments();
        builder.Services.AddSigningCopies();
        builder.Services.AddPeople();
        // Before the store: hosted services start in this order, and the daemon must not meet a bus that has not started.
        var notices = NoticeSettings.From(builder.Configuration);
        builder.AddNotices(notices);
        builder.UseWolverine(o =>
        {
            Messages(o);
            o.RouteNotices(notices);
        });
        builder.Services.AddHostedService<HandlersAtStart>().AddTeller();
        builder.Services.AddSingleton<DaemonWakeup>(_ => new DaemonWakeup(25.Milliseconds()));
        builder.Services.AddMarten(services =>
            {
                var options = new StoreOptions();
                StoreSetup.ConfigureUse(options);
                StoreSetup.ConfigureDaemon(options, services.GetRequiredService<DaemonWakeup>());
                return options;
            })
            .UseLightweightSessions()
            .UseNpgsqlDataSource()
            .IntegrateWithWolverine(w => w.MessageStorageSchemaName = StoreSetup.MessageSchema)
            .AddAsyncDaemon(DaemonMode.HotCold)
            .SubscribeToEventsWithServices<ReadModelSubscription>(ServiceLifetime.Singleton);
        builder.Services.AddSeal();
        return builder;
    }

    /// <summary>What decides which tables messages need.</summary>
    internal static void Durable(WolverineOptions o)
    {
        o.ApplicationAssembly = typeof(Composition).Assembly;
        o.ServiceName = "agreements";
        o.Durability.Mode = DurabilityMode.Balanced;
        // What a server that died had in hand is another's after this; by itself it would take a minute.
        o.Durability.HealthCheckPollingTime = 2.Seconds();
        o.Durability.StaleNodeTimeout = 10.Seconds();
        o.Durability.FirstHealthCheckExecution = 500.Milliseconds();
        o.Durability.FirstNodeReassignmentExecution = 500.Milliseconds();
        o.Durability.NodeReassignmentPollingTime = 2.Seconds();
        o.Durability.CheckAssignmentPeriod = 2.Seconds();
        // What waits for an instant, or is to be tried again, leaves within a second of it; by itself within five.
        o.Durability.ScheduledJobPollingTime = 1.Seconds();
        o.Policies.UseDurableLocalQueues();
    }

    private static void Messages(WolverineOptions o)
    {
        Durable(o);
        // Compiled with the server (Internal/Generated, made by ops/codegen), which then needs no compiler.
        o.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
        // The owner made them before.
        o.AutoBuildMessageStorageOnStartup = AutoCreate.None;
        o.EnableRelayOfUserName = true;
        o.UseSystemTextJsonForSerialization(CommandJson.InQueue);
        o.Policies.AutoApplyTransactions();
        o.Policies.Add<ValidateMessages>();
        o.AssertNoCombinedHandlers();
        o.OnException<ValidationException>().Discard();
        o.OnException<ConcurrencyException>().RetryTimes(3);
        // A stream that two begin at once. There are two exceptions of that name, and neither is the other: Marten's own, and the one it
        // shares with other stores.
        o.OnException<ExistingStreamIdCollisionException>().Or<JasperFx.Events.ExistingStreamIdCollisionException>().RetryTimes(3);
        o.OnException<NpgsqlException>().RetryWithCooldown(50.Milliseconds(), 100.Milliseconds(), 250.Milliseconds());
        // Marten wraps what a commit meets; only what may pass by itself is tried again.
        o.OnException<MartenCommandException>(e => e.InnerException is NpgsqlException { IsTransient: true })
            .RetryWithCooldown(50.Milliseconds(), 100.Milliseconds(), 250.Milliseconds());
    }
}

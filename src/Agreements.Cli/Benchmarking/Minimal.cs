using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Aggregation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wolverine;
using Wolverine.Marten;

namespace Agreements.Cli.Benchmarking;

/// <summary>Asks for one more.</summary>
/// <param name="Id">The stream.</param>
/// <param name="Digest">As long a text as an event of the product has.</param>
public sealed record CountOne(Guid Id, string Digest);

/// <summary>One more was counted.</summary>
/// <param name="Digest">The text.</param>
/// <param name="On">The day.</param>
public sealed record Counted(string Digest, string On);

/// <summary>How many were counted.</summary>
/// <param name="Id">The stream.</param>
/// <param name="Total">The number.</param>
public sealed record Tally(Guid Id, long Total);

/// <summary>Folds it.</summary>
public sealed class TallyProjection : SingleStreamProjection<Tally, Guid>
{
    /// <inheritdoc />
    public override Tally Evolve(Tally? snapshot, Guid id, IEvent e) => new(id, (snapshot?.Total ?? 0) + 1);
}

/// <summary>The least that a command on Wolverine and Marten can be: fetch for writing, append, commit. No guards, no related state, no permissions.</summary>
public static class CountHandler
{
    /// <summary>Counts one.</summary>
    /// <param name="asked">What is asked.</param>
    /// <param name="session">The session of the commit.</param>
    /// <param name="stop">Stops waiting.</param>
    public static async Task<Tally> Handle(CountOne asked, IDocumentSession session, CancellationToken stop)
    {
        var stream = await session.Events.FetchForWriting<Tally>(asked.Id, stop);
        stream.AppendOne(new Counted(asked.Digest, "2026-01-01"));
        return new Tally(asked.Id, (stream.Aggregate?.Total ?? 0) + 1);
    }
}

/// <summary>A host with that handler and nothing else, in a schema of its own.</summary>
internal static class Minimal
{
    public const string Schema = "bench_minimal";

    private static readonly string Digest = new('a', 64);

    public static async Task<IHost> StartAsync(BenchDatabase database)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(database.DataSource);
        builder.UseWolverine(o =>
        {
            o.ApplicationAssembly = typeof(CountHandler).Assembly;
            o.Discovery.DisableConventionalDiscovery().IncludeType(typeof(CountHandler));
            o.Durability.Mode = DurabilityMode.Solo;
            o.Policies.AutoApplyTransactions();
        });
        builder.Services.AddMarten(o =>
            {
                o.DatabaseSchemaName = Schema;
                o.AutoCreateSchemaObjects = AutoCreate.CreateOrUpdate;
                o.Events.AppendMode = EventAppendMode.Quick;
                // The same columns as the product has.
                o.Events.MetadataConfig.CorrelationIdEnabled = true;
                o.Events.MetadataConfig.CausationIdEnabled = true;
                o.Events.MetadataConfig.HeadersEnabled = true;
                o.Events.MetadataConfig.UserNameEnabled = true;
                o.Projections.Add<TallyProjection>(ProjectionLifecycle.Live);
            })
            .UseLightweightSessions().UseNpgsqlDataSource().IntegrateWithWolverine(w => w.MessageStorageSchemaName = $"{Schema}_messages");
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>Begins a stream of as many events as the product's have.</summary>
    public static async Task<Guid> BeginAsync(IHost host)
    {
        await using var session = host.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        var id = session.Events.StartStream<Tally>([.. Enumerable.Repeat(new Counted(Digest, "2026-01-01"), 4)]).Id;
        await session.SaveChangesAsync();
        return id;
    }

    public static async Task CountAsync(IHost host, Guid id)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync<Tally>(new CountOne(id, Digest));
    }
}

using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.ReadModels.Rebuilding;
using Agreements.Server.ReadModels;
using Agreements.Server.Storage;
using Microsoft.Extensions.DependencyInjection;
using System.Diagnostics;
using Wolverine;

namespace Agreements.Cli.Benchmarking;

/// <summary>
/// How fast history becomes read models. Nobody is told of it: what is delivered here happened long ago. Strict order is the same delivery with
/// one event to a page, each page a transaction of its own.
/// </summary>
internal static class DeliveryPart
{
    private const int EventsPerLife = 10;
    private const int WholePage = 2_000;

    public static async Task MeasureAsync(BenchRun run, Figures figures)
    {
        await using (var writer = await BenchServer.StartAsync(run.Database, tells: false))
        {
            await writer.Delivery.PauseAsync();
            await Seeding.WriteAsync(writer.Store, "delivery", 0, run.Events / EventsPerLife, n => Seeding.Life(n));
        }

        for (var round = 0; round <= run.Rounds; round++)
        {
            var into = round == 0 ? new Figures() : figures;
            var strict = await CatchUpAsync(run, pageOf: 1, seconds: run.Seconds);
            var pages = await CatchUpAsync(run, WholePage, double.MaxValue);
            into.Add("one event per transaction, strict order: events/s", strict);
            into.Add("catching up: events/s", pages, Asked.AtLeast(15_000));
            into.Add("catching up ÷ one event per transaction", pages / strict, Asked.AtLeast(30));
            await RebuildAsync(run, into);
        }
    }

    /// <summary>Events per second from the daemon's start until the read models hold them all, or until the time is over.</summary>
    private static async Task<double> CatchUpAsync(BenchRun run, int pageOf, double seconds)
    {
        var last = await run.Database.LastAsync();
        await ForgetAsync(run.Database, last);
        await using var server = await BenchServer.StartAsync(run.Database, tells: false);
        // Compiled before: a server that has run for a minute has that behind it.
        var bus = server.Services.CreateScope().ServiceProvider.GetRequiredService<IMessageBus>();
        foreach (var model in ReadModel.All)
        {
            await model.InvokeAsync(bus, [], new PageRows(), default);
        }

        await server.Delivery.PauseAsync();
        server.Services.GetRequiredService<ReadModelSubscription>().Options.BatchSize = pageOf;
        await ForgetAsync(run.Database, upTo: 0);
        var watch = Stopwatch.StartNew();
        await server.Delivery.ResumeAsync();
        var delivered = 0L;
        while (delivered < last && watch.Elapsed.TotalSeconds < seconds)
        {
            await Task.Delay(5);
            delivered = await run.Database.DeliveredAsync();
        }

        return delivered / watch.Elapsed.TotalSeconds;
    }

    private static async Task RebuildAsync(BenchRun run, Figures figures)
    {
        var watch = Stopwatch.StartNew();
        var replayed = TimeSpan.Zero;
        var rebuilt = await Rebuild.RunAsync(run.Database.ConnectionString, [], p => replayed = p.Step == "replay" ? watch.Elapsed : replayed);
        var seconds = watch.Elapsed.TotalSeconds;
        if (!rebuilt.IsEqual)
        {
            throw new InvalidOperationException("The rebuilt read models are not what the live ones were.");
        }

        figures.Add("rebuild, its replay alone: events/s", rebuilt.UpTo / replayed.TotalSeconds);
        figures.Add("rebuild with comparison and swap: events/s", rebuilt.UpTo / seconds, Asked.AtLeast(20_000));
    }

    /// <summary>Empties the read models and says up to where they are.</summary>
    private static async Task ForgetAsync(BenchDatabase database, long upTo)
    {
        await database.ExecuteAsync($"""
            delete from agreements.mt_event_progression where name = '{StoreSetup.ReadModelShard}';
            insert into agreements.mt_event_progression (name, last_seq_id) select '{StoreSetup.ReadModelShard}', {upTo} where {upTo} > 0;
            do $$ declare t record; begin
              for t in select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'read_models' and tablename <> 'models' loop
                execute 'truncate ' || t.name; end loop; end $$
            """);
        await database.ExecuteAsync("vacuum analyze");
    }
}

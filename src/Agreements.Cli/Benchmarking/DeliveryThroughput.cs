using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Marten;

namespace Agreements.Cli.Benchmarking;

/// <summary>How fast the strict-order subscription brings all read models up to date from nothing.</summary>
internal static class DeliveryThroughput
{
    private const int EventsPerLife = 10;

    /// <summary>Seeds the events (no subscription running), then times one catch-up of all of them.</summary>
    public static async Task<double[]> MeasureAsync(BenchDatabase database, int events, int rounds)
    {
        using (var writer = await BenchHost.StartAsync(database.ConnectionString, daemon: false))
        {
            await Seeding.WriteAsync(writer.Services.GetRequiredService<IDocumentStore>(), "delivery", 0, events / EventsPerLife, Seeding.Life);
            await writer.StopAsync();
        }

        var figures = new List<double>();
        for (var round = 0; round <= rounds; round++)
        {
            await ForgetAsync(database);
            figures.Add(await CatchUpAsync(database, events));
        }

        // The first round compiles the code; a server that has run for a minute has that behind it.
        return [.. figures.Skip(1)];
    }

    private static async Task<double> CatchUpAsync(BenchDatabase database, int events)
    {
        using var host = await BenchHost.StartAsync(database.ConnectionString, daemon: true);
        var watch = Stopwatch.StartNew();
        var last = await database.ScalarAsync<long>("select max(seq_id) from agreements.mt_events");
        var from = await DeliveredAsync(database);
        while (await DeliveredAsync(database) < last)
        {
            await Task.Delay(10);
        }

        var seconds = watch.Elapsed.TotalSeconds;
        await host.StopAsync();
        return (events - from) / seconds;
    }

    private static Task<long> DeliveredAsync(BenchDatabase database) => database.ScalarAsync<long>(
        $"select coalesce((select last_seq_id from agreements.mt_event_progression where name = '{Composition.ReadModelShard}'), 0)");

    private static async Task ForgetAsync(BenchDatabase database)
    {
        await database.ExecuteAsync($"delete from agreements.mt_event_progression where name = '{Composition.ReadModelShard}'");
        await database.ExecuteAsync("""
            do $$ declare t record; begin
              for t in select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'read_models' and tablename <> 'models' loop
                execute 'truncate ' || t.name; end loop; end $$
            """);
        await database.ExecuteAsync("vacuum analyze");
    }
}

namespace Agreements.Cli.Benchmarking;

/// <summary>Everybody writes to one agreement. Each writer places it under agreements of its own, so that every command has something to record.</summary>
internal static class HotPart
{
    private const int Writers = 8;

    public static async Task MeasureAsync(BenchRun run, Figures figures)
    {
        await using var server = await BenchServer.StartAsync(run.Database);
        await server.Delivery.PauseAsync();
        var above = await Seeding.ParentsAsync(server.Store, 2 * Writers);
        var models = await Seeding.ModelsAsync(server.Store);
        var streams = new Streams(run.Database, "agreements");
        for (var round = 0; round <= run.Rounds; round++)
        {
            var into = round == 0 ? new Figures() : figures;
            var two = await streams.CopyAsync(models, 2);
            var raw = new RawWrites(run.Database.DataSource, [two[0]], 4);
            var writes = await Load.PerSecondAsync(Writers, run.Seconds, int.MaxValue, (_, n) => raw.WriteAsync(n));
            var (turns, failed) = (new int[Writers], 0);
            var commands = await Load.PerSecondAsync(Writers, run.Seconds, int.MaxValue, async (caller, _) =>
            {
                try
                {
                    await server.RecordAsync(two[1], new PlaceUnder(above[(2 * caller) + (turns[caller]++ % 2)]));
                }
                catch (Exception e) when (e is JasperFx.ConcurrencyException or InvalidOperationException or Npgsql.NpgsqlException)
                {
                    Interlocked.Increment(ref failed);
                }
            });
            into.Add("raw/s", writes);
            into.Add("commands/s", commands);
            into.Add("commands ÷ raw", commands / writes, Asked.AtLeast(1));
            into.Add("commands that failed or recorded nothing", failed, Asked.AtMost(0));
        }
    }
}

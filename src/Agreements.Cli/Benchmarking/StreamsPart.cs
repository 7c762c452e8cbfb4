namespace Agreements.Cli.Benchmarking;

/// <summary>
/// The same command on long and on short streams, from the first touch (nothing of them is in memory) and from then on. Every command places
/// an agreement under another one: the line above is loaded, and the length of the stream matters to nothing else.
/// </summary>
internal static class StreamsPart
{
    private const int Callers = 8;
    private const int Each = 200;

    public static async Task MeasureAsync(BenchRun run, Figures figures)
    {
        await using var server = await BenchServer.StartAsync(run.Database);
        await server.Delivery.PauseAsync();
        var above = await Seeding.ParentsAsync(server.Store, 4);
        var (shortOne, longOne) = (Seeding.Id("short", 0), Seeding.Id("long", 0));
        await using (var session = server.Store.LightweightSession())
        {
            session.Events.StartStream<Agreement>(shortOne, [.. Seeding.ReadyToNegotiate(0, above[0])]);
            session.Events.StartStream<Agreement>(longOne, [.. Seeding.Long(0, above[0], above[1])]);
            await session.SaveChangesAsync();
        }

        var streams = new Streams(run.Database, "agreements");
        for (var round = 0; round <= run.Rounds; round++)
        {
            var into = round == 0 ? new Figures() : figures;
            // Now the one first and now the other: who comes later finds everything warm.
            var touched = new Dictionary<Guid, (double First, double Then)>();
            foreach (var of in round % 2 == 0 ? new[] { shortOne, longOne } : [longOne, shortOne])
            {
                touched[of] = await TouchAsync(run, server, await streams.CopyAsync([of], Each), above);
            }

            var (few, many) = (touched[shortOne], touched[longOne]);
            into.Add("4 events: commands/s at the first touch", few.First);
            into.Add("200 events: commands/s at the first touch", many.First);
            into.Add("200 ÷ 4 events, first touch", many.First / few.First);
            into.Add("4 events: commands/s", few.Then);
            into.Add("200 events: commands/s", many.Then);
            into.Add("200 ÷ 4 events", many.Then / few.Then, Asked.AtLeast(0.8));
        }
    }

    /// <summary>Each caller has agreements of its own, and each place is another one than the last: every command records an event.</summary>
    private static async Task<(double First, double Then)> TouchAsync(BenchRun run, BenchServer server, Guid[] agreements, Guid[] above)
    {
        var first = await Load.PerSecondAsync(Callers, double.MaxValue, Each, (_, n) => server.RecordAsync(agreements[n], new PlaceUnder(above[2])));
        var turns = new int[Callers];
        var then = await Load.PerSecondAsync(Callers, run.Seconds, int.MaxValue, (caller, _) =>
        {
            var turn = turns[caller]++;
            return server.RecordAsync(agreements[(caller * Each / Callers) + (turn % (Each / Callers))], new PlaceUnder(above[turn / (Each / Callers) % 2]));
        });
        return (first, then);
    }
}

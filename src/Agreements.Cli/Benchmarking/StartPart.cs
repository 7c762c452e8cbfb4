namespace Agreements.Cli.Benchmarking;

/// <summary>How long a server takes from its start to ready on an existing database, and how much memory it then holds.</summary>
internal static class StartPart
{
    private const int Agreements = 1_000;

    public static async Task MeasureAsync(BenchRun run, Figures figures)
    {
        await using (var server = await BenchServer.StartAsync(run.Database, tells: false))
        {
            await Seeding.WriteAsync(server.Store, "start", 0, Agreements, n => Seeding.Life(n));
            await run.Database.CaughtUpAsync();
        }

        // The first one warms the machine.
        for (var round = 0; round <= run.Rounds; round++)
        {
            var into = round == 0 ? new Figures() : figures;
            await using var server = ServerProcess.Start(run.Database.ConnectionString);
            into.Add("ready after s", await server.ReadyAsync(), Asked.AtMost(2));
            await server.Client.GetAsync(new Uri("/register", UriKind.Relative));
            into.Add("MiB resident after the first page", server.Mebibytes);
        }
    }
}

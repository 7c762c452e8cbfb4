using System.Diagnostics;
using Agreements.Server.Storage;
using Marten;

namespace Agreements.Cli.Benchmarking;

/// <summary>
/// Two servers on one database, and events all the while. The one that delivers is killed; measured is how long it takes until the other shows
/// something recorded after that.
/// </summary>
internal static class TakeoverPart
{
    private const int Kills = 20;

    public static async Task MeasureAsync(BenchRun run, Figures figures)
    {
        var connection = run.Database.ConnectionString;
        var delivers = ServerProcess.Start(connection);
        await delivers.ReadyAsync();
        using var store = DocumentStore.For(o =>
        {
            StoreSetup.ConfigureUse(o);
            o.Connection(run.Database.DataSource);
        });
        using var done = new CancellationTokenSource();
        var writing = WriteAsync(store, done.Token);
        var seconds = new List<double>();
        for (var kill = 0; kill < Kills; kill++)
        {
            // Whoever came first delivers, until it is gone.
            var waits = ServerProcess.Start(connection);
            await waits.ReadyAsync();
            seconds.Add(await KillAsync(run.Database, delivers));
            delivers = waits;
        }

        await done.CancelAsync();
        await writing;
        await delivers.DisposeAsync();
        seconds.Sort();
        figures.Add("the other delivers after s, median", seconds[Kills / 2]);
        figures.Add("the other delivers after s, slowest", seconds[^1], Asked.AtMost(5));
    }

    private static async Task<double> KillAsync(BenchDatabase database, ServerProcess server)
    {
        var watch = Stopwatch.StartNew();
        await server.DisposeAsync();
        for (var head = await database.LastAsync(); await database.DeliveredAsync() <= head;)
        {
            await Task.Delay(10);
        }

        return watch.Elapsed.TotalSeconds;
    }

    private static async Task WriteAsync(DocumentStore store, CancellationToken done)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var n = 0; !done.IsCancellationRequested; n++)
        {
            await Seeding.WriteAsync(store, "takeover", n, 1, i => Seeding.Life(i));
            await beat.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}

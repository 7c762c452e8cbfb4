using Agreements.Ledger.Checkpoints;
using Agreements.Ledger.Merkle;
using Agreements.Ledger.Notes;
using Agreements.Server.Exchange.Bundles;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Sealing;
using System.Diagnostics;
using System.Globalization;

namespace Agreements.Cli.Benchmarking;

/// <summary>What an auditor waits for: the replay of a long agreement, a proof, a bundle of everything and its verification as a process of its own.</summary>
internal static class AuditPart
{
    private const int Replays = 400;
    private const int ManyLeaves = 1_000_000;

    public static async Task MeasureAsync(BenchRun run, Figures figures)
    {
        var files = Directory.CreateTempSubdirectory("agreements-bench-audit");
        try
        {
            await using var server = await BenchServer.StartAsync(run.Database, tells: false);
            var above = await Seeding.ParentsAsync(server.Store, 2);
            var longOne = Seeding.Id("long", 0);
            await using (var session = server.Store.LightweightSession())
            {
                session.Events.StartStream<Agreement>(longOne, [.. Seeding.Long(0, above[0], above[1])]);
                await session.SaveChangesAsync();
            }

            await SealPart.SettledAsync(run.Database);
            for (var round = 0; round <= run.Rounds; round++)
            {
                await ReplayAsync(run, server, longOne, round == 0 ? new Figures() : figures);
            }

            await ProofAsync(run, longOne, figures);
            await BundleAsync(run, server, Path.Combine(files.FullName, "all.zip"), figures);
        }
        finally
        {
            files.Delete(recursive: true);
        }
    }

    private static async Task ReplayAsync(BenchRun run, BenchServer server, Guid agreement, Figures figures)
    {
        var times = new List<double>();
        for (var n = 0; n < Replays; n++)
        {
            var watch = Stopwatch.StartNew();
            await using var reader = Reader.Whole(run.Database.DataSource, server.Store);
            var timeline = await Timeline.FindAsync(reader, agreement, CancellationToken.None);
            _ = timeline!.At(1 + (n % 200), null)!.After;
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        figures.Add("replay of a 200-event agreement to any of its events p50 ms", BenchFigure.Percentile(times, 0.5));
        figures.Add("replay of a 200-event agreement to any of its events p99 ms", BenchFigure.Percentile(times, 0.99), Asked.AtMost(5));
    }

    /// <summary>A real entry under a tree of a million leaves: how long its proof is does not depend on what the others are.</summary>
    private static async Task ProofAsync(BenchRun run, Guid agreement, Figures figures)
    {
        var real = (await EventProof.OfAsync(run.Database.DataSource, new LedgerPolicy(WitnessPolicy.None), agreement, 1, CancellationToken.None))!;
        var edge = new TileEdge();
        var leaf = new byte[MerkleHash.Size];
        for (var i = 0; i < ManyLeaves; i++)
        {
            BitConverter.TryWriteBytes(leaf, i);
            edge.Append(leaf);
        }

        var tiles = new Kept(edge.TakeChanged());
        var tree = new TileTree(ManyLeaves, tiles);
        var key = LedgerKeys.Draw("agreements.bureau.example/ledger", SignatureAlgorithm.Ed25519);
        var note = SignedNote.Sign(new Checkpoint(key.Verifier.Name, ManyLeaves, await tree.RootAsync(CancellationToken.None)).ToString(), [key]);
        var proof = new LogProof(real.Leaf.Entry, ManyLeaves / 3, await tree.InclusionAsync(ManyLeaves / 3, CancellationToken.None), note);
        figures.Add("proof with its entry at 1,000,000 leaves, bytes", proof.ToString().Length, Asked.AtMost(2048));
        figures.Add("the proof alone, bytes", (proof with { Extra = null }).ToString().Length);
    }

    private static async Task BundleAsync(BenchRun run, BenchServer server, string path, Figures figures)
    {
        var model = Seeding.Id("life", 0);
        await using (var session = server.Store.LightweightSession())
        {
            session.Events.StartStream<Agreement>(model, [.. Seeding.Life(0)]);
            await session.SaveChangesAsync();
        }

        var copies = Math.Max(1, run.Events / Seeding.Life(0).Count);
        await new Streams(run.Database, "agreements").CopyAsync([model], copies);
        var watch = Stopwatch.StartNew();
        while (await run.Database.ScalarAsync<bool>("select position < (select max(seq_id) from agreements.mt_events) from ledger.head"))
        {
            await Task.Delay(10);
        }

        var events = await run.Database.ScalarAsync<long>("select size from ledger.head");
        figures.Add("events/s sealed, all at once and read models beside it", events / watch.Elapsed.TotalSeconds);
        await SealPart.SettledAsync(run.Database);
        watch.Restart();
        await using (var reader = Reader.Whole(run.Database.DataSource, server.Store))
        await using (var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite))
        {
            await new BundleExport(reader, new LedgerPolicy(WitnessPolicy.None), TimeProvider.System).WriteAsync(file, null, CancellationToken.None);
        }

        figures.Add("events/s into a bundle", events / watch.Elapsed.TotalSeconds);
        figures.Add("MiB of the bundle", new FileInfo(path).Length / 1024.0 / 1024.0);
        for (var round = 0; round < run.Rounds; round++)
        {
            var (seconds, mebibytes) = await VerifyAsync("verify", path);
            figures.Add($"events verified per second of a core, of {events.ToString("N0", CultureInfo.InvariantCulture)}", events / seconds,
                Asked.AtLeast(300_000));
            figures.Add("verified with MiB of memory at most", mebibytes, Asked.AtMost(256));
        }

        var (whole, held) = await VerifyAsync("verify", path, "--whole");
        figures.Add("events verified whole per second of a core: every state folded, every sentence told again", events / whole);
        figures.Add("verified whole with MiB of memory at most", held);
    }

    /// <summary>As a process of its own: by the time that it worked on whatever cores, its start and its compiling included.</summary>
    private static async Task<(double Seconds, double Mebibytes)> VerifyAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(App).Assembly.Location, .. command])
        {
            RedirectStandardOutput = true,
        })!;
        var (most, worked) = (0L, TimeSpan.Zero);
        var output = process.StandardOutput.ReadToEndAsync();
        while (!process.HasExited)
        {
            try
            {
                process.Refresh();
                (most, worked) = (Math.Max(most, process.PeakWorkingSet64), process.TotalProcessorTime);
            }
            catch (InvalidOperationException)
            {
                // It ended meanwhile.
            }

            await Task.Delay(5);
        }

        await output;
        return process.ExitCode == App.Done
            ? (worked.TotalSeconds, most / 1024.0 / 1024.0)
            : throw new InvalidOperationException($"The bundle is not sound: {await output}");
    }

    private sealed class Kept(IReadOnlyList<Tile> tiles) : ITileSource
    {
        private readonly Dictionary<TileId, byte[]> _tiles = tiles.ToDictionary(t => t.Id, t => t.Hashes);

        public ValueTask<byte[]?> ReadAsync(TileId id, int width, CancellationToken ct) => ValueTask.FromResult(_tiles.GetValueOrDefault(id));
    }
}

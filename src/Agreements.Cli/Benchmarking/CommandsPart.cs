using System.Net.Http.Json;

namespace Agreements.Cli.Benchmarking;

/// <summary>
/// Commands as they come: each the first of this server on its agreement. The delivery rests meanwhile; it is measured by itself. Raw writes,
/// the minimal handler, the product's commands and the way over HTTP take turns in every round.
/// </summary>
internal static class CommandsPart
{
    private static readonly object Nothing = new();

    public static async Task MeasureAsync(BenchRun run, Figures figures)
    {
        await using var server = await BenchServer.StartAsync(run.Database);
        using var minimal = await Minimal.StartAsync(run.Database);
        var streams = new Streams(run.Database, "agreements");
        var models = await Seeding.ModelsAsync(server.Store);
        var tally = new[] { await Minimal.BeginAsync(minimal) };
        // Seen by the read models, as permissions are judged by them; the others need not be.
        var overHttp = new Queue<Guid>(await streams.CopyAsync(models, (run.Rounds + 1) * run.Callers.Sum(c => Most(c, run.Seconds))));
        await run.Database.CaughtUpAsync();
        await server.Delivery.PauseAsync();
        var raw = new RawWrites(run.Database.DataSource, await streams.CopyAsync(models, 4_000), 4);
        for (var round = 0; round <= run.Rounds; round++)
        {
            // The first round compiles the code.
            var into = round == 0 ? new Figures() : figures;
            foreach (var callers in run.Callers)
            {
                var most = Most(callers, run.Seconds);
                Guid[] http = [.. Enumerable.Range(0, most).Select(_ => overHttp.Dequeue())];
                var agreements = await streams.CopyAsync(models, most);
                var tallies = await new Streams(run.Database, Minimal.Schema).CopyAsync(tally, most);
                Take(into, callers, new Measures(
                    await Load.PerSecondAsync(callers, run.Seconds, int.MaxValue, (_, n) => raw.WriteAsync(n)),
                    await Load.PerSecondAsync(callers, run.Seconds, most, (_, n) => Minimal.CountAsync(minimal, tallies[n])),
                    await Load.PerSecondAsync(callers, run.Seconds, most, (_, n) => server.RecordAsync(agreements[n], new AdvanceToNegotiated())),
                    await Load.PerSecondAsync(callers, run.Seconds, most, (_, n) => PostAsync(server, http[n]))));
            }
        }

        await minimal.StopAsync();
    }

    /// <summary>More agreements than are advanced in the time: few enough that making them takes no longer than measuring.</summary>
    private static int Most(int callers, double seconds) => (int)(seconds * callers switch { 1 => 800, <= 8 => 1_600, _ => 3_000 });

    private static void Take(Figures figures, int callers, Measures of)
    {
        var who = callers == 1 ? "1 caller" : $"{callers} callers";
        figures.Add($"{who}: raw/s", of.Raw);
        figures.Add($"{who}: minimal handler/s", of.Minimal);
        figures.Add($"{who}: commands/s", of.Product);
        figures.Add($"{who}: over HTTP/s", of.Http);
        figures.Add($"{who}: commands ÷ raw", of.Product / of.Raw, Asked.AtLeast(callers switch { 1 => 0.45, <= 8 => 0.5, _ => 0.8 }));
        figures.Add($"{who}: commands ÷ minimal handler", of.Product / of.Minimal, Asked.AtLeast(1));
        figures.Add($"{who}: over HTTP ÷ raw", of.Http / of.Raw);
    }

    private static async Task PostAsync(BenchServer server, Guid agreement)
    {
        using var answer = await server.Http.PostAsJsonAsync($"/api/v1/agreements/{agreement}/negotiated", Nothing);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private sealed record Measures(double Raw, double Minimal, double Product, double Http);
}

using Spectre.Console;

namespace Agreements.Cli.Benchmarking;

/// <summary>Runs the parts of the bench and prints what they reached beside what is asked.</summary>
internal sealed class BenchReport(BenchDatabase database, int rounds)
{
    private const int CommandsAlone = 2_000;

    private const int CommandsTogether = 8_000;

    private const int PacedCommands = 5_000;

    private const int Pace = 500;

    public async Task RunAsync(IReadOnlyCollection<string> parts, IReadOnlyList<int> callers, int events)
    {
        if (parts.Contains("delivery"))
        {
            // First, while the store holds nothing else.
            await DeliveryAsync(events);
        }

        if (parts.Contains("visibility"))
        {
            await VisibilityAsync();
        }

        if (parts.Contains("start"))
        {
            await StartAsync();
        }

        if (parts.Contains("commands"))
        {
            // Last: it leaves hundreds of thousands of events that nobody has delivered.
            await CommandsAsync(callers);
        }
    }

    private async Task CommandsAsync(IReadOnlyList<int> callers)
    {
        using var host = await BenchHost.StartAsync(database.ConnectionString, daemon: false);
        var commands = new CommandThroughput(database, host);
        await commands.RoundAsync(8, 1_000);
        var measured = new List<ThroughputRound>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var c in callers)
            {
                measured.Add(await commands.RoundAsync(c, c == 1 ? CommandsAlone : CommandsTogether));
            }
        }

        await host.StopAsync();
        var table = new Table().Title("Advance-stage commands through IMessageBus ÷ raw transaction (asked: at least 0.6)")
            .AddColumns("callers", "commands/s", "raw/s", "raw, one batch/s", "ratio", "ratio to one batch");
        foreach (var of in measured.GroupBy(m => m.Callers))
        {
            table.AddRow(
                of.Key.ToString(System.Globalization.CultureInfo.InvariantCulture), Median(of, m => m.Commands), Median(of, m => m.Raw), Median(of, m => m.RawBatch),
                Median(of, m => m.Commands / m.Raw), Median(of, m => m.Commands / m.RawBatch));
        }

        AnsiConsole.Write(table);
    }

    private async Task DeliveryAsync(int events)
    {
        var figures = await DeliveryThroughput.MeasureAsync(database, events, rounds);
        AnsiConsole.Write(new Table().Title("Strict-order delivery into all read models, from nothing (asked: at least 20,000 events/s)")
            .AddColumns("events", "events/s, median", "÷ 20,000", "rounds")
            .AddRow(Measured.Text(events), Measured.Text(Measured.Median(figures)), Measured.Text(Measured.Median(figures) / 20_000), string.Join("  ", figures.Select(Measured.Text))));
    }

    private async Task VisibilityAsync()
    {
        using var host = await BenchHost.StartAsync(database.ConnectionString, daemon: true);
        var visibility = new Visibility(database, host);
        await visibility.RoundAsync("warm", 1_000, Pace, 8);
        var paced = new List<VisibilityRound>();
        var full = new List<VisibilityRound>();
        for (var round = 0; round < rounds; round++)
        {
            paced.Add(await visibility.RoundAsync($"paced{round}", PacedCommands, Pace, 8));
            full.Add(await visibility.RoundAsync($"full{round}", CommandsTogether, 0, 8));
        }

        await host.StopAsync();
        var table = new Table().Title("Commit → visible in all read models, ms (asked at 500 commands/s: p99 at most 100)")
            .AddColumns("commands", "commands/s", "p50", "p99");
        table.AddRow($"paced at {Pace}/s", Median(paced, r => r.PerSecond), Median(paced, r => r.P50), Median(paced, r => r.P99));
        table.AddRow("at full speed, 8 callers", Median(full, r => r.PerSecond), Median(full, r => r.P50), Median(full, r => r.P99));
        AnsiConsole.Write(table);
    }

    private async Task StartAsync()
    {
        var starts = new List<(double Seconds, double Mebibytes)>();
        for (var round = 0; round <= rounds; round++)
        {
            starts.Add(await ServerStart.MeasureAsync(database.ConnectionString));
        }

        // The first one warms the machine.
        AnsiConsole.Write(new Table().Title("Server on an existing database (asked: ready in under 3 s, under 250 MB)")
            .AddColumns("ready after s, median", "MiB resident, median")
            .AddRow(Median(starts.Skip(1), s => s.Seconds), Median(starts.Skip(1), s => s.Mebibytes)));
    }

    private static string Median<T>(IEnumerable<T> rounds, Func<T, double> figure) => Measured.Text(Measured.Median(rounds.Select(figure)));
}

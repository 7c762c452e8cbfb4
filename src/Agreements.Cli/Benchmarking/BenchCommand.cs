using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Agreements.Cli.Shell;
using Spectre.Console;

namespace Agreements.Cli.Benchmarking;

/// <summary><c>agreements bench</c>: the product's speed, as ratios measured in one run on the same cluster.</summary>
internal static class BenchCommand
{
    /// <summary>Measured where it is asked for by name, or by <c>--seed</c>: it takes long to fill a database so large.</summary>
    private const string Pages = "pages";

    private const int ManyForPages = 100_000;

    private static readonly string[] Parts = [.. BenchPart.All.Select(p => p.Name)];

    private static readonly Option<int> Rounds = new("--rounds") { Description = "Interleaved rounds; medians are printed.", DefaultValueFactory = _ => 3 };

    private static readonly Option<double> Seconds = new("--seconds")
    {
        Description = "How long a figure is measured in a round.", DefaultValueFactory = _ => 1,
    };

    private static readonly Option<int[]> Callers = new("--callers")
    {
        Description = "Callers at a time.", DefaultValueFactory = _ => [1, 8, 32], AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int> Events = new("--events") { Description = "Events to catch up on.", DefaultValueFactory = _ => 40_000 };

    private static readonly Option<string> Only = new("--only") { Description = $"Measure only these, parted by commas: {string.Join(", ", Parts)}, {Pages}." };

    private static readonly Option<bool> Json = new("--json") { Description = "Write JSON instead of tables." };

    private static readonly Option<int?> Seed = new("--seed")
    {
        Description = "Instead: make this many agreements, print the plan of every query that grows with them, and measure every page; with "
            + $"--only {Pages}, the pages alone.",
    };

    private static readonly Option<string> Keep = new("--keep")
    {
        Description = "With --seed or the pages: keep the database under this name; one that is there is not filled again.",
    };

    private static readonly Option<string> Holding = new("--page") { Description = "Only pages whose address holds this." };

    public static Command Create(ShellContext shell)
    {
        var command = new Command("bench", "Measures commands, delivery, visibility, start and import, in databases of its own on the same cluster.")
        {
            Rounds, Seconds, Callers, Events, Only, Json, Seed, Keep, Holding,
        };
        command.Validators.Add(given =>
        {
            if (Named(given.GetValue(Only)).Except([.. Parts, Pages], StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            {
                given.AddError($"There is no part '{unknown}': there are {string.Join(", ", Parts)}, {Pages}.");
            }

            foreach (var none in new Option[] { Rounds, Seconds, Callers, Events, Seed }.Where(o => given.GetResult(o)?.Tokens.Any(IsNothing) is true))
            {
                given.AddError($"{none.Name} is more than nothing.");
            }
        });
        command.SetAction((parsed, _) => RunAsync(shell, parsed));
        return command;
    }

    private static bool IsNothing(Token token) => double.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && number <= 0;

    private static string[] Named(string? only) => only?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? Parts;

    private static async Task<int> RunAsync(ShellContext shell, ParseResult parsed)
    {
        var admin = shell.Setting("AGREEMENTS_ADMIN_DB") ?? shell.Setting("AGREEMENTS_DB")
            ?? throw new UsageException(new Text("AGREEMENTS_DB 没有指定数据库。", "AGREEMENTS_DB names no database: run this as ops/agreements bench."));
        var named = Named(parsed.GetValue(Only));
        if (parsed.GetValue(Seed) is not null || named.Contains(Pages))
        {
            await WithManyAsync(shell, parsed, admin, named);
        }

        return parsed.GetValue(Seed) is null && named.Any(Parts.Contains) ? await MeasureAsync(shell, parsed, admin, named) : App.Done;
    }

    private static async Task WithManyAsync(ShellContext shell, ParseResult parsed, string admin, string[] named)
    {
        await using var database = await BenchDatabase.CreateAsync(admin, parsed.GetValue(Keep));
        shell.Output.WriteLine(await database.ConditionsAsync());
        var count = parsed.GetValue(Seed) ?? ManyForPages;
        await AnsiConsole.Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask("agreements", maxValue: count);
            await ManyAgreements.WriteAsync(database, count, written => task.Increment(written));
        });
        if (!named.Contains(Pages))
        {
            await QueryPlans.PrintAsync(database);
        }

        await NotificationsPart.PlanAsync(database, shell.Output);
        await PagesPart.PrintAsync(database, shell.Output, parsed.GetValue(Seconds), parsed.GetValue(Holding));
    }

    private static async Task<int> MeasureAsync(ShellContext shell, ParseResult parsed, string admin, string[] named)
    {
        var report = new BenchReport(shell.Output, parsed.GetValue(Json));
        // What a store says by itself is not part of the report.
        Console.SetOut(Console.Error);
        var conditions = "";
        foreach (var part in BenchPart.All.Where(p => named.Contains(p.Name)))
        {
            await using var database = await BenchDatabase.CreateAsync(admin);
            if (conditions.Length == 0)
            {
                report.Conditions(conditions = await database.ConditionsAsync());
            }

            var figures = new Figures();
            await part.Measure(
                new BenchRun(database, parsed.GetValue(Rounds), parsed.GetValue(Seconds), parsed.GetValue(Callers)!, parsed.GetValue(Events)), figures);
            report.Add(part, figures);
        }

        report.End(conditions);
        return App.Done;
    }
}

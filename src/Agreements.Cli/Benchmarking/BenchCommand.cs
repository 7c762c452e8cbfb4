using System.CommandLine;
using Spectre.Console;

namespace Agreements.Cli.Benchmarking;

/// <summary><c>agreements bench</c>: the product's speed as ratios measured in one run on the same cluster.</summary>
internal static class BenchCommand
{
    private static readonly string[] Parts = ["commands", "delivery", "visibility", "start"];

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "Interleaved rounds; medians are printed.", DefaultValueFactory = _ => 3 };
        var callers = new Option<int[]>("--callers") { Description = "Callers at a time.", DefaultValueFactory = _ => [1, 8, 32], AllowMultipleArgumentsPerToken = true };
        var events = new Option<int>("--events") { Description = "Events to catch up on.", DefaultValueFactory = _ => 100_000 };
        var only = new Option<string[]>("--only") { Description = $"Measure only these: {string.Join(", ", Parts)}.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => Parts };
        only.AcceptOnlyFromAmong(Parts);
        var seed = new Option<int?>("--seed") { Description = "Instead: make this many agreements and print the plan of every query that grows with them." };
        var command = new Command("bench", "Measures commands, delivery, visibility and start, in a database of its own on the same cluster.") { rounds, callers, events, only, seed };
        command.SetAction(async parsed =>
        {
            await using var database = await BenchDatabase.CreateAsync(Admin());
            AnsiConsole.WriteLine(await database.ConditionsAsync());
            if (parsed.GetValue(seed) is { } count)
            {
                await QueryPlans.PrintAsync(database, count);
                return;
            }

            var report = new BenchReport(database, parsed.GetValue(rounds));
            await report.RunAsync(parsed.GetValue(only)!, parsed.GetValue(callers)!, parsed.GetValue(events));
        });
        return command;
    }

    private static string Admin() =>
        Environment.GetEnvironmentVariable("AGREEMENTS_ADMIN_DB") ?? Environment.GetEnvironmentVariable("AGREEMENTS_DB")
        ?? throw new InvalidOperationException("AGREEMENTS_DB names no database: run this as ops/agreements bench.");
}

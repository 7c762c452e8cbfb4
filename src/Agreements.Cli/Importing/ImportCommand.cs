using Agreements.Cli.Shell;
using Agreements.Server.Exchange.Importing.Planning;
using Agreements.Server.Exchange.Importing.Reading;
using Agreements.Server.Exchange.Importing.Recording;
using Agreements.Server.Exchange.Importing;
using Spectre.Console;
using System.CommandLine;

namespace Agreements.Cli.Importing;

/// <summary><c>agreements import</c>: case files, each whole or not at all.</summary>
internal static class ImportCommand
{
    public static Command Create(ShellContext shell)
    {
        var files = new Argument<string[]>("FILE") { Description = "Files of the format agreement-cases/1.", Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(given =>
        {
            // As arguments may be many, a mistyped option would otherwise be taken for a file.
            foreach (var option in given.Tokens.Where(t => t.Value.StartsWith("--", StringComparison.Ordinal)))
            {
                given.AddError($"Unrecognized option '{option.Value}'.");
            }
        });
        var dryRun = new Option<bool>("--dry-run") { Description = "Check the files and show row by row what would be recorded; record nothing." };
        var notify = new Option<bool>("--notify") 
        {
            Description = "Tell the recipients of notices of every change of stage that is recorded; else nobody is told.",
        };
        var command = new Command("import", "Records the facts of case files. A second import of the same file records nothing new.") { files, dryRun, notify };
        command.SetAction((parsed, token) =>
            RunAsync(shell, parsed, parsed.GetValue(files)!, new Wanted(parsed.GetValue(dryRun), parsed.GetValue(notify)), token));
        return command;
    }

    private static async Task<int> RunAsync(ShellContext shell, ParseResult parsed, string[] names, Wanted wanted, CancellationToken token)
    {
        var terminal = shell.Terminal(parsed);
        var cases = await ReadAsync(names, token);
        await using var data = await shell.AuditorAsync(token);
        using var store = Stores.Open(data);
        var run = new ImportRun(store, data, TimeProvider.System);
        var plans = await WatchedAsync(terminal, new Text("检查文件", "Checking files"), cases, c => run.PlanAsync(c, token));
        var report = new ImportReport(terminal, wanted.DryRun);
        foreach (var plan in plans)
        {
            report.Print(plan);
        }

        if (plans.Any(p => p.HasErrors))
        {
            report.NothingRecorded(plans);
            return App.HasErrors;
        }

        report.Told(plans, wanted.Notify);
        return wanted.DryRun ? report.WouldRecord(plans) : await RecordAsync(shell, terminal, report, plans, wanted.Notify, token);
    }

    private static async Task<List<CaseFile>> ReadAsync(string[] names, CancellationToken token)
    {
        var cases = new List<CaseFile>();
        foreach (var name in names)
        {
            if (!File.Exists(name))
            {
                throw new UsageException(new Text($"没有文件 {name}。", $"There is no file {name}."));
            }

            cases.Add(CaseFileReader.Read(name, await File.ReadAllBytesAsync(name, token)));
        }

        return cases;
    }

    private static async Task<int> RecordAsync(
        ShellContext shell, Terminal terminal, ImportReport report, IReadOnlyList<ImportPlan> plans, bool notify, CancellationToken token)
    {
        // Planned by a role that only reads; recorded by the application's.
        await using var data = await shell.ApplicationAsync(token);
        using var store = Stores.Open(data);
        var run = new ImportRun(store, data, TimeProvider.System, notify);
        var outcomes = await WatchedAsync(terminal, new Text("记录", "Recording"), plans, async plan => (plan, await run.RecordAsync(plan, token)));
        return report.Recorded(outcomes);
    }

    /// <summary>One after the other, with a bar for whoever is watching.</summary>
    private static async Task<IReadOnlyList<TTo>> WatchedAsync<TFrom, TTo>(
        Terminal terminal, Text what, IReadOnlyCollection<TFrom> items, Func<TFrom, Task<TTo>> step)
    {
        var done = new List<TTo>();
        if (!terminal.IsWatched)
        {
            foreach (var item in items)
            {
                done.Add(await step(item));
            }

            return done;
        }

        await terminal.Out.Progress().AutoClear(true).StartAsync(async progress =>
        {
            var bar = progress.AddTask(Markup.Escape(terminal.Line(what)), maxValue: items.Count);
            foreach (var item in items)
            {
                done.Add(await step(item));
                bar.Increment(1);
            }
        });
        return done;
    }

    /// <summary>How a run is wanted.</summary>
    private sealed record Wanted(bool DryRun, bool Notify);
}

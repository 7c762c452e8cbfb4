using Agreements.Cli.Shell;
using Agreements.Server.Exchange.Importing.Planning;
using Agreements.Server.Exchange.Importing.Reading;
using Agreements.Server.Exchange.Importing.Recording;
using Agreements.Server.Exchange.Importing.Sheets;
using Agreements.Server.Localization;
using Npgsql;
using Spectre.Console;
using System.CommandLine;

namespace Agreements.Cli.Importing;

/// <summary><c>agreements import</c>: case files and spreadsheets, each whole or not at all.</summary>
internal static class ImportCommand
{
    public static Command Create(ShellContext shell)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Files of the format agreement-cases/1, or spreadsheets (.xlsx, .csv).", Arity = ArgumentArity.OneOrMore,
        };
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
        var kind = new Option<string?>("--kind") { Description = "Spreadsheets: the kind of the rows that do not say theirs." };
        var map = new Option<string[]>("--map")
        {
            Description = "Spreadsheets: what a column tells, as COLUMN=FIELD; COLUMN=- leaves it out. May be given several times.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("import", "Records the facts of case files and spreadsheets. A second import of the same file records nothing new.")
        {
            files, dryRun, notify, kind, map,
        };
        command.SetAction((parsed, token) => RunAsync(
            shell, parsed, parsed.GetValue(files)!,
            new Wanted(parsed.GetValue(dryRun), parsed.GetValue(notify), SheetOptionsGiven.Of(parsed.GetValue(kind), parsed.GetValue(map) ?? [])), token));
        return command;
    }

    private static async Task<int> RunAsync(ShellContext shell, ParseResult parsed, string[] names, Wanted wanted, CancellationToken token)
    {
        var terminal = shell.Terminal(parsed);
        var files = await ReadAsync(names, token);
        await using var data = await shell.AuditorAsync(token);
        using var store = Stores.Open(data);
        var run = new ImportRun(store, data, TimeProvider.System);
        var planned = await WatchedAsync(terminal, new Text("检查文件", "Checking files"), files, f => PlanAsync(run, data, f, wanted.Sheets, token));
        var plans = planned.Select(p => p.Whole).ToArray();
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
        return wanted.DryRun ? report.WouldRecord(plans) : await RecordAsync(shell, terminal, report, planned, wanted.Notify, token);
    }

    private static async Task<Planned> PlanAsync(ImportRun run, NpgsqlDataSource data, NamedFile file, SheetOptions options, CancellationToken token)
    {
        if (SheetImport.IsSheet(file.Name))
        {
            var sheet = await SheetImport.PlanAsync(run, data, file.Name, file.Bytes, options, TimeProvider.System.Today(), token);
            return new Planned(sheet.Whole, sheet.Parts);
        }

        var plan = await run.PlanAsync(CaseFileReader.Read(file.Name, file.Bytes), token);
        return new Planned(plan, [plan]);
    }

    private static async Task<List<NamedFile>> ReadAsync(string[] names, CancellationToken token)
    {
        var files = new List<NamedFile>();
        foreach (var name in names)
        {
            if (!File.Exists(name))
            {
                throw new UsageException(new Text($"没有文件 {name}。", $"There is no file {name}."));
            }

            files.Add(new NamedFile(name, await File.ReadAllBytesAsync(name, token)));
        }

        return files;
    }

    private static async Task<int> RecordAsync(
        ShellContext shell, Terminal terminal, ImportReport report, IReadOnlyList<Planned> plans, bool notify, CancellationToken token)
    {
        // Planned by a role that only reads; recorded by the application's.
        await using var data = await shell.ApplicationAsync(token);
        using var store = Stores.Open(data);
        var run = new ImportRun(store, data, TimeProvider.System, notify);
        var outcomes = await WatchedAsync(terminal, new Text("记录", "Recording"), plans, async plan => (plan.Whole, await run.RecordAsync(plan.Parts, token)));
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
    private sealed record Wanted(bool DryRun, bool Notify, SheetOptions Sheets);

    /// <summary>A file and what is in it.</summary>
    private sealed record NamedFile(string Name, byte[] Bytes);

    /// <summary>What a file would record: as a whole, and by each source that it names.</summary>
    private sealed record Planned(ImportPlan Whole, IReadOnlyList<ImportPlan> Parts);
}

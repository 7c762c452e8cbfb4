using Agreements.Cli.Shell;
using Agreements.Server.Exchange.Importing.Planning;
using Agreements.Server.Exchange.Importing.Recording;
using Agreements.Server.Exchange.Importing;
using Agreements.Server.Storage;
using Spectre.Console;

namespace Agreements.Cli.Importing;

/// <summary>Says row by row what an import records, warns of and objects to.</summary>
internal sealed class ImportReport(Terminal terminal, bool dryRun)
{
    /// <summary>More than anybody mends at one sitting; the rest is counted.</summary>
    private const int Shown = 100;

    public void Print(ImportPlan plan)
    {
        var from = plan.Source is { } source ? $"[grey]{Markup.Escape(Line(source))}[/]" : "";
        terminal.Out.MarkupLine($"[bold]{Markup.Escape(plan.File)}[/]  {from}");
        if (plan.Rows.Count > 0)
        {
            Rows(plan);
        }

        List(plan.Errors.ToArray(), "red", terminal.Label("错误", "error"));
        List(plan.Warnings.ToArray(), "yellow", terminal.Label("警告", "warning"));
        terminal.Out.WriteLine();
    }

    public void NothingRecorded(IReadOnlyList<ImportPlan> plans)
    {
        var (errors, files) = (plans.Sum(p => p.Errors.Count()), plans.Count(p => p.HasErrors));
        terminal.Say(
            new(
                $"{files} 个文件中有 {errors} 处错误：没有记录任何内容。请改正后重新运行。",
                $"{errors} errors in {files} of {plans.Count} files: nothing was recorded. Mend them and run this again."),
            "red");
    }

    /// <summary>Says whether anybody is told of what is recorded, before it is.</summary>
    public void Told(IReadOnlyList<ImportPlan> plans, bool notify)
    {
        if (plans.Sum(p => p.StageChangeCount) is > 0 and var changes)
        {
            terminal.Say(
                notify
                    ? new($"通知：{changes} 项阶段或状态变更会逐项通知各接收人。", $"Notices: the recipients are told of each of {changes} changes of stage or standing.")
                    : new($"通知：{changes} 项阶段或状态变更不通知任何人（--notify 则通知）。",
                        $"Notices: nobody is told of {changes} changes of stage or standing (--notify tells)."),
                notify ? "yellow" : "grey");
        }
    }

    public int WouldRecord(IReadOnlyList<ImportPlan> plans)
    {
        var (events, warnings) = (plans.Sum(p => p.EventCount), plans.Sum(p => p.Warnings.Count()));
        terminal.Say(
            events == 0
                ? new($"试运行：{plans.Count} 个文件的内容均已有记录，{warnings} 处警告。", $"Dry run: everything in {plans.Count} files is on record; {warnings} warnings.")
                : new(
                    $"试运行：{plans.Count} 个文件将记录 {events} 个事件，{warnings} 处警告。没有记录任何内容。",
                    $"Dry run: {plans.Count} files would record {events} events; {warnings} warnings. Nothing was recorded."),
            "green");
        return App.Done;
    }

    public int Recorded(IReadOnlyList<(ImportPlan Plan, Recorded Outcome)> outcomes)
    {
        foreach (var (plan, outcome) in outcomes)
        {
            var (text, style) = outcome switch
            {
                Server.Exchange.Importing.Recording.Recorded.Whole =>
                    (new Text($"{plan.File}：已记录 {plan.EventCount} 个事件。", $"{plan.File}: recorded {plan.EventCount} events."), "green"),
                Server.Exchange.Importing.Recording.Recorded.NothingNew =>
                    (new Text($"{plan.File}：没有新内容，均已有记录。", $"{plan.File}: nothing new, all of it is on record."), "grey"),
                _ => (
                    new Text(
                        $"{plan.File}：导入期间有人更改了同一记录，本文件没有记录任何内容。请重新运行。",
                        $"{plan.File}: somebody changed the same record meanwhile; nothing of this file was recorded. Run this again."),
                    "red"),
            };
            terminal.Say(text, style);
        }

        return outcomes.Any(o => o.Outcome == Server.Exchange.Importing.Recording.Recorded.Overtaken) ? App.HasErrors : App.Done;
    }

    private static string Line(Source source) =>
        $"{source.Id} · {source.Title} · {source.Published?.Value ?? "?"} · {KebabEnum<Reliability>.Name(source.Reliability)}";

    private void Rows(ImportPlan plan)
    {
        Directory(plan, RowKind.Institution, terminal.Label("机构", "institutions"));
        Directory(plan, RowKind.Body, terminal.Label("组织", "bodies"));
        var agreements = plan.Rows.Where(r => r.Kind == RowKind.Agreement).ToArray();
        if (agreements.Length == 0)
        {
            return;
        }

        var table = terminal.Table(
            terminal.Label("编号", "ref"), terminal.Label("协议", "agreement"), terminal.Label("阶段", "stage"),
            dryRun ? terminal.Label("将记录", "would record") : terminal.Label("记录", "records"), terminal.Label("警告", "warnings"), terminal.Label("错误", "errors"));
        foreach (var row in agreements)
        {
            var (errors, warnings) = (Count(plan.Errors, row), Count(plan.Warnings, row));
            table.AddRow(
                $"[bold]{Markup.Escape(row.Code)}[/]", Markup.Escape(terminal.Lines(row.Title)),
                row.Stage is { } stage ? Markup.Escape(terminal.Lines(StageNames.Of(stage))) : "", Events(row, plan.HasErrors),
                warnings == 0 ? "" : $"[yellow]{warnings}[/]", errors == 0 ? "" : $"[red]{errors}[/]");
        }

        terminal.Out.Write(table);
    }

    private void Directory(ImportPlan plan, RowKind kind, string what)
    {
        var rows = plan.Rows.Where(r => r.Kind == kind).ToArray();
        if (rows.Length > 0 && !plan.HasErrors)
        {
            var added = rows.Count(r => r.Version == 0);
            var changed = rows.Count(r => r.Version > 0 && r.Events.Count > 0);
            terminal.Out.MarkupLine(
                $"  {Markup.Escape(what)} {rows.Length}: {terminal.Label("新增", "new")} {added}, {terminal.Label("补充", "supplemented")} {changed}, "
                + $"{terminal.Label("已有", "on record")} {rows.Length - added - changed}");
        }
    }

    private string Events(PlannedRow row, bool hasErrors) =>
        hasErrors ? "[grey]–[/]"
        : row.Events.Count == 0 ? $"[grey]{terminal.Label("已有记录", "on record")}[/]"
        : $"[green]{row.Events.Count}[/] " + Markup.Escape(string.Join(", ", row.Events
            .GroupBy(e => EventNames.All[e.GetType()])
            .Select(g => g.Count() == 1 ? g.Key : $"{g.Key} ×{g.Count()}")));

    private static int Count(IEnumerable<Finding> findings, PlannedRow row) =>
        findings.Count(f => f.Place.Path == row.Place.Path || f.Place.Path.StartsWith($"{row.Place.Path}.", StringComparison.Ordinal));

    private void List(Finding[] findings, string colour, string what)
    {
        foreach (var f in findings.Take(Shown))
        {
            terminal.Out.MarkupLine($"  [{colour}]{what}[/] {Markup.Escape(f.Place.ToString())} [grey]{f.Code}[/]");
            foreach (var (cause, cure) in terminal.Wordings(f.Cause).Zip(terminal.Wordings(f.Cure)))
            {
                terminal.Out.MarkupLine($"    {Markup.Escape(cause)} [grey]{Markup.Escape(cure)}[/]");
            }
        }

        if (findings.Length > Shown)
        {
            terminal.Say(new($"另有 {findings.Length - Shown} 处{what}未列出。", $"{findings.Length - Shown} more of this kind are not listed."), colour, "  ");
        }
    }
}

using Agreements.Cli.Shell;
using Agreements.Server.Localization;
using Agreements.Server.Queries.Descriptions;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels;
using Agreements.Server.Storage;
using Spectre.Console.Rendering;
using Spectre.Console;
using Step = Agreements.Server.Queries.Step<Agreements.Domain.Agreement, Agreements.Domain.AgreementEvent>;

namespace Agreements.Cli.Replaying;

/// <summary>Prints a history and the state at its end.</summary>
internal sealed class ReplayReport(Terminal terminal)
{
    public void Print(Match match, IReadOnlyList<Step> steps, int versions, DateOnly today, RelatedState related)
    {
        var state = steps[^1].After;
        Heading(match, state, steps.Count, versions);
        terminal.Out.Write(History(steps));
        terminal.Out.WriteLine();
        State(state, steps.Count, versions);
        Unmet(state, today, related);
    }

    private void Heading(Match match, Agreement state, int shown, int versions)
    {
        foreach (var wording in terminal.Wordings(match.Title))
        {
            terminal.Out.MarkupLine($"[bold]{Markup.Escape(wording)}[/]");
        }

        var source = state.Source is { } s ? $" · {terminal.Label("来源", "source")} {s.Id}" : "";
        terminal.Out.MarkupLine(
            $"[grey]{Markup.Escape($"{match.Reference ?? "–"} · {terminal.Line(KindNames.Of(state.Kind))} · {match.Id}{source}")}[/]");
        if (shown < versions)
        {
            terminal.Say(new Text($"显示第 1 至 {shown} 版，共 {versions} 版。", $"Versions 1 to {shown} of {versions}."), "yellow");
        }

        terminal.Out.WriteLine();
    }

    private Table History(IReadOnlyList<Step> steps)
    {
        var table = terminal.Table(
            "#", terminal.Label("发生", "happened"), terminal.Label("经过与变化", "what happened, and what it changed"),
            terminal.Label("记录", "recorded") + " (Asia/Shanghai)");
        table.ShowRowSeparators = terminal.IsWatched;
        foreach (var step in steps)
        {
            table.AddRow(
                new Markup($"[bold]{step.After.Version}[/]"), Day(step), new Markup(string.Join('\n', What(step))), Recorded(step));
            if (!terminal.IsWatched)
            {
                table.AddEmptyRow();
            }
        }

        return table;
    }

    private Markup Day(Step step)
    {
        // Some events have no day of their own: a text is on the table from its recording on.
        var dated = step.Happened as IDated;
        return dated?.On is { } day
            ? new Markup(
                Markup.Escape(day.Value.Replace("/", "/\n", StringComparison.Ordinal)) + (day.Basis is { } basis ? $"\n[grey]{Markup.Escape(basis)}[/]" : ""))
            : new Markup(dated is not null ? $"[yellow]{terminal.Label("不详", "unknown")}[/]" : "[grey]–[/]");
    }

    private IEnumerable<string> What(Step step)
    {
        yield return $"[cyan]{EventNames.All[step.Happened.GetType()]}[/]";
        foreach (var wording in terminal.Wordings(EventDescriptions.Of(step.Happened, step.After, Naming.ByReference)))
        {
            yield return Markup.Escape(wording);
        }

        foreach (var change in Change.Between(step.Before, step.After))
        {
            foreach (var line in Lines(change))
            {
                yield return line;
            }
        }
    }

    private IEnumerable<string> Lines(Change change)
    {
        var (sign, colour, fact) = change switch
        {
            { After: null } => ('-', "red", change.Before!),
            { Before: null } => ('+', "green", change.After),
            _ => ('~', "yellow", change.After),
        };
        var values = terminal.Wordings(fact.Value);
        for (var i = 0; i < values.Count; i++)
        {
            var was = sign == '~' ? $"{terminal.Wordings(change.Before!.Value).ElementAtOrDefault(i)} → " : "";
            yield return i == 0
                ? $"[{colour}]{sign} {Markup.Escape($"{terminal.Line(fact.Label)}: {was}{values[i]}")}[/]"
                : $"[{colour}]  {Markup.Escape($"{was}{values[i]}")}[/]";
        }
    }

    private Markup Recorded(Step step)
    {
        var e = step.Recorded;
        var institution = e.GetHeader(EventHeaders.Institution)?.ToString();
        var user = e.UserName ?? "?";
        var who = institution is null ? new Text(user) : new Text($"{user} 代表 {institution}", $"{user} for {institution}");
        return new Markup($"{Shanghai.Time(e.Timestamp):yyyy-MM-dd HH:mm:ss}\n[grey]{Markup.Escape(terminal.Lines(who))}[/]");
    }

    private void State(Agreement state, int version, int versions)
    {
        terminal.Say(
            version < versions
                ? new Text($"第 {version} 版时的状态", $"State at version {version}")
                : new Text($"现状（第 {version} 版）", $"State now, at version {version}"), "bold");
        var grid = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 2, 0) }).AddColumn();
        string? before = null;
        foreach (var fact in StateFacts.Of(state))
        {
            var label = terminal.Line(fact.Label);
            IRenderable name = new Markup(label == before ? "" : $"[grey]{Markup.Escape(label)}[/]");
            grid.AddRow(name, new Markup(Value(fact)));
            before = label;
        }

        terminal.Out.Write(grid);
        terminal.Out.WriteLine();
    }

    private string Value(Fact fact)
    {
        var value = Markup.Escape(terminal.Line(fact.Value));
        return fact.Key == "stage" ? $"[bold green]{value}[/]"
            : fact.Key.StartsWith("question:", StringComparison.Ordinal) ? $"[yellow]{value}[/]"
            : value;
    }

    private void Unmet(Agreement state, DateOnly today, RelatedState related)
    {
        if (state.Stage == Stage.Evaluated)
        {
            terminal.Say(new Text("已是最后阶段。", "This is the last stage."), "green");
            return;
        }

        var next = StageNames.Of(state.Stage + 1);
        var unmet = Guards.UnmetForNext(state, today, related);
        if (unmet.Count == 0)
        {
            terminal.Say(new Text($"进入“{next.Zh}”阶段的条件均已满足。", $"All conditions for the stage {next.EnOrZh} are met."), "green");
            return;
        }

        terminal.Say(new Text($"进入“{next.Zh}”阶段尚缺 {unmet.Count} 项：", $"Missing for the stage {next.EnOrZh}: {unmet.Count}"), "bold");
        foreach (var refusal in unmet)
        {
            terminal.Out.MarkupLine($"  [yellow]•[/] {Markup.Escape(terminal.Line(refusal.Sentence))} [grey]{refusal.Code}{Markup.Escape(Who(refusal))}[/]");
        }
    }

    private string Who(Refusal refusal) =>
        refusal.Next is { } next ? $" ← {terminal.Line(Names.Of(next))}"
        : refusal.MetBy.Count == 0 ? "" : $" ← {string.Join(", ", refusal.MetBy.Select(w => terminal.Line(Words.Of(w))))}";
}

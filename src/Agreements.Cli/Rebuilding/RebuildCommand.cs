using Agreements.Cli.Shell;
using Agreements.Server.ReadModels.Rebuilding;
using Agreements.Server.ReadModels;
using Spectre.Console;
using System.CommandLine;
using System.Globalization;

namespace Agreements.Cli.Rebuilding;

/// <summary><c>agreements rebuild</c>: read models anew from the events, compared with the live ones and put in their place.</summary>
internal static class RebuildCommand
{
    public static Command Create(ShellContext shell)
    {
        var known = ReadModel.All.Select(m => m.Name).ToArray();
        var models = new Argument<string[]>("MODEL") { Description = $"Read models: {string.Join(", ", known)}.", Arity = ArgumentArity.ZeroOrMore };
        models.AcceptOnlyFromAmong(known);
        var all = new Option<bool>("--all") { Description = "All of them." };
        var command = new Command(
            "rebuild",
            "Builds read models anew from all events, compares them with the live ones, and swaps them in. The server may run.")
        {
            models, all,
        };
        command.Validators.Add(given =>
        {
            if (given.GetResult(all) is null == (given.GetResult(models)?.Tokens.Count ?? 0) is 0)
            {
                given.AddError("Name the read models, or give --all.");
            }
        });
        command.SetAction((parsed, token) => RunAsync(shell, parsed, parsed.GetValue(models) ?? [], token));
        return command;
    }

    private static async Task<int> RunAsync(ShellContext shell, ParseResult parsed, string[] models, CancellationToken token)
    {
        var terminal = shell.Terminal(parsed);
        try
        {
            var settings = await shell.MadeAsync(token);
            var rebuilt = await WatchedAsync(terminal, report => Rebuild.RunAsync(settings.Owner, models, report, token));
            Print(terminal, rebuilt);
            return rebuilt.IsEqual ? App.Done : App.HasErrors;
        }
        catch (RebuildUnderWayException)
        {
            terminal.Complain(new Text("此数据库正在进行另一次重建，请等它结束。", "Another rebuild is running on this database: wait for it to end."));
            return App.CannotRun;
        }
    }

    private static async Task<Rebuilt> WatchedAsync(Terminal terminal, Func<Action<RebuildProgress>?, Task<Rebuilt>> rebuild)
    {
        if (!terminal.IsWatched)
        {
            return await rebuild(null);
        }

        Rebuilt? rebuilt = null;
        await terminal.Out.Progress().AutoClear(true).StartAsync(async progress =>
        {
            var bar = progress.AddTask(Step(terminal, "prepare"));
            rebuilt = await rebuild(p =>
            {
                bar.Description = Step(terminal, p.Step);
                bar.MaxValue = Math.Max(1, p.Of);
                bar.Value = p.Done;
            });
        });
        return rebuilt!;
    }

    private static string Step(Terminal terminal, string step) => step switch
    {
        "prepare" => terminal.Label("准备", "preparing"),
        "replay" => terminal.Label("重放事件", "replaying events"),
        "compare" => terminal.Label("比较", "comparing"),
        _ => terminal.Label("替换", "swapping in"),
    };

    private static void Print(Terminal terminal, Rebuilt rebuilt)
    {
        var table = terminal.Table(
            terminal.Label("表", "table"), terminal.Label("原有行", "live rows"), terminal.Label("重建行", "rebuilt rows"), terminal.Label("缺少", "missing"),
            terminal.Label("多余", "surplus"), terminal.Label("不同", "different"), terminal.Label("更新", "newer"), terminal.Label("重建 = 原有", "rebuilt = live"));
        foreach (var t in rebuilt.Tables)
        {
            table.AddRow(
                t.Table, Number(t.Live), Number(t.Rebuilt), Wrong(t.Missing), Wrong(t.Surplus), Wrong(t.Different), Number(t.Newer),
                t.IsEqual ? $"[green]{terminal.Label("是", "yes")}[/]" : $"[red]{terminal.Label("否", "no")}[/]");
        }

        terminal.Out.Write(table);
        foreach (var row in rebuilt.Tables.SelectMany(t => t.Examples))
        {
            terminal.Out.MarkupLine($"  [red]{row.Wrong}[/] {Markup.Escape(row.Table)} {row.Id} {terminal.Label("版本", "version")} {row.Version}");
        }

        var locked = rebuilt.Locked.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        terminal.Say(
            rebuilt.IsEqual
                ? new Text(
                    $"已重建 {string.Join("、", rebuilt.Models)}，截至第 {rebuilt.UpTo} 号事件；与原有内容一致。写入暂停 {locked} 毫秒。",
                    $"Rebuilt {string.Join(", ", rebuilt.Models)} up to event {rebuilt.UpTo}; the live tables were what the events say. "
                        + $"Writes to them waited {locked} ms.")
                : new Text(
                    $"已重建 {string.Join("、", rebuilt.Models)}，截至第 {rebuilt.UpTo} 号事件；原有内容与事件不符，现已改正。写入暂停 {locked} 毫秒。",
                    $"Rebuilt {string.Join(", ", rebuilt.Models)} up to event {rebuilt.UpTo}; the live tables were not what the events say, "
                        + $"and are now. Writes to them waited {locked} ms."),
            rebuilt.IsEqual ? "green" : "red");
    }

    private static string Number(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Wrong(long count) => count == 0 ? "0" : $"[red]{Number(count)}[/]";
}

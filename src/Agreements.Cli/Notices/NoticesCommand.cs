using Agreements.Cli.Shell;
using Agreements.Server.Hosting.DatabaseSetup;
using Agreements.Server.Http;
using Agreements.Server.Localization;
using Agreements.Server.Notifications;
using Agreements.Server.Notifications.Endpoints;
using Spectre.Console;
using System.CommandLine;

namespace Agreements.Cli.Notices;

/// <summary><c>agreements notices</c>: messages that the server gave up on, and asking it to try them again.</summary>
internal static class NoticesCommand
{
    public static Command Create(ShellContext shell) =>
        new("notices", "Notices that did not arrive: lists them, and has the running server try them again.")
        {
            Failed(shell), Replay(shell), Off(shell), On(shell),
        };

    private static Command Failed(ShellContext shell)
    {
        var (kind, since) = (Kind(), Since());
        var failed = new Command("failed", "Lists what the server gave up on, latest first, and why.") { kind, since };
        failed.SetAction(async (parsed, token) =>
        {
            var terminal = shell.Terminal(parsed);
            await using var messages = new StoredMessages((await shell.MadeAsync(token)).ConnectionString);
            Print(terminal, await messages.Failed.ListAsync(new FailedFilter(null, parsed.GetValue(kind), Moment(parsed.GetValue(since))), token));
            return App.Done;
        });
        return failed;
    }

    private static Command Replay(ShellContext shell)
    {
        var id = new Argument<string?>("ID") { Description = "The id that 'notices failed' shows.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "All of them." };
        var (kind, since) = (Kind(), Since());
        var replay = new Command("replay", "Has the running server try failed notices again, within seconds. Mend the cause first.") { id, all, kind, since };
        replay.Validators.Add(given =>
        {
            var named = (given.GetResult(id)?.Tokens.Count ?? 0) > 0;
            var several = new[] { given.GetResult(all) is not null, given.GetResult(kind) is not null || given.GetResult(since) is not null };
            if (several.Append(named).Count(g => g) != 1)
            {
                given.AddError("Name the notice by its ID, give --all, or say which by --kind and --since.");
            }
            else if (given.GetValue(id) is { } text && !Guid.TryParse(text, out _))
            {
                given.AddError($"'{text}' is no id of a notice; 'agreements notices failed' shows them.");
            }
        });
        replay.SetAction(async (parsed, token) =>
        {
            var terminal = shell.Terminal(parsed);
            var asked = parsed.GetValue(id) is { } text ? Guid.Parse(text) : (Guid?)null;
            await using var messages = new StoredMessages((await shell.MadeAsync(token)).ConnectionString);
            var marked = await messages.Failed.RetryAsync(
                new FailedFilter(asked is { } one ? [one] : null, parsed.GetValue(kind), Moment(parsed.GetValue(since))), token);
            if (marked == 0 && asked is not null)
            {
                terminal.Complain(new Text($"没有编号为 {asked} 的失败通知。", $"There is no failed notice {asked}."));
                return App.HasErrors;
            }

            terminal.Say(
                marked == 0
                    ? new Text("没有失败的通知。", "There are no failed notices.")
                    : new Text($"已安排重发 {marked} 条通知；运行中的服务器会在几秒内重发。", $"{marked} notices are to be tried again; a running server does so within seconds."),
                "green");
            return App.Done;
        });
        return replay;
    }

    private static Option<FailedKind?> Kind() => new("--kind")
    {
        Description = "Of this sort alone: mail, webhook or other.",
        CustomParser = given => KebabEnum<FailedKind>.TryParse(given.Tokens[0].Value, out var kind) ? kind : Wrong<FailedKind?>(
            given, $"'{given.Tokens[0].Value}' is no kind: use one of {string.Join(", ", KebabEnum<FailedKind>.Names)}."),
    };

    private static Option<string?> Since()
    {
        var since = new Option<string?>("--since") { Description = "Given up on this day (Asia/Shanghai) or at this instant, or later." };
        since.Validators.Add(given =>
        {
            try
            {
                Moment(given.GetValueOrDefault<string?>());
            }
            catch (MalformedRequestException wrong)
            {
                given.AddError(wrong.Message);
            }
        });
        return since;
    }

    private static DateTimeOffset? Moment(string? text) => FailedFilter.Moment(text);

    private static T? Wrong<T>(System.CommandLine.Parsing.ArgumentResult given, string why)
    {
        given.AddError(why);
        return default;
    }

    private static Command Off(ShellContext shell)
    {
        var off = new Command("off", "Lists the endpoints that are off, and told nothing.");
        off.SetAction(async (parsed, token) =>
        {
            var terminal = shell.Terminal(parsed);
            await using var data = await shell.ApplicationAsync(token);
            var there = await new EndpointSwitches(data).OffAsync(token);
            foreach (var (name, since, why) in there)
            {
                var said = EndpointTexts.Off(why);
                terminal.Say(new Text(
                    $"{name}：{said.Zh}（自 {Instants.In(since, UiLanguage.Chinese)} 起）", $"{name}: {said.En} (since {Instants.In(since, UiLanguage.English)})"),
                    "yellow");
            }

            if (there.Count == 0)
            {
                terminal.Say(new Text("没有停用的通知端点。", "No endpoint is off."), "green");
            }

            return App.Done;
        });
        return off;
    }

    private static Command On(ShellContext shell)
    {
        var name = new Argument<string>("NAME") { Description = "The endpoint's name, as 'notices off' shows it." };
        var on = new Command("on", "Has an endpoint told again. A running server sends what it missed within seconds.") { name };
        on.SetAction(async (parsed, token) =>
        {
            var (terminal, asked) = (shell.Terminal(parsed), parsed.GetValue(name)!);
            await using var data = await shell.ApplicationAsync(token);
            if (!await new EndpointSwitches(data).TurnOnAsync(asked, token))
            {
                terminal.Complain(new Text($"“{asked}”没有停用。", $"'{asked}' is not off."));
                return App.HasErrors;
            }

            terminal.Say(
                new Text($"“{asked}”已重新启用；运行中的服务器会在几秒内补发错过的通知。",
                    $"'{asked}' is on again; a running server sends what it missed within seconds."),
                "green");
            return App.Done;
        });
        return on;
    }

    private static void Print(Terminal terminal, FailedList failed)
    {
        if (failed.Count == 0)
        {
            terminal.Say(new Text("没有失败的通知。", "There are no failed notices."), "green");
            return;
        }

        var table = terminal.Table(
            "id", terminal.Label("放弃", "given up") + " (Asia/Shanghai)", terminal.Label("消息", "message"), terminal.Label("接收方", "recipient"),
            terminal.Label("原因", "cause"), terminal.Label("状态", "state"));
        foreach (var letter in failed.Messages)
        {
            table.AddRow(
                letter.Id.ToString(), $"{Shanghai.Time(letter.FailedAt):yyyy-MM-dd HH:mm:ss}", Markup.Escape(Last(letter.Type)),
                Markup.Escape(letter.Recipient ?? "-"),
                $"{Markup.Escape(terminal.Label(letter.Why.Zh, letter.Why.EnOrZh))}\n[grey]{Markup.Escape(Last(letter.ErrorType))}[/]",
                letter.IsToBeRetried
                    ? $"[yellow]{terminal.Label("将重发", "to be tried again")}[/]" : $"[red]{terminal.Label("已放弃", "given up")}[/]");
        }

        terminal.Out.Write(table);
        if (failed.Count > failed.Messages.Count)
        {
            terminal.Say(
                new Text(
                    $"共 {failed.Count} 条，只列出最新的 {failed.Messages.Count} 条。",
                    $"Of {failed.Count}, only the newest {failed.Messages.Count} are listed."), "yellow");
        }
    }

    /// <summary>The last part of a type's full name: what a person recognises.</summary>
    private static string Last(string typeName) => typeName[(typeName.LastIndexOf('.') + 1)..];
}

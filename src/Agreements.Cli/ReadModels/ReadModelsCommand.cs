using Agreements.Cli.Shell;
using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.Storage;
using Npgsql;
using Spectre.Console;
using System.CommandLine;
using System.Globalization;

namespace Agreements.Cli.ReadModels;

/// <summary><c>agreements read-models</c>: which streams the read models cannot show, and trying again once the cause is mended.</summary>
internal static class ReadModelsCommand
{
    public static Command Create(ShellContext shell)
    {
        var list = new Command("list", "The streams that lists and boards cannot show from an event on, and why. All others are shown.");
        list.SetAction((parsed, token) => ListAsync(shell, parsed, token));
        var streams = new Argument<Guid[]>("STREAM") { Description = "Streams to try; without one: all that are set aside.", Arity = ArgumentArity.ZeroOrMore };
        var retry = new Command("retry", "Tries again to show what was set aside, once the cause is mended. The server may run.") { streams };
        retry.SetAction((parsed, token) => RetryAsync(shell, parsed, parsed.GetValue(streams) ?? [], token));
        return new Command("read-models", "Streams that the read models set aside, so that all others could go on.") { list, retry };
    }

    private static async Task<int> ListAsync(ShellContext shell, ParseResult parsed, CancellationToken token)
    {
        var terminal = shell.Terminal(parsed);
        await using var db = await OpenAsync(shell, token);
        var aside = await SetAside.ListAsync(db, token);
        Print(terminal, aside);
        return aside.Count == 0 ? App.Done : App.HasErrors;
    }

    private static async Task<int> RetryAsync(ShellContext shell, ParseResult parsed, Guid[] streams, CancellationToken token)
    {
        var terminal = shell.Terminal(parsed);
        await using var db = await OpenAsync(shell, token);
        await using var store = Stores.Open(db);
        var retried = await Retry.RunAsync(db, store, streams, token);
        var shown = retried.Count(r => r.IsShown);
        terminal.Say(
            new Text($"重试 {retried.Count} 条记录流，{shown} 条已恢复显示。", $"Tried {retried.Count} streams again; {shown} are shown."),
            shown == retried.Count ? "green" : "red");
        SetAsideStream[] still = [.. retried.Select(r => r.Still).OfType<SetAsideStream>()];
        if (still.Length > 0)
        {
            Print(terminal, still);
        }

        return still.Length == 0 ? App.Done : App.HasErrors;
    }

    private static async Task<NpgsqlDataSource> OpenAsync(ShellContext shell, CancellationToken token) =>
        StoreSetup.DataSource((await shell.MadeAsync(token)).ConnectionString, role: DatabaseRoles.Application);

    private static void Print(Terminal terminal, IReadOnlyList<SetAsideStream> aside)
    {
        if (aside.Count == 0)
        {
            terminal.Say(new Text("没有搁置的记录流。", "No stream is set aside."), "green");
            return;
        }

        var table = terminal.Table(
            terminal.Label("记录流", "stream"), terminal.Label("版本", "version"), terminal.Label("事件", "event"), terminal.Label("视图", "model"),
            terminal.Label("自", "since"), terminal.Label("原因", "why"));
        foreach (var s in aside)
        {
            table.AddRow(
                s.Stream.ToString(), s.Version.ToString(CultureInfo.InvariantCulture),
                $"{s.Type} ({s.Sequence.ToString(CultureInfo.InvariantCulture)})", s.Model,
                s.Since.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture), Markup.Escape(s.Error));
        }

        terminal.Out.Write(table);
    }
}

using Agreements.Server.Storage;
using Agreements.Cli.Shell;
using Agreements.Server.Localization;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Visibility;
using Spectre.Console;
using System.CommandLine;

namespace Agreements.Cli.Replaying;

/// <summary><c>agreements replay</c>: an agreement's history, event by event.</summary>
internal static class ReplayCommand
{
    public static Command Create(ShellContext shell)
    {
        var which = new Argument<string>("AGREEMENT")
        {
            Description = "The agreement's id, its reference such as QJ-2, or a part of its title that no other has.",
        };
        var version = new Option<long?>("--version") { Description = "Stop after this version.", HelpName = "N" };
        var asOf = new Option<string?>("--as-of")
        {
            Description = "Stop at what was on record then: a day (its end) or a time in Asia/Shanghai, or a time with its offset.", HelpName = "T",
        };
        var command = new Command("replay", "Shows event by event what happened to an agreement, what each event changed, and the state at the end.")
        {
            which, version, asOf,
        };
        command.Validators.Add(given =>
        {
            if (given.GetResult(version) is not null && given.GetResult(asOf) is not null)
            {
                given.AddError("--version and --as-of exclude each other.");
            }
        });
        command.SetAction((parsed, token) => RunAsync(shell, parsed, parsed.GetValue(which)!, parsed.GetValue(version), parsed.GetValue(asOf), token));
        return command;
    }

    private static async Task<int> RunAsync(
        ShellContext shell, ParseResult parsed, string asked, long? version, string? asOf, CancellationToken token)
    {
        var until = asOf is null ? (DateTimeOffset?)null : Instant(asOf);
        var terminal = shell.Terminal(parsed);
        await using var data = await shell.AuditorAsync(token);
        var matches = await AgreementSearch.FindAsync(data, asked, token);
        if (matches.Count != 1)
        {
            return Undecided(terminal, asked, matches);
        }

        using var store = Stores.Open(data);
        await using var session = store.QuerySession();
        var all = await session.Events.FetchStreamAsync(matches[0].Id, token: token);
        if (version is < 1 || version > all.Count)
        {
            throw new UsageException(
                new Text($"该协议有第 1 至 {all.Count} 版，没有第 {version} 版。", $"The agreement has versions 1 to {all.Count}; there is no version {version}."));
        }

        var shown = all.Where(e => (version is null || e.Version <= version) && (until is null || e.Timestamp <= until)).ToArray();
        if (shown.Length == 0)
        {
            terminal.Complain(new Text(
                $"当时尚无记录；首次记录于 {Shanghai.Time(all[0].Timestamp):yyyy-MM-dd HH:mm:ss}。",
                $"Nothing of it was on record then; it was first recorded at {Shanghai.Time(all[0].Timestamp):yyyy-MM-dd HH:mm:ss}."));
            return App.HasErrors;
        }

        var steps = Steps.Of<Agreement, AgreementEvent>(shown, Agreement.Unwritten(matches[0].Id), Agreement.Evolve);
        var now = TimeProvider.System.GetUtcNow();
        // What the guards wanted then is judged by what was known then.
        var related = await session.RelatedAsync(Guards.NeedsForNext(steps[^1].After), until ?? (shown.Length < all.Count ? shown[^1].Timestamp : now), token);
        new ReplayReport(terminal).Print(matches[0], steps, all.Count, Shanghai.Day(until ?? now), related);
        return App.Done;
    }

    internal static int Undecided(Terminal terminal, string asked, IReadOnlyList<Match> matches)
    {
        if (matches.Count == 0)
        {
            terminal.Complain(new Text($"没有编号、编码或标题与“{asked}”相符的协议。", $"No agreement has '{asked}' as its id, its reference or a part of its title."));
            return App.HasErrors;
        }

        terminal.Complain(new Text($"几份协议与“{asked}”相符，请选择其一：", $"Several agreements fit '{asked}'; name one of them:"));
        var table = terminal.Table(terminal.Label("编号", "ref"), terminal.Label("协议", "agreement"), "id");
        foreach (var match in matches.Take(AgreementSearch.Shown))
        {
            table.AddRow(Terminal.Plain(match.Reference ?? ""), Terminal.Plain(terminal.Lines(match.Title)), Terminal.Plain(match.Id.ToString()));
        }

        terminal.Out.Write(table);
        if (matches.Count > AgreementSearch.Shown)
        {
            terminal.Say(new Text("……以及更多。", "… and more."));
        }

        return App.HasErrors;
    }

    private static DateTimeOffset Instant(string text) =>
        Instants.TryParse(text, out var instant) ? instant : throw new UsageException(Instants.NoInstant("--as-of", text));
}

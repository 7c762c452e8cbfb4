using Agreements.Cli.Shell;
using Agreements.Server.Localization;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Marten;
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
        var happened = new Option<string?>("--happened")
        {
            Description = "Show what had happened by the end of this day in Asia/Shanghai, as it was on record at --version or --as-of, and stage and "
                + "standing on that day.",
            HelpName = "DAY",
        };
        var command = new Command("replay", "Shows event by event what happened to an agreement, what each event changed, and the state at the end.")
        {
            which, version, asOf, happened,
        };
        command.Validators.Add(given =>
        {
            if (given.GetResult(version) is not null && given.GetResult(asOf) is not null)
            {
                given.AddError("--version and --as-of exclude each other.");
            }
        });
        command.SetAction((parsed, token) =>
        {
            var until = parsed.GetValue(asOf) is { } given ? Instant(given) : (DateTimeOffset?)null;
            var day = parsed.GetValue(happened) is { } text ? Day(text) : (DateOnly?)null;
            return RunAsync(shell, shell.Terminal(parsed), parsed.GetValue(which)!, new ReplayAsked(parsed.GetValue(version), until, day), token);
        });
        return command;
    }

    private static async Task<int> RunAsync(ShellContext shell, Terminal terminal, string which, ReplayAsked asked, CancellationToken token)
    {
        await using var data = await shell.AuditorAsync(token);
        var matches = await AgreementSearch.FindAsync(data, which, token);
        if (matches.Count != 1)
        {
            return Undecided(terminal, which, matches);
        }

        using var store = Stores.Open(data);
        if (asked.Happened is { } day)
        {
            await using var reader = Reader.Whole(data, store);
            var timeline = (await Timeline.FindAsync(reader, matches[0].Id, token))!;
            return await new HappenedReport(terminal).PrintAsync(matches[0], timeline, asked, day, token);
        }

        await using var session = store.QuerySession();
        return await PrintAsync(terminal, session, matches[0], asked, token);
    }

    private static async Task<int> PrintAsync(Terminal terminal, IQuerySession session, Match match, ReplayAsked asked, CancellationToken token)
    {
        var (version, until) = (asked.Version, asked.AsOf);
        var all = await session.Events.FetchStreamAsync(match.Id, token: token);
        if (version is < 1 || version > all.Count)
        {
            throw NoVersion(all.Count, version);
        }

        var shown = all.Where(e => (version is null || e.Version <= version) && (until is null || e.Timestamp <= until)).ToArray();
        if (shown.Length == 0)
        {
            return NotYet(terminal, all[0].Timestamp);
        }

        var steps = Steps.Of<Agreement, AgreementEvent>(shown, Agreement.Unwritten(match.Id), Agreement.Evolve);
        var now = TimeProvider.System.GetUtcNow();
        // What the guards wanted then is judged by what was known then.
        var related = await session.RelatedAsync(Guards.NeedsForNext(steps[^1].After), until ?? (shown.Length < all.Count ? shown[^1].Timestamp : now), token);
        new ReplayReport(terminal).Print(match, steps, all.Count, Shanghai.Day(until ?? now), related);
        return App.Done;
    }

    /// <summary>There is no such version.</summary>
    internal static UsageException NoVersion(long latest, long? version) => new(
        new Text($"该协议有第 1 至 {latest} 版，没有第 {version} 版。", $"The agreement has versions 1 to {latest}; there is no version {version}."));

    /// <summary>Nothing was on record at the moment asked for.</summary>
    internal static int NotYet(Terminal terminal, DateTimeOffset first)
    {
        terminal.Complain(new Text(
            $"当时尚无记录；首次记录于 {Shanghai.Time(first):yyyy-MM-dd HH:mm:ss}。",
            $"Nothing of it was on record then; it was first recorded at {Shanghai.Time(first):yyyy-MM-dd HH:mm:ss}."));
        return App.HasErrors;
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

    private static DateOnly Day(string text) =>
        Instants.TryParseDay(text, out var day) ? day : throw new UsageException(Instants.NoDay("--happened", text));
}

/// <summary>Which moment of an agreement is asked for.</summary>
/// <param name="Version">The version up to which things were on record; null for all of them.</param>
/// <param name="AsOf">The instant of recording up to which they were; null likewise.</param>
/// <param name="Happened">The day by which things had happened, in Asia/Shanghai; null for whatever was on record.</param>
internal sealed record ReplayAsked(long? Version, DateTimeOffset? AsOf, DateOnly? Happened);

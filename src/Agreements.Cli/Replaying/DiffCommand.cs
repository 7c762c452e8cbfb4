using Agreements.Cli.Shell;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Visibility;
using System.CommandLine;

namespace Agreements.Cli.Replaying;

/// <summary><c>agreements diff</c>: an agreement at two moments, fact by fact.</summary>
internal static class DiffCommand
{
    public static Command Create(ShellContext shell)
    {
        var which = new Argument<string>("AGREEMENT") { Description = "The agreement's id, its reference, or a part of its title that no other has." };
        var from = new Argument<string>("FROM") { Description = "A version, or a day (its end) or time of recording." };
        var to = new Argument<string>("TO") { Description = "Another; the latest version unless given.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("diff", "Shows what is otherwise on record of an agreement at two moments, and what happened between them.")
        {
            which, from, to,
        };
        command.SetAction((parsed, token) => RunAsync(shell, parsed, (parsed.GetValue(which)!, parsed.GetValue(from)!, parsed.GetValue(to)), token));
        return command;
    }

    private static async Task<int> RunAsync(ShellContext shell, ParseResult parsed, (string Which, string From, string? To) asked, CancellationToken token)
    {
        var terminal = shell.Terminal(parsed);
        await using var data = await shell.AuditorAsync(token);
        var matches = await AgreementSearch.FindAsync(data, asked.Which, token);
        if (matches.Count != 1)
        {
            return ReplayCommand.Undecided(terminal, asked.Which, matches);
        }

        using var store = Stores.Open(data);
        await using var reader = Reader.Whole(data, store);
        var timeline = (await Timeline.FindAsync(reader, matches[0].Id, token))!;
        var (from, to) = (Version(timeline, asked.From), asked.To is { } given ? Version(timeline, given) : timeline.Present.Version);
        var found = (await MomentComparison.OfAsync(timeline, from, to, token))!;
        Print(terminal, matches[0], found);
        return App.Done;
    }

    private static void Print(Terminal terminal, Match match, MomentComparison found)
    {
        terminal.Say(match.Title, "bold");
        terminal.Say(new Text($"第 {found.From} 版与第 {found.To} 版", $"Versions {found.From} and {found.To}"));
        foreach (var fact in found.Facts)
        {
            var change = $"{fact.Before ?? "—"} → {fact.After ?? "—"}";
            terminal.Say(new Text($"~ {fact.Name.Zh}：{change}", $"~ {fact.Name.EnOrZh}: {change}"), indent: "  ");
        }

        if (found.Facts.Count == 0)
        {
            terminal.Say(new Text("所记事实没有不同。", "No fact is otherwise."), indent: "  ");
        }

        foreach (var entry in found.Between)
        {
            terminal.Say(new Text($"{entry.Version}. {entry.Sentence.Zh}", $"{entry.Version}. {entry.Sentence.EnOrZh}"), indent: "  ");
        }
    }

    private static long Version(Timeline timeline, string given) => timeline.VersionAt(given) ?? throw new UsageException(new Text(
        $"“{given}”：请给出第 1 至 {timeline.Present.Version} 版之一，或已有记录的某日、某时。",
        $"'{given}': give a version from 1 to {timeline.Present.Version}, or a day or time by which something was on record."));
}

using Agreements.Cli.Shell;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;
using Spectre.Console;
using System.CommandLine;
using System.Globalization;

namespace Agreements.Cli.Replaying;

/// <summary><c>agreements as-of</c>: the register as it was at a moment, by either clock.</summary>
internal sealed class AsOfCommand
{
    private readonly Argument<string> _moment = new("MOMENT") { Description = "A day (its end in Asia/Shanghai), such as 2025-06-30, or a time." };
    private readonly Option<string?> _clock = PastOptions.Clock();
    private readonly Option<string[]> _stage = Words<Stage>("--stage", "Only in this stage; may be repeated.");
    private readonly Option<string[]> _kind = Words<AgreementKind>("--kind", "Only of this kind; may be repeated.");
    private readonly Option<string[]> _standing = Words<Standing>("--standing", "Only with this standing; may be repeated.");
    private readonly Option<string?> _institution = new("--institution") { Description = "Only with this institution among the parties: its code." };
    private readonly Option<string?> _region = new("--region") { Description = "Only with an institution of this region, such as 四川省/成都市." };
    private readonly Option<string?> _text = new("--text") { Description = "Only where every word is found, in Chinese or pinyin." };

    private readonly Option<int> _count = new("--count")
    {
        Description = $"How many to list, 1 to {RegisterFilter.LargestPage}.", DefaultValueFactory = _ => 50,
    };

    public static Command Create(ShellContext shell)
    {
        var own = new AsOfCommand();
        var command = new Command("as-of", "Shows the register as it was: how many agreements stood where, and which. All of them: export register --as-of.")
        {
            own._moment, own._clock, own._stage, own._kind, own._standing, own._institution, own._region, own._text, own._count,
        };
        command.SetAction((parsed, token) => own.RunAsync(shell, parsed, token));
        return command;
    }

    private static Option<string[]> Words<T>(string name, string description)
        where T : struct, Enum
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = string.Join('|', KebabEnum<T>.Names) };
        option.AcceptOnlyFromAmong([.. KebabEnum<T>.Names]);
        return option;
    }

    private static T[] Read<T>(string[]? words)
        where T : struct, Enum => [.. (words ?? []).Select(w => KebabEnum<T>.TryParse(w, out var word) ? word : default)];

    private async Task<int> RunAsync(ShellContext shell, ParseResult parsed, CancellationToken token)
    {
        var terminal = shell.Terminal(parsed);
        var filter = new RegisterFilter
        {
            Past = PastOptions.Of(parsed.GetValue(_moment), parsed.GetValue(_clock)),
            Stages = Read<Stage>(parsed.GetValue(_stage)),
            Kinds = Read<AgreementKind>(parsed.GetValue(_kind)),
            Standings = Read<Standing>(parsed.GetValue(_standing)),
            Institution = parsed.GetValue(_institution),
            Region = parsed.GetValue(_region),
            Text = parsed.GetValue(_text),
            Sort = RegisterSort.Title,
            PageSize = parsed.GetValue(_count) is > 0 and <= RegisterFilter.LargestPage and var count ? count : throw new UsageException(new Text(
                $"--count 须为 1 至 {RegisterFilter.LargestPage}；要全部请用 export register FILE --as-of。",
                $"--count is 1 to {RegisterFilter.LargestPage}; for all of them use export register FILE --as-of.")),
        };
        await using var data = await shell.AuditorAsync(token);
        using var store = Stores.Open(data);
        await using var reader = Reader.Whole(data, store);
        Print(terminal, filter.Past!, await RegisterQuery.PageAsync(reader, filter, token));
        return App.Done;
    }

    private static void Print(Terminal terminal, Past past, RegisterPage found)
    {
        terminal.Say(PastTexts.Shown(past, found.Position), "bold");
        var facets = found.Facets!;
        terminal.Say(new Text($"共 {facets.Total} 份协议。", $"{facets.Total} agreement{(facets.Total == 1 ? "" : "s")}."));
        foreach (var (stage, count) in facets.ByStage)
        {
            terminal.Say(new Text($"{StageNames.Zh(stage)} {count}", $"{StageNames.En(stage)} {count}"), indent: "  ");
        }

        if (found.Rows.Count > 0)
        {
            terminal.Out.Write(TableOf(terminal, found));
        }

        if (found.Next is not null)
        {
            terminal.Say(new Text(
                $"只列出前 {found.Rows.Count} 份；要全部请用 export register FILE --as-of。",
                $"The first {found.Rows.Count} are listed; for all of them use export register FILE --as-of."));
        }
    }

    private static Table TableOf(Terminal terminal, RegisterPage found)
    {
        var table = terminal.Table(
            terminal.Label("协议", "agreement"), terminal.Label("标题", "title"), terminal.Label("阶段", "stage"), terminal.Label("状态", "standing"),
            terminal.Label("签署", "signed"), terminal.Label("版本", "version"));
        foreach (var row in found.Rows)
        {
            table.AddRow(
                Terminal.Plain(row.Id.ToString()), Terminal.Plain(terminal.Lines(row.Title)), Terminal.Plain(terminal.Label(
                    StageNames.Zh(row.Stage), StageNames.En(row.Stage))),
                Terminal.Plain(terminal.Label(StandingNames.Zh(row.Standing), StandingNames.En(row.Standing))), Terminal.Plain(row.SignedOn ?? "—"),
                Terminal.Plain(row.Version.ToString(CultureInfo.InvariantCulture)));
        }

        return table;
    }
}

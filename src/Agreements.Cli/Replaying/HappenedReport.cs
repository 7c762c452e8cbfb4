using Agreements.Cli.Shell;
using Agreements.Server.Localization;
using Agreements.Server.Queries;
using Spectre.Console;

namespace Agreements.Cli.Replaying;

/// <summary>Prints what had happened to an agreement by a day, as it was on record at a version: the answer of the page of the replay.</summary>
internal sealed class HappenedReport(Terminal terminal)
{
    public async Task<int> PrintAsync(Match match, Timeline timeline, ReplayAsked asked, DateOnly day, CancellationToken token)
    {
        var version = asked.Version;
        if (asked.AsOf is { } instant)
        {
            version = timeline.At(null, instant)?.After.Version;
            if (version is null)
            {
                return ReplayCommand.NotYet(terminal, timeline.At(1, null)!.Recorded.Timestamp);
            }
        }

        var replay = await Replay.OfAsync(timeline, version, day, token) ?? throw ReplayCommand.NoVersion(timeline.Present.Version, version);
        Heading(match, replay);
        Stood(replay);
        Entries(replay);
        return App.Done;
    }

    private void Heading(Match match, Replay replay)
    {
        terminal.Say(match.Title, "bold");
        terminal.Say(new Text(
            $"截至 {replay.Day:yyyy-MM-dd}（北京时间）已发生的事项，按第 {replay.Version} 版（共 {replay.Latest} 版）的记录，该版记录于 {Recorded(replay.RecordedAt)}。",
            $"What had happened by {replay.Day:yyyy-MM-dd} (Asia/Shanghai), as on record at version {replay.Version} of {replay.Latest}, "
                + $"recorded {Recorded(replay.RecordedAt)}."));
        terminal.Out.WriteLine();
    }

    private void Stood(Replay replay)
    {
        if (replay is not { Stage: { } stage, Standing: { } standing })
        {
            terminal.Say(new Text("当日尚未提出。", "It had not been proposed by that day."), "yellow");
            return;
        }

        terminal.Say(new Text($"阶段：{StageNames.Zh(stage)}", $"Stage: {StageNames.En(stage)}"), "bold green");
        terminal.Say(new Text($"状态：{StandingNames.Zh(standing)}", $"Standing: {StandingNames.En(standing)}"), "bold");
    }

    private void Entries(Replay replay)
    {
        terminal.Out.WriteLine();
        var had = replay.Entries.Where(e => e.HadHappened).Reverse().ToArray();
        if (had.Length > 0)
        {
            var table = terminal.Table(
                "#", terminal.Label("发生", "happened"), terminal.Label("经过", "what happened"), terminal.Label("记录", "recorded") + " (Asia/Shanghai)");
            foreach (var e in had)
            {
                table.AddRow(
                    new Markup($"[bold]{e.Entry.Version}[/]"), Happened(e), Terminal.Plain(terminal.Lines(e.Entry.Sentence)),
                    Terminal.Plain(Recorded(e.Entry.RecordedAt)));
            }

            terminal.Out.Write(table);
        }

        if (replay.Entries.Count - had.Length is var later and > 0)
        {
            terminal.Say(new Text($"另有 {later} 项已记录而当日尚未发生。", $"On record, and still to come on that day: {later}"), "grey");
        }

        if (replay.Entries.Count < replay.Version)
        {
            terminal.Say(new Text($"只列出最近记录的 {replay.Entries.Count} 项。", $"Only the latest {replay.Entries.Count} on record are looked at."), "yellow");
        }
    }

    /// <summary>The day by which it had happened; where that is not its own, it is known only that it was not later.</summary>
    private Markup Happened(ReplayedEntry e) => e.IsDayKnown
        ? Terminal.Plain($"{e.By:yyyy-MM-dd}")
        : new Markup($"[yellow]{Markup.Escape(terminal.Label("不晚于", "not after"))}[/] {e.By:yyyy-MM-dd}");

    private static string Recorded(DateTimeOffset at) => $"{Shanghai.Time(at):yyyy-MM-dd HH:mm:ss}";
}

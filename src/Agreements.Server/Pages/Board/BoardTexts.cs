
namespace Agreements.Server.Pages.Board;

/// <summary>The words of the board.</summary>
internal static class BoardTexts
{
    public static readonly Text Heading = new("协议看板", "Agreements by stage");
    public static readonly Text HeadingClosed = new("已结束的协议", "Agreements that are over");
    public static readonly Text ShowClosed = new("已结束的协议", "Those that are over");
    public static readonly Text ShowOpen = new("回到进行中的协议", "Back to those under way");
    public static readonly Text Lead = new("每份协议处于哪个阶段，停留多久，还差什么。", "Where each agreement stands, for how long, and what it still needs.");
    public static readonly Text Stages = new("阶段", "Stages");
    public static readonly Text EmptyStage = new("暂无协议", "No agreements");
    public static readonly Text Ready = new("可以进入下一阶段", "Ready for the next stage");
    public static readonly Text FromSource = new("据来源记录", "recorded from a source");
    public static readonly Text Nothing = new("还没有任何协议", "No agreements yet");
    public static readonly Text NothingHint = new("提出第一份协议，或导入协议案例后，会显示在这里。", "Propose the first one, or import some, and they appear here.");

    /// <summary>How many conditions are unmet.</summary>
    /// <param name="count">The number.</param>
    public static Text Unmet(int count) => new($"还差 {count} 项", count == 1 ? "1 condition unmet" : $"{count} conditions unmet");

    /// <summary>Who can meet them.</summary>
    /// <param name="names">Their names.</param>
    public static Text MetBy(IReadOnlyCollection<Text> names) =>
        new($"可由{string.Join("、", names.Select(n => n.Zh))}办理", $"can be met by {string.Join(", ", names.Select(n => n.EnOrZh))}");

    /// <summary>How many open questions there are.</summary>
    /// <param name="count">The number.</param>
    public static Text Questions(int count) => new($"{count} 个待核问题", count == 1 ? "1 open question" : $"{count} open questions");

    /// <summary>Days in the stage.</summary>
    /// <param name="days">The number; negative for a day still to come.</param>
    public static Text InStage(int days) => days < 0
        ? new Text($"{-days} 天后", $"in {-days} days")
        : new Text($"已 {days} 天", days == 1 ? "1 day" : $"{days} days");

    /// <summary>How many more there are than shown.</summary>
    /// <param name="count">The number.</param>
    public static Text More(int count) => new($"其余 {count} 份", $"{count} more");
}

using Agreements.Server.Localization;

namespace Agreements.Server.Pages.Board;

/// <summary>The words of the board.</summary>
internal static class BoardTexts
{
    public static readonly Text Heading = new("协议看板", "Agreements by stage");
    public static readonly Text HeadingClosed = new("已结束的协议", "Agreements that are over");
    public static readonly Text ShowClosed = new("已结束的协议", "Agreements that are over");
    public static readonly Text ShowOpen = new("回到进行中的协议", "Back to those under way");
    public static readonly Text Lead = new("每份协议处于哪个阶段，停留多久，还差什么。", "Where each agreement stands, for how long, and what it still needs.");
    public static readonly Text LeadClosed = new(
        "期满、终止、被替代或归档的协议，按结束时所处的阶段排列。", "Expired, terminated, superseded or archived, by the stage in which they ended.");
    public static readonly Text AsList = new("在登记簿中查看", "See it as a list");
    public static readonly Text Mine = new("只看本单位的", "Only my institution's");
    public static readonly Text NothingClosed = new("没有已结束的协议", "Nothing is over yet");
    public static readonly Text NothingClosedHint = new("协议期满、终止或归档后，会显示在这里。", "What expires, is terminated or archived appears here.");
    public static readonly Text NotForAdministrators = new("管理员看不到协议内容", "Administrators see no agreements");
    public static readonly Text NotForAdministratorsHint = new(
        "如需查看，请以其他身份登录；账号与权限在“账号管理”中办理。", "Act in another role to see them; accounts and roles are under Accounts.");
    public static readonly Text Updated = new("看板已更新", "The board was updated");
    public static readonly Text Stages = new("阶段", "Stages");
    public static readonly Text Ready = new("可以进入下一阶段", "Ready for the next stage");
    public static readonly Text Nothing = new("还没有任何协议", "No agreements yet");
    public static readonly Text NothingHint = new("提出第一份协议，或导入协议案例后，会显示在这里。", "Propose the first one, or import some, and they appear here.");

    /// <summary>How many conditions are unmet.</summary>
    /// <param name="count">The number.</param>
    public static Text Unmet(int count) => new($"还差 {count} 项", count == 1 ? "1 condition unmet" : $"{count} conditions unmet");

    /// <summary>Who can meet them.</summary>
    /// <param name="names">Their names.</param>
    public static Text MetBy(IReadOnlyCollection<Text> names) =>
        new($"可由{string.Join("、", names.Select(n => n.Zh))}办理", $"can be met by {string.Join(", ", names.Select(n => n.EnOrZh))}");

    /// <summary>How many commitments are overdue.</summary>
    /// <param name="count">The number.</param>
    public static Text Overdue(int count) => new($"{count} 项承诺逾期", count == 1 ? "1 commitment overdue" : $"{count} commitments overdue");

    /// <summary>How many open questions there are.</summary>
    /// <param name="count">The number.</param>
    public static Text Questions(int count) => new($"{count} 个待核问题", count == 1 ? "1 open question" : $"{count} open questions");

    /// <summary>How long it has been in its stage.</summary>
    /// <param name="days">Days in the stage; negative for a day still to come.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    public static Text InStage(int days, DateOnly today) => days < 0
        ? new Text($"{-days} 天后", $"in {-days} days")
        : InStage(Spans.Between(today.AddDays(-days), today));

    private static Text InStage(Text span) => new($"本阶段 {span.Zh}", $"{span.EnOrZh} in this stage");

    /// <summary>How many more there are than shown.</summary>
    /// <param name="count">The number.</param>
    public static Text More(int count) => new($"其余 {count} 份", $"{count} more");
}

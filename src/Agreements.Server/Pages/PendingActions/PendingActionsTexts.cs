
namespace Agreements.Server.Pages.PendingActions;

/// <summary>The words of the page of what waits.</summary>
internal static class PendingActionsTexts
{
    public static readonly Text Heading = new("待办", "To do");
    public static readonly Text Others = new("其他单位的待办", "What waits for others");
    public static readonly Text OthersNote = new("查看等待某一单位办理的事项，并生成催办信息", "see what waits for an institution, with a message to remind it");
    public static readonly Text NothingWaitsThere = new("没有等待该单位办理的事项。", "Nothing waits for this institution.");
    public static readonly Text Urge = new("催办：生成信息", "Remind: a ready message");
    public static readonly Text Mail = new("用邮件发送", "Send by mail");
    public static readonly Text As = new("身份", "As");
    public static readonly Text ChooseFirst = new("选择单位后，这里列出等待该单位办理的事项。", "Choose an institution to see what waits for it.");
    public static readonly Text Show = new("查看", "Show");
    public static readonly Text NothingWaits = new("没有等待您办理的事项。", "Nothing waits for you.");
    public static readonly Text Waiting = new("等待办理", "Waiting");
    public static readonly Text Engagement = new("往来活动", "Engagement");
    public static readonly Text Overdue = new("已逾期", "Overdue");
    public static readonly Text Asleep = new("久无动静", "Asleep");
    public static readonly Text NobodySleeps = new("实施中的协议近期都有记录。", "Something has been recorded lately of every agreement at work.");
    public static readonly Text More = new("更多", "More");

    /// <summary>What is wanted of an action item.</summary>
    public static Text Of(ActionItemStatus status) =>
        status is ActionItemStatus.Claimed ? new Text("待核验：", "To be verified:") : new Text("待完成：", "To be done:");

    /// <summary>What asleep means.</summary>
    public static Text AsleepNote(int days) => new($"实施中，{days} 天以上没有任何记录", $"implementing, and nothing recorded for {days} days or more");

    /// <summary>Nobody knows since when.</summary>
    public static readonly Text SinceUnknown = new("起始日期不详", "since an unknown day");

    public static readonly Text Watched = new("我关注的协议", "Agreements I watch");

    /// <summary>How much is new.</summary>
    public static Text News(long count) => new($"{count} 条新记录", count == 1 ? "1 new entry" : $"{count} new entries");

    /// <summary>How much waits.</summary>
    public static Text Waits(int count, bool isMore) => count == 0
        ? new Text("现在没有事项等您办理。", "Nothing waits for you now.")
        : new Text(
            $"{count}{(isMore ? " 项以上" : " 项")}等您办理，等得最久的在前。",
            $"{(isMore ? $"More than {count} wait" : count == 1 ? "1 waits" : $"{count} wait")} for you, longest first.");

    /// <summary>How long something has waited.</summary>
    public static Text WaitedFor(Text span) => new($"已等待 {span.Zh}", $"waiting {span.EnOrZh}");

    /// <summary>How long nothing was recorded.</summary>
    public static Text Silent(Text span) => new($"{span.Zh}没有记录", $"nothing recorded for {span.EnOrZh}");

    /// <summary>Goes on in another role.</summary>
    public static Text GoOnAs(Text role) => new($"以{role.Zh}身份办理", $"Go on as {role.EnOrZh.ToLowerInvariant()}");

    /// <summary>A message that reminds somebody of what waits for them.</summary>
    public static Text Message(Text title, IReadOnlyList<Text> wanted, Text? waited, string address) => new(
        $"您好！《{title.Zh}》{(waited is null ? "正等待" : $"已等待 {waited.Zh}，请")}贵单位办理：\n{string.Join("\n", wanted.Select(w => $"· {w.Zh}"))}\n办理入口：{address}\n谢谢！",
        $"Hello! “{title.EnOrZh}” {(waited is null ? "waits" : $"has waited {waited.EnOrZh}")} for you:\n"
            + $"{string.Join("\n", wanted.Select(w => $"· {w.EnOrZh}"))}\nIt can be done here: {address}\nThank you!");
}

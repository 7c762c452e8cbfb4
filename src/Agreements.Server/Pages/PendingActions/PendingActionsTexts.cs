
namespace Agreements.Server.Pages.PendingActions;

/// <summary>The words of the page of what waits.</summary>
internal static class PendingActionsTexts
{
    public static readonly Text Heading = new("待办", "To do");
    public static readonly Text For = new("我代表", "I act for");
    public static readonly Text As = new("身份", "As");
    public static readonly Text Choose = new("请选择单位", "Choose an institution");
    public static readonly Text ChooseFirst = new("选择单位后，这里列出等待该单位办理的事项。", "Choose an institution to see what waits for it.");
    public static readonly Text Show = new("查看", "Show");
    public static readonly Text NothingWaits = new("没有等待办理的事项。", "Nothing waits.");
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

    /// <summary>Since when.</summary>
    public static Text Since(string zh, string en) => new($"自{zh}起", $"since {en}");
}

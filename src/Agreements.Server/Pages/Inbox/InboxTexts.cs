using Agreements.Server.Notifications.Inbox;
using Agreements.Server.Notifications.Preferences;

namespace Agreements.Server.Pages.Inbox;

/// <summary>Words of the inbox and its settings.</summary>
internal static class InboxTexts
{
    public static readonly Text Heading = new("通知", "Notifications");
    public static readonly Text All = new("全部", "All");
    public static readonly Text Nothing = new("没有通知。", "There are no notifications.");
    public static readonly Text SeeAll = new("全部标为已读", "Mark all as read");
    public static readonly Text Acknowledge = new("知道了，我来办", "I know, and take care");
    public static readonly Text Acknowledged = new("已确认", "acknowledged");
    public static readonly Text Why = new("收到原因：", "You get this because ");
    public static readonly Text New = new("新", "new");
    public static readonly Text Settings = new("通知设置", "How I am told");
    public static readonly Text SettingsLead = new(
        "所有通知都在“通知”页面可看到；这里决定是否另发邮件。终止、暂停等紧急事项总是立即发邮件。",
        "All notifications are on the notifications page; here you say whether a mail comes as well. What is urgent, such as a termination, "
        + "is always mailed at once.");
    public static readonly Text Quiet = new("免打扰时段（北京时间），其间邮件推迟到时段结束", "Quiet hours (Asia/Shanghai), in which mails wait for their end");
    public static readonly Text From = new("从", "From");
    public static readonly Text Until = new("到", "Until");
    public static readonly Text Language = new("邮件语言", "Language of mails");
    public static readonly Text OwnLanguage = new("与人员资料一致", "As in my personal data");
    public static readonly Text Save = new("保存", "Save");
    public static readonly Text Saved = new("已保存。", "It is saved.");
    public static readonly Text Examples = new("通知的样子", "What they look like");
    public static readonly Text ExamplesLead = new("每类事项最近一条，中英文对照。", "The latest of each topic, in both languages.");
    public static readonly Text Send = new("给我发一条测试通知", "Send me a test");
    public static readonly Text Tested = new(
        "测试通知已发出：几秒内可在“通知”页面看到；配置了邮件服务器且资料中有邮箱时，也会收到邮件。",
        "A test is on its way: it is on the notifications page within seconds, and in your mailbox where a mail server and an address are on record.");
    public static readonly Text Watch = new("关注这些协议", "Watch these agreements");
    public static readonly Text EndWatching = new("取消关注这些协议", "Stop watching these");
    public static readonly Text Watched = new("按条件关注", "Watched by conditions");
    public static readonly Text WatchedLead = new(
        "在登记簿、单位或类别页面点“关注这些协议”；以后符合条件的新协议也会通知。",
        "Begin on the register, or on the page of an institution or a kind; agreements to come that meet the conditions are told too.");
    public static readonly Text NoneWatched = new("没有按条件关注。", "Nothing is watched by conditions.");
    public static readonly Text Defaults = new("单位默认通知方式", "How an institution's people are told");
    public static readonly Text DefaultsLead = new(
        "用于该单位中尚未自行设置的人员；本人设置优先。", "For those of the institution who have chosen nothing themselves; what somebody chose comes first.");
    public static readonly Text Usual = new("尚未设置，按系统默认", "nothing set: as is usual");
    public static readonly Text Forget = new("恢复系统默认", "As is usual again");
    public static readonly Text FollowUp = new("无人办理时的跟进", "When nobody reacts");
    public static readonly Text FollowUpLead = new(
        "适用于该单位可见的协议；多个单位都有规定时，取最短的。",
        "For the agreements that the institution sees; of several that have said so, the shortest counts.");
    public static readonly Text AgainAfter = new("几个工作日后再次提醒", "Told again after how many working days");
    public static readonly Text AboveAfter = new("几个工作日后报告上级审批人", "The approver above is told after how many working days");
    public static readonly Text ToInbox = new("返回通知", "Back to notifications");
    public static readonly Text Unsubscribe = new("不再收到此类邮件", "Stop such mails");
    public static readonly Text UnsubscribeLead = new(
        "以后这类通知只在系统的“通知”页面显示，不再发邮件。随时可在“通知设置”中改回。",
        "From now on such notifications are on the notifications page alone, and no mail comes. You can change that at any time under notification settings.");
    public static readonly Text Unsubscribed = new("已停止发送此类邮件。通知仍在系统中显示。", "Such mails are off. Notifications are still shown in the system.");

    public static Text Lead(int unseen) => unseen == 0 ? new("没有新通知。", "Nothing new.")
        : new($"{unseen}条新通知。", unseen == 1 ? "1 new notification." : $"{unseen} new notifications.");

    public static Text Bell(int unseen) => new($"通知：{unseen}条未读", $"Notifications: {unseen} not read");

    public static Text Of(InboxOnly only) => only == InboxOnly.Unseen ? new("未读", "Not read") : new("等我确认", "Waits for me");

    public static Text Of(TellMode mode) => mode switch
    {
        TellMode.AtOnce => new("立即发邮件", "Mail at once"),
        TellMode.Daily => new("每个工作日一封汇总邮件", "One mail every working day"),
        TellMode.Weekly => new("每周一封汇总邮件", "One mail a week"),
        TellMode.Inbox => new("只在系统中显示", "In the system only"),
        _ => new("不通知", "Not at all"),
    };
}

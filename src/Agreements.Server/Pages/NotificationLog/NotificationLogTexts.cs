namespace Agreements.Server.Pages.NotificationLog;

/// <summary>Words of the log of notifications.</summary>
internal static class NotificationLogTexts
{
    public static readonly Text Heading = new("通知日志", "Notification log");
    public static readonly Text Lead = new(
        "谁应当收到什么通知、为什么、结果如何。没有列出的人，当时与该事项没有关系、无权查看，或没有关注。",
        "Who was meant to be told of what, why, and how it went. Whoever is not listed had nothing to do with it then, could not see it, or did not watch it.");
    public static readonly Text Recipient = new("收件人", "Recipient");
    public static readonly Text RecipientHint = new("账号或 endpoint:名称", "account, or endpoint:name");
    public static readonly Text Agreement = new("协议编号", "Agreement (id)");
    public static readonly Text Topic = new("事项", "Topic");
    public static readonly Text AllTopics = new("全部事项", "All topics");
    public static readonly Text State = new("结果", "Outcome");
    public static readonly Text AllStates = new("全部结果", "All outcomes");
    public static readonly Text Day = new("日期", "Day");
    public static readonly Text Time = new("时间", "Time");
    public static readonly Text What = new("内容", "What");
    public static readonly Text Why = new("原因与经过", "Why and how");
    public static readonly Text Others = new("其他收件人", "Others");
    public static readonly Text None = new("没有符合条件的通知。", "No notification fits.");
    public static readonly Text Export = new("导出 CSV", "Export as CSV");
}

namespace Agreements.Server.Pages.NotificationRules;

/// <summary>Words of the page of rules.</summary>
internal static class NotificationRulesTexts
{
    public static readonly Text Heading = new("通知规则", "Notification rules");
    public static readonly Text Lead = new(
        "让担任某个角色的人员也收到通知。各人按自己的通知设置接收，只收到有权查看的协议。",
        "People are told by their role as well: each as they chose, and only of agreements that they may see.");
    public static readonly Text None = new("还没有规则。", "There are none yet.");
    public static readonly Text Role = new("角色", "Role");
    public static readonly Text Institution = new("在哪个单位任职（空为所有单位）", "Where they hold it (empty for wherever)");
    public static readonly Text Wherever = new("所有单位", "wherever");
    public static readonly Text Which = new("哪些协议", "Of which agreements");
    public static readonly Text All = new("全部", "all");
}

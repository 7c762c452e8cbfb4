namespace Agreements.Server.Pages.NotificationEndpoints;

/// <summary>Words of the page of endpoints.</summary>
internal static class NotificationEndpointsTexts
{
    public static readonly Text Heading = new("通知端点", "Notification endpoints");
    public static readonly Text Lead = new(
        "群组邮箱、群机器人和其他系统：按所填单位的可见范围自动通知。地址和密钥保存后不再显示。",
        "Group mailboxes, chat robots and other systems: told by themselves, by the sight of the institution you name. "
        + "Addresses and keys are never shown again.");
    public static readonly Text None = new("还没有端点。", "There are none yet.");
    public static readonly Text Name = new("名称", "Name");
    public static readonly Text Channel = new("方式", "By");
    public static readonly Text Address = new("地址", "Address");
    public static readonly Text AddressHint = new("邮箱，或机器人、系统提供的完整网址", "A mailbox, or the whole address that the robot or system gives you");
    public static readonly Text Institution = new("按哪个单位的可见范围", "By whose sight (an institution)");
    public static readonly Text Secrets = new("密钥", "Keys");
    public static readonly Text SecretsHint = new(
        "Webhook：whsec_ 开头；换钥时新旧两个，以空格分开。钉钉、飞书：加签密钥。企业微信和邮箱：留空。",
        "Webhook: begins with whsec_; while keys are changed the new one and the old one. DingTalk, Feishu: the robot's secret. WeCom and mail: none.");
    public static readonly Text Topics = new("事项（不选为全部）", "Topics (none for all)");
    public static readonly Text Kinds = new("协议类别（不选为全部）", "Kinds of agreement (none for all)");
    public static readonly Text Stages = new("只通知处于这些阶段的协议（不选为全部）", "Stages that the agreement is in (none for all)");
    public static readonly Text OfOperator = new("运维配置文件，全部可见", "of the operator's settings, told of all");
    public static readonly Text Institutions = new(
        "只通知有这些单位参与的协议（名称或代码，以逗号分开，可空）",
        "Only agreements with one of these (names or codes with commas between; may be empty)");
    public static readonly Text Language = new("语言", "Language");
    public static readonly Text Private = new("允许内网或本机地址", "The address may lie in a private network");
    public static readonly Text Add = new("添加或替换", "Add or replace");
    public static readonly Text Saved = new("已保存。", "It is saved.");
    public static readonly Text State = new("状态", "State");
    public static readonly Text Hears = new("内容", "Hears of");
    public static readonly Text Everything = new("全部", "everything");
    public static readonly Text On = new("启用中", "on");
    public static readonly Text TurnOn = new("启用并补发", "Turn on, and send what it missed");
    public static readonly Text TurnOff = new("停用", "Turn off");
    public static readonly Text Test = new("发送测试", "Send a test");
    public static readonly Text End = new("删除", "Take away");

    public static Text Failing(string since) => new($"自{since}起未送达", $"nothing has arrived since {since}");
}

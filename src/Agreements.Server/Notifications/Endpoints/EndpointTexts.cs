namespace Agreements.Server.Notifications.Endpoints;

/// <summary>What channels are called, and why an endpoint is off.</summary>
internal static class EndpointTexts
{
    /// <summary>The name of a channel.</summary>
    /// <param name="channel">The channel.</param>
    public static Text Of(EndpointChannel channel) => channel switch
    {
        EndpointChannel.Mail => new("群组邮箱", "mail to a group"),
        EndpointChannel.Webhook => new("Webhook", "webhook"),
        EndpointChannel.Dingtalk => new("钉钉群机器人", "robot of DingTalk"),
        EndpointChannel.Feishu => new("飞书群机器人", "robot of Feishu"),
        _ => new("企业微信群机器人", "robot of WeCom"),
    };

    /// <summary>That one is off, and why.</summary>
    /// <param name="why">Why: <c>gone</c>, <c>failing</c> or <c>asked</c>.</param>
    public static Text Off(string why) => why switch
    {
        "gone" => new("已停用：应答不再接收（410）", "off: it says that it is gone (410)"),
        "failing" => new("已停用：连续五天无法送达", "off: nothing arrived for five days"),
        _ => new("已停用", "off"),
    };
}

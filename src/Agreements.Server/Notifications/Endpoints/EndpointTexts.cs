namespace Agreements.Server.Notifications.Endpoints;

/// <summary>What channels are called.</summary>
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
}

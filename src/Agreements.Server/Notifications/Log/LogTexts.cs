using Agreements.Server.Localization;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Endpoints;
using Agreements.Server.Notifications.Telling;

namespace Agreements.Server.Notifications.Log;

/// <summary>Why somebody got a notification, or did not, in sentences.</summary>
internal static class LogTexts
{
    public static readonly Text Meant = new("通知对象：", "Meant because ");

    /// <summary>What a state is called.</summary>
    public static Text Name(NotificationState state) => state switch
    {
        NotificationState.Suppressed => new("未通知", "held back"),
        NotificationState.InInbox => new("在系统中", "in the inbox"),
        NotificationState.Planned => new("待发", "planned"),
        NotificationState.Sent => new("已发出", "sent"),
        NotificationState.Dropped => new("无处可发", "nowhere to send"),
        NotificationState.Failed => new("发送失败", "failed"),
        _ => new("已确认", "acknowledged"),
    };

    /// <summary>How it went on from there.</summary>
    public static Text Way(
        HeldBack? reason, MailWay mail, string? channel, string? answer, DateTimeOffset? due, DateTimeOffset? ended, NotificationState state) => reason switch
        {
            HeldBack.OwnDeed => new("没有通知：这是其本人的操作。", "Not told: it was their own deed."),
            HeldBack.TurnedOff => new("没有通知：其通知设置中关闭了此类通知。", "Not told: they turned such notifications off."),
            _ => (channel, mail) switch
            {
                (null, MailWay.NoServer) => new("在系统中显示；没有配置邮件服务器，未发邮件。", "In the inbox; no mail, as no mail server is configured."),
                (null, _) => new("在系统中显示；按其设置不发邮件。", "In the inbox; no mail, as they chose."),
                _ => Sent(channel!, mail, answer, due, ended, state),
            },
        };

    private static Text Sent(string channel, MailWay mail, string? answer, DateTimeOffset? due, DateTimeOffset? ended, NotificationState state)
    {
        var by = channel == "mail" ? new Text("邮件", "mail") : EndpointTexts.Of(KebabEnum<EndpointChannel>.TryParse(channel, out var known) ? known : default);
        var together = mail switch
        {
            MailWay.Daily => new Text("每日汇总", "the mail of the day"),
            MailWay.Weekly => new Text("每周汇总", "the mail of the week"),
            _ => by,
        };
        return (state, answer) switch
        {
            (_, "no-address") => new("在系统中显示；人员资料中没有邮箱，邮件未发。", "In the inbox; no mail, as no address is on record."),
            (_, "no-server") => new("在系统中显示；没有配置邮件服务器，邮件未发。", "In the inbox; no mail, as no mail server is configured."),
            (_, "out-of-sight") => new("未发：发送时已无权查看。", "Not sent: by then it was out of their sight."),
            (_, "ended") => new("未发：端点已删除。", "Not sent: the endpoint had been taken away."),
            (_, EndpointDeliveries.Off) => new("未发：端点已停用；重新启用后补发。", "Not sent: the endpoint is off; it follows once that is on."),
            (NotificationState.Failed, _) => With(new($"{by.Zh}未能送达。", $"By {by.En}, every attempt failed."), answer),
            (NotificationState.Planned, not null) => With(new($"{by.Zh}尚未送达，将再试。", $"By {by.En}, not yet, and tried again."), answer),
            (NotificationState.Planned, _) => due is { } then
                ? new($"{together.Zh}将于{Instants.In(then, UiLanguage.Chinese)}发出。", $"By {together.En}, at {Instants.In(then, UiLanguage.English)}.")
                : new($"将随{together.Zh}发出。", $"By {together.En}."),
            _ => ended is { } at
                ? new($"已于{Instants.In(at, UiLanguage.Chinese)}通过{together.Zh}发出。", $"It left at {Instants.In(at, UiLanguage.English)} by {together.En}.")
                : new($"通过{together.Zh}发出。", $"By {together.En}."),
        };
    }

    /// <summary>Why somebody was not told.</summary>
    /// <param name="recipient">Who.</param>
    /// <param name="meant">Who was meant; null where there was nothing to tell.</param>
    public static Text WhyNot(string recipient, IReadOnlyList<ToldAs>? meant) => meant is null
        ? new("没有发生符合条件的事项，因此没有人收到通知。", "Nothing that fits happened, and so nobody was told.")
        : NotificationEndpoint.IsRecipient(recipient)
            ? new(
                $"“{recipient}”没有收到：当时没有该端点，或其可见范围、事项、类别、阶段、单位不含此事。",
                $"'{recipient}' was not told: there was no such endpoint then, or its sight, topics, kinds, stages or institutions leave this out.")
            : new(
                $"“{recipient}”没有收到：此事通知{string.Join("、", meant.Select(m => Group(m).Zh))}，以及管理员规则所列的角色；其当时不在其中，或无权查看。关注该协议后可收到以后的通知。",
                $"'{recipient}' was not told: this goes to {string.Join(", ", meant.Select(m => Group(m).En))}, and to roles that rules name; "
                    + "they were none of these then, or could not see it. Who watches the agreement hears of it from then on.");

    private static Text Group(ToldAs meant) => meant switch
    {
        ToldAs.Account => new("受托人", "whom it was given to"),
        ToldAs.Party => new("有关参与方的代表", "who speaks for the party that is meant"),
        ToldAs.Step => new("该审批步骤的办理人", "who takes the step of the approval"),
        ToldAs.Liaison => new("联络人", "liaisons"),
        ToldAs.Parties => new("各参与方的代表", "who speaks for the parties"),
        ToldAs.Coordinators => new("协调员", "coordinators"),
        ToldAs.Approvers => new("审批人", "approvers"),
        ToldAs.Watchers => new("关注者", "watchers"),
        _ => new("管理员", "administrators"),
    };

    /// <summary>With why an attempt failed, in both languages where the sentence is ours.</summary>
    private static Text With(Text said, string? answer) => FailureSentence.Read(answer) is { } why
        ? new($"{said.Zh}{why.Zh}", $"{said.En} {why.En}") : new($"{said.Zh}{answer}", $"{said.En} {answer}");
}

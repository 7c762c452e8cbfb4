using Agreements.Server.Localization;

namespace Agreements.Server.Notifications.Delivering;

/// <summary>One notification as a mail tells it.</summary>
/// <param name="Sentence">What happened or is due.</param>
/// <param name="At">When, in Asia/Shanghai.</param>
/// <param name="Why">Why the reader gets it.</param>
public sealed record MailSaid(string Sentence, string At, string Why);

/// <summary>What a mail tells of one agreement or engagement.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Address">Its page; null where nobody said where the pages are.</param>
/// <param name="Lines">What is told of it.</param>
public sealed record MailGroup(string Title, string? Address, IReadOnlyList<MailSaid> Lines);

/// <summary>What is seen of a mail.</summary>
/// <param name="Say">Its language.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Groups">What it tells, agreement by agreement.</param>
/// <param name="IsOfEndpoint">Whether it goes to a group's mailbox, about which no reader decides.</param>
/// <param name="Settings">Where the reader chooses how they are told; null where nobody said where the pages are.</param>
/// <param name="Unsubscribe">Where such mails are turned off without signing in; null where they cannot be.</param>
public sealed record MailView(UiLanguage Say, string Subject, IReadOnlyList<MailGroup> Groups, bool IsOfEndpoint, string? Settings, string? Unsubscribe)
{
    /// <summary>How to hear less: words, and an address.</summary>
    public IEnumerable<(Text Words, string? Address)> Footer => IsOfEndpoint ? [(MailTexts.AskAdministrator, null)]
        : new[] { (MailTexts.ChooseAt, Settings), (MailTexts.StopAt, Unsubscribe) }.Where(f => f.Item2 is not null)
            .DefaultIfEmpty((MailTexts.ChooseOnPages, null));
}

/// <summary>Words of mails.</summary>
internal static class MailTexts
{
    public static readonly Text Why = new("收到原因：", "You get this because ");
    public static readonly Text Open = new("查看协议", "Open");
    public static readonly Text ChooseAt = new("更改通知方式：", "Choose how you are told: ");
    public static readonly Text StopAt = new("不再收到此类邮件：", "Stop such mails: ");
    public static readonly Text ChooseOnPages = new("登录后可在“通知设置”中更改通知方式。", "Choose how you are told under notification settings.");
    public static readonly Text AskAdministrator = new("不再需要时，请联系系统管理员。", "Ask an administrator of the system when it is no longer wanted here.");
    public static readonly Text Zone = new("时间均为北京时间", "Times are of Asia/Shanghai");
}

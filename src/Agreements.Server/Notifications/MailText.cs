using Agreements.Server.Localization;
using MimeKit;
using System.Globalization;
using System.Text;

namespace Agreements.Server.Notifications;

/// <summary>Writes the mail of a change: plain text, in the recipient's language.</summary>
public static class MailText
{
    /// <summary>Writes the mail.</summary>
    /// <param name="change">The change.</param>
    /// <param name="recipient">To whom.</param>
    /// <param name="from">The sender.</param>
    /// <param name="page">The agreement's page; null for a mail without a link.</param>
    /// <returns>The mail; the caller disposes it.</returns>
    public static MimeMessage Write(StageChange change, MailRecipient recipient, MailboxAddress from, Uri? page)
    {
        var body = new TextPart("plain") { ContentTransferEncoding = ContentEncoding.Base64 };
        body.SetText(Encoding.UTF8, string.Join("\r\n", Lines(change, recipient.Language, page)) + "\r\n");
        var mail = new MimeMessage([from], [recipient.Address], Subject(change, recipient.Language), body)
        {
            // The same at every attempt: a server or reader that sees the mail twice can tell.
            MessageId = $"{recipient.IdOf(change)}@{from.Domain}",
        };
        // RFC 3834: keeps out-of-office replies away from the sender.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    private static string Subject(StageChange change, string language)
    {
        var title = OneLine(change.Title.In(language));
        if (change.Standing is { } standing)
        {
            return language == "en" ? $"\"{title}\" is now {StandingNames.En(standing)}" : $"《{title}》现为“{StandingNames.Zh(standing)}”状态";
        }

        if (change.IsReturnedApproval)
        {
            return language == "en" ? $"The approval of \"{title}\" was returned" : $"《{title}》的审批被退回";
        }

        var stage = StageNames.Of(change.Stage).In(language);
        return (language, change.Reason) switch
        {
            ("en", null) => $"\"{title}\" is now {stage}",
            ("en", _) => $"\"{title}\" went back to {stage}",
            (_, null) => $"《{title}》进入“{stage}”阶段",
            _ => $"《{title}》退回到“{stage}”阶段",
        };
    }

    private static IEnumerable<string> Lines(StageChange change, string language, Uri? page)
    {
        var labels = Labels.In(language);
        yield return $"{labels.Agreement}{OneLine(change.Title.In(language))}";
        yield return $"{labels.Stage}{StageNames.Of(change.Stage).In(language)}";
        if (change is { Standing: { } now, StandingBefore: { } then })
        {
            yield return labels.Standing
                + (language == "en" ? $"{StandingNames.En(now)} (before: {StandingNames.En(then)})" : $"{StandingNames.Zh(now)}（此前：{StandingNames.Zh(then)}）");
        }
        else if (change is { Before: { } before, IsReturnedApproval: false })
        {
            yield return $"{labels.Before}{StageNames.Of(before).In(language)}";
        }

        if (change.Reason is { } reason)
        {
            yield return $"{(change is { Standing: null, IsReturnedApproval: false } ? labels.Reason : labels.Why)}{OneLine(reason)}";
        }

        yield return labels.Recorded + Shanghai.Time(change.RecordedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + labels.Zone;
        yield return page is null ? $"{labels.Id}{change.AgreementId}" : $"{labels.Page}{page.AbsoluteUri}";
    }

    /// <summary>On one line and without control characters, so that no title or reason can begin a header or a line of its own.</summary>
    /// <param name="text">The text.</param>
    internal static string OneLine(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isBreak = Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            clean.Append(isBreak ? " " : rune.ToString());
        }

        return clean.ToString().Trim();
    }

    private sealed record Labels(
        string Agreement, string Stage, string Before, string Reason, string Recorded, string Zone, string Page, string Id, string Standing, string Why)
    {
        private static readonly Labels Zh = new("协议：", "阶段：", "此前：", "退回原因：", "记录时间：", "（北京时间）", "查看：", "编号：", "状态：", "理由：");

        private static readonly Labels En = new(
            "Agreement: ", "Stage: ", "Before: ", "Why it went back: ", "Recorded: ", " (Asia/Shanghai)", "See: ", "Id: ", "Standing: ", "Reason: ");

        public static Labels In(string language) => language == "en" ? En : Zh;
    }
}

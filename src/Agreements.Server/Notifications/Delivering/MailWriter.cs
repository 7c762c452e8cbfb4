using Agreements.Server.Localization;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Preferences;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MimeKit;
using System.Text;

namespace Agreements.Server.Notifications.Delivering;

/// <summary>Writes mails to accounts: text and HTML of the same words, days as a calendar file, and how to hear less.</summary>
/// <param name="settings">Where the pages are.</param>
/// <param name="unsubscribing">Makes the addresses that turn mails off.</param>
/// <param name="services">What components are rendered with.</param>
/// <param name="logs">The log.</param>
public sealed class MailWriter(NoticeSettings settings, Unsubscribing unsubscribing, IServiceProvider services, ILoggerFactory logs)
{
    private const int LongestSubject = 120;

    /// <summary>Writes a mail.</summary>
    /// <param name="id">Its id: the same at every attempt.</param>
    /// <param name="contents">What it tells.</param>
    /// <param name="from">The sender.</param>
    /// <returns>The mail; the caller disposes it.</returns>
    internal async Task<MimeMessage> WriteAsync(string id, MailContents contents, MailboxAddress from)
    {
        var view = View(contents);
        var bodies = new MultipartAlternative { Part("plain", Plain(view)), Part("html", await HtmlAsync(view)) };
        MimeEntity body = Days(contents) is { } days ? new Multipart("mixed") { bodies, days } : bodies;
        body.Headers.Add("Content-Language", contents.Say.Tag);
        var mail = new MimeMessage([from], [MailboxAddress.Parse(contents.Address!)], view.Subject, body) { MessageId = $"{id}@{from.Domain}" };
        // RFC 3834: keeps out-of-office replies away from the sender.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        if (view.Unsubscribe is { } address)
        {
            // RFC 8058: one click in the reader's mail program, without signing in.
            mail.Headers.Add("List-Unsubscribe", $"<{address}>");
            mail.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        return mail;
    }

    /// <summary>What is seen of a mail: by the one who gets it, and in a preview.</summary>
    /// <param name="contents">What it tells.</param>
    internal MailView View(MailContents contents)
    {
        var say = contents.Say;
        MailGroup[] groups =
        [
            .. contents.Lines.GroupBy(l => l.Stream).Select(g => new MailGroup(
                OneLine.Of(say[g.Last().Facts.Title]), settings.PageOf(g.First().Topic, g.Key),
                [.. g.Select(l => new MailSaid(OneLine.Of(say[CauseTexts.Of(l.Topic, l.Facts)]), Minute(l.At), say[l.Why]))])),
        ];
        var count = contents.Lines.Count;
        var subject = contents.IsDigest
            ? say[new Text(
                $"协议动态：{count}条通知，涉及{groups.Length}件",
                $"{count} {(count == 1 ? "notification" : "notifications")} on {groups.Length} {(groups.Length == 1 ? "matter" : "matters")}")]
            : groups[0].Lines[0].Sentence;
        var group = contents.IsDigest ? (TopicGroup?)null : Topics.GroupOf(contents.Lines[0].Topic);
        return new MailView(
            say, subject.Length > LongestSubject ? string.Concat(subject.AsSpan(0, LongestSubject - 1), "…") : subject, groups,
            contents.IsOfEndpoint, settings.PublicUrl is { } url ? new Uri(url, "notifications/settings").AbsoluteUri : null,
            settings.PublicUrl is null || contents.IsOfEndpoint || contents.Lines.Any(l => Topics.IsCritical(l.Topic)) ? null
                : new Uri(settings.PublicUrl, $"unsubscribe/{unsubscribing.TokenOf(contents.Account, group)}").AbsoluteUri);
    }

    /// <summary>The HTML of a mail.</summary>
    /// <param name="view">What is seen of it.</param>
    internal async Task<string> HtmlAsync(MailView view)
    {
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<MailSheet>(
            ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(MailSheet.View)] = view }))).ToHtmlString());
    }

    /// <summary>The text of a mail.</summary>
    /// <param name="view">What is seen of it.</param>
    internal static string Plain(MailView view)
    {
        var text = new StringBuilder();
        foreach (var group in view.Groups)
        {
            text.Append(view.Say.IsChinese ? $"《{group.Title}》" : group.Title).Append("\r\n");
            foreach (var line in group.Lines)
            {
                text.Append("- ").Append(line.Sentence).Append(" (").Append(line.At).Append(")\r\n  ")
                    .Append(view.Say[MailTexts.Why]).Append(line.Why).Append("\r\n");
            }

            text.Append(group.Address is { } address ? $"  {address}\r\n\r\n" : "\r\n");
        }

        foreach (var (words, address) in view.Footer)
        {
            text.Append(view.Say[words]).Append(address).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Minute(DateTimeOffset at) =>
        Shanghai.Time(at).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static TextPart Part(string subtype, string text)
    {
        var part = new TextPart(subtype) { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    /// <summary>The days that are told, for the reader's calendar; null where there are none.</summary>
    private static MimePart? Days(MailContents contents)
    {
        var calendar = new Ical.Net.Calendar { Method = "PUBLISH", ProductId = "-//Agreements//Notification//EN" };
        foreach (var line in contents.Lines.Where(l => l.Facts.Day is not null && Topics.GroupOf(l.Topic) == TopicGroup.Due && l.Topic != Topic.Overdue))
        {
            var day = line.Facts.Day!.Value;
            calendar.Events.Add(new CalendarEvent
            {
                Uid = $"{NameBasedId.Of($"{line.Stream}/{line.Facts.Code}/{day:O}"):n}@agreements", DtStamp = new CalDateTime(line.At.UtcDateTime, "UTC"),
                Start = new CalDateTime(day), End = new CalDateTime(day.Later(1)),
                Summary = OneLine.Of(contents.Say[CauseTexts.Of(line.Topic, line.Facts)]),
                Transparency = Ical.Net.TransparencyType.Transparent,
            });
        }

        return calendar.Events.Count == 0 ? null : new MimePart("text", "calendar")
        {
            Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!))),
            ContentTransferEncoding = ContentEncoding.Base64, FileName = "days.ics",
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment), ContentType = { Charset = "utf-8" },
        };
    }
}

using Agreements.Server.Localization;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Log;
using Agreements.Server.ReadModels.Visibility;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Exchange.Exporting;

/// <summary>The log of notifications as CSV.</summary>
public static class NotificationLogExport
{
    private static readonly Text[] Head =
    [
        new("编号", "Number"), new("时间", "Time"), new("收件人", "Recipient"), new("事项", "Topic"), new("内容", "What"), new("协议", "Agreement"),
        new("结果", "Outcome"), new("原因与经过", "Why and how"), new("尝试次数", "Attempts"), new("结束", "Ended"), new("已读", "Seen"), new("确认", "Acknowledged"),
        new("起因", "Cause"),
    ];

    /// <summary>Maps it.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapNotificationLogExport(this IEndpointRouteBuilder api) => api.MapGet("/exports/notification-log.csv", Csv)
        .WithName("exportNotificationLogCsv").WithSummary("The log of notifications as CSV (RFC 4180, UTF-8), by the same conditions as the log.")
        .Produces(200, contentType: "text/csv").ProducesProblem(400);

    private static IResult Csv(
        HttpContext http, Reader reader, Guid? agreement = null, string? recipient = null, string? cause = null, string? topic = null, string? state = null,
        string? day = null, string? lang = null)
    {
        var say = Language(lang);
        var asked = new NotificationLogAsked(
            agreement, recipient, cause, MaybeWord<Topic>("topic", topic), MaybeWord<NotificationState>("state", state), MaybeDay("day", day));
        return CsvSheet.Download(
            "notification-log.csv", Head, say,
            async after =>
            {
                var page = await NotificationLog.PageAsync(
                    reader, LogRoutes.SeesSystem(http), asked, after, NotificationLog.LargestPage, http.RequestAborted);
                return (page.Lines.Select(l => Row(l, say)), page.Next);
            },
            http.RequestAborted);
    }

    private static object?[] Row(NotificationLine l, UiLanguage say) =>
    [
        (decimal)l.Number, Time(l.At), l.Recipient, say[CauseTexts.Name(l.Topic)], say[l.Sentence], l.Stream?.ToString(), say[LogTexts.Name(l.State)],
        say[l.Said], (decimal)l.Attempts, Time(l.EndedAt), Time(l.SeenAt), Time(l.AcknowledgedAt), l.Cause,
    ];

    private static DateTime? Time(DateTimeOffset? at) => at is { } instant ? Shanghai.Time(instant).DateTime : null;
}

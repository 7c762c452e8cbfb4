
namespace Agreements.Server.Notifications;

/// <summary>What notices log. The event ids are stable: see docs/observability.md.</summary>
internal static partial class NoticeLog
{
    [LoggerMessage(1301, LogLevel.Information, "Endpoint {Endpoint} took {Count} notifications by {Channel}")]
    public static partial void Taken(ILogger log, string endpoint, int count, string channel);

    [LoggerMessage(
        1303, LogLevel.Warning,
        "{Recipient} is named no more, or was told: a former notice of agreement {AgreementId} version {Version} is dropped")]
    public static partial void RecipientGone(ILogger log, string recipient, Guid agreementId, long version);

    [LoggerMessage(1304, LogLevel.Information, "The operator's settings name {Count} endpoints: {Recipients}")]
    public static partial void Recipients(ILogger log, int count, string recipients);

    [LoggerMessage(1305, LogLevel.Warning, "Endpoint {Endpoint} is off ({Why}) until somebody turns it on, by 'agreements notices on' or on its page")]
    public static partial void Off(ILogger log, string endpoint, string why);

    [LoggerMessage(1306, LogLevel.Warning, "The operator's settings name {Endpoint}, as an administrator's endpoint was named: that one has given way")]
    public static partial void GaveWay(ILogger log, string endpoint);

    [LoggerMessage(1307, LogLevel.Warning, "What waits to be told could not be told, and is tried again")]
    public static partial void NotTold(ILogger log, Exception thrown);
}


namespace Agreements.Server.Notifications;

/// <summary>What notices log. The event ids are stable: see docs/observability.md.</summary>
internal static partial class NoticeLog
{
    [LoggerMessage(1301, LogLevel.Information, "Mail to {Recipient} handed over: agreement {AgreementId} version {Version}")]
    public static partial void MailSent(ILogger log, string recipient, Guid agreementId, long version);

    [LoggerMessage(1302, LogLevel.Information, "Webhook {Recipient} took agreement {AgreementId} version {Version} with {Status}")]
    public static partial void WebhookTaken(ILogger log, string recipient, Guid agreementId, long version, int status);

    [LoggerMessage(1303, LogLevel.Warning, "Nobody is called {Recipient} any more: the notice of agreement {AgreementId} version {Version} is dropped")]
    public static partial void RecipientGone(ILogger log, string recipient, Guid agreementId, long version);

    [LoggerMessage(1304, LogLevel.Information, "Changes of stage are told to {Count} recipients: {Recipients}")]
    public static partial void Recipients(ILogger log, int count, string recipients);

    [LoggerMessage(1305, LogLevel.Warning, "Webhook {Recipient} says that it is gone (410): it is off until somebody turns it on, by 'agreements notices on'")]
    public static partial void WebhookOff(ILogger log, string recipient);
}

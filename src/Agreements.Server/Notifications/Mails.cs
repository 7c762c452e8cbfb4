using Agreements.Server.Commands;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using System.Net.Sockets;
using ProtocolException = MailKit.ProtocolException;

namespace Agreements.Server.Notifications;

/// <summary>Tells recipients by e-mail, and says which failures may pass.</summary>
/// <param name="settings">Recipients and server.</param>
/// <param name="transport">Hands mails over.</param>
/// <param name="log">The log.</param>
public sealed class Mails(NoticeSettings settings, SmtpTransport transport, ILogger<Mails> log)
{
    private static readonly TimeSpan LongestConversation = TimeSpan.FromSeconds(30);

    /// <summary>Sends the mail of a notice.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <exception cref="NoticeDelayedException">Not this time; try again.</exception>
    /// <exception cref="NoticeRefusedException">The server refused it for good.</exception>
    public async Task SendAsync(MailNotice notice, CancellationToken stop)
    {
        if (settings.Find<MailRecipient>(notice.Recipient) is not { } recipient || settings.Smtp is not { } server)
        {
            NoticeLog.RecipientGone(log, notice.Recipient, notice.Change.AgreementId, notice.Change.Version);
            return;
        }

        using var mail = MailText.Write(notice.Change, recipient, server.From, settings.PageOf(notice.Change.AgreementId));
        try
        {
            await HandOverAsync(mail, recipient.Name, stop);
        }
        catch (Exception e) when (e is NoticeDelayedException or NoticeRefusedException)
        {
            Telemetry.NoticeFailed("mail");
            throw;
        }

        Telemetry.NoticeSent("mail");
        NoticeLog.MailSent(log, recipient.Name, notice.Change.AgreementId, notice.Change.Version);
    }

    private async Task HandOverAsync(MimeMessage mail, string recipient, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(LongestConversation);
        try
        {
            await transport.SendAsync(mail, limit.Token);
        }
        catch (SmtpCommandException e) when ((int)e.StatusCode is >= 500 and < 600)
        {
            throw new NoticeRefusedException($"The mail server refused the mail to '{recipient}' for good ({(int)e.StatusCode}).", e);
        }
        catch (SmtpCommandException e)
        {
            throw new NoticeDelayedException($"The mail server answered {(int)e.StatusCode} for the mail to '{recipient}'.", e);
        }
        catch (Exception e) when (CureOf(e) is { } cure)
        {
            throw new NoticeDelayedException($"The mail to '{recipient}' could not be handed over as configured. {cure}", e);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ProtocolException)
        {
            throw new NoticeDelayedException($"The conversation with the mail server about the mail to '{recipient}' broke off.", e);
        }
    }

    /// <summary>What to set right where the settings and the server do not fit each other; null where that is not the cause.</summary>
    private static string? CureOf(Exception e) => e switch
    {
        AuthenticationException => "邮件服务器不接受该账号或密码：请检查 smtp.user 和密码。 The mail server did not let the account sign in: check smtp.user and the password.",
        SslHandshakeException =>
            "TLS 连接未能建立：服务器证书不受信任、名称不符，或 smtp.tls 与端口不符（587 用 starttls，465 用 implicit）。 "
            + "TLS did not come about: the certificate is not trusted or of another name, or smtp.tls does not fit the port (starttls with 587, "
            + "implicit with 465).",
        NotSupportedException =>
            "邮件服务器不提供 starttls 或登录：请核对 smtp.tls、端口和 smtp.user。 The mail server offers no STARTTLS or no sign-in: check smtp.tls, the port and smtp.user.",
        _ => null,
    };
}

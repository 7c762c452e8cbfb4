using Agreements.Server.Commands;
using System.Net.Mail;
using System.Security.Authentication;

namespace Agreements.Server.Notifications;

/// <summary>Tells recipients by e-mail, and says which failures may pass.</summary>
/// <param name="settings">Recipients and server.</param>
/// <param name="transport">Hands mails over.</param>
/// <param name="log">The log.</param>
public sealed class Mails(NoticeSettings settings, IMailTransport transport, ILogger<Mails> log)
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

    private async Task HandOverAsync(MailMessage mail, string recipient, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(LongestConversation);
        try
        {
            await transport.SendAsync(mail, limit.Token);
        }
        catch (SmtpException e) when ((int)e.StatusCode is >= 500 and < 600)
        {
            throw new NoticeRefusedException($"The mail server refused the mail to '{recipient}' for good ({(int)e.StatusCode}).", e);
        }
        catch (SmtpException e)
        {
            var why = (int)e.StatusCode > 0 ? $"answered {(int)e.StatusCode}" : "could not be talked to";
            throw new NoticeDelayedException($"The mail server {why} for the mail to '{recipient}'.", e);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or AuthenticationException)
        {
            throw new NoticeDelayedException($"The conversation with the mail server about the mail to '{recipient}' broke off.", e);
        }
    }
}

using Agreements.Server.Commands;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using System.Net.Sockets;
using ProtocolException = MailKit.ProtocolException;

namespace Agreements.Server.Notifications;

/// <summary>Tells by e-mail, and says which failures may pass.</summary>
/// <param name="transport">Hands mails over.</param>
public sealed class Mails(SmtpTransport transport)
{
    private static readonly TimeSpan LongestConversation = TimeSpan.FromSeconds(30);

    /// <summary>Hands a mail over, and counts it.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="recipient">Label or account of whoever gets it.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <exception cref="NoticeDelayedException">Not this time; try again.</exception>
    /// <exception cref="NoticeRefusedException">The server refused it for good.</exception>
    public async Task SendAsync(MimeMessage mail, string recipient, CancellationToken stop)
    {
        try
        {
            await HandOverAsync(mail, recipient, stop);
        }
        catch (Exception e) when (e is NoticeDelayedException or NoticeRefusedException)
        {
            Telemetry.NoticeFailed("mail");
            throw;
        }

        Telemetry.NoticeSent("mail");
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
            throw new NoticeRefusedException(FailureSentence.MailRefused.Of(recipient, (int)e.StatusCode), e);
        }
        catch (SmtpCommandException e)
        {
            throw new NoticeDelayedException(FailureSentence.MailAnswered.Of(recipient, (int)e.StatusCode), e);
        }
        catch (Exception e) when (CureOf(e) is { } cure)
        {
            throw new NoticeDelayedException(cure.Of(recipient), e);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ProtocolException)
        {
            throw new NoticeDelayedException(FailureSentence.MailBrokeOff.Of(recipient), e);
        }
    }

    /// <summary>What to set right where the settings and the server do not fit each other; null where that is not the cause.</summary>
    private static FailureSentence? CureOf(Exception e) => e switch
    {
        AuthenticationException => FailureSentence.MailSignIn,
        SslHandshakeException => FailureSentence.MailTls,
        NotSupportedException => FailureSentence.MailUnable,
        _ => null,
    };
}

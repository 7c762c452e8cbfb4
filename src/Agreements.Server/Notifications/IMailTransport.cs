using System.Net.Mail;

namespace Agreements.Server.Notifications;

/// <summary>
/// Hands a mail to a mail server. The shape of MailKit's <c>IMailTransport</c>, whose message is made from a <see cref="MailMessage"/>
/// by a cast: see docs/adr/0008 for when to change to it.
/// </summary>
public interface IMailTransport
{
    /// <summary>Hands the mail over; returns once the server has taken it.</summary>
    /// <param name="message">The mail, with sender and recipient.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="SmtpException">The server did not take it: status 4xx for now, 5xx for good, -1 when there was no conversation.</exception>
    Task SendAsync(MailMessage message, CancellationToken cancellationToken);
}

/// <summary>Hands mails to the configured server with what .NET has built in. One connection per mail: a few mails a minute need no pool.</summary>
/// <param name="settings">The server.</param>
public sealed class SmtpTransport(NoticeSettings settings) : IMailTransport
{
    /// <inheritdoc />
    public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        var server = settings.Smtp ?? throw new InvalidOperationException("No mail server is configured.");
        using var client = new SmtpClient(server.Host, server.Port)
        {
            EnableSsl = server.Tls == SmtpTls.StartTls,
            Credentials = server.User is null ? null : new System.Net.NetworkCredential(server.User, server.Password!.Reveal()),
            // 7 bit: every relay on the way understands it, and nothing depends on what the server announces.
            DeliveryFormat = SmtpDeliveryFormat.SevenBit,
        };
        await client.SendMailAsync(message, cancellationToken);
    }
}

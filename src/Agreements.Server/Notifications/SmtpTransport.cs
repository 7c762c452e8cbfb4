using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using System.Net.Security;

namespace Agreements.Server.Notifications;

/// <summary>Hands mails to the configured server. One connection per mail: a few mails a minute need no pool.</summary>
/// <param name="settings">The server.</param>
public sealed class SmtpTransport(NoticeSettings settings)
{
    /// <summary>
    /// Judges the server's certificate in place of the machine's trusted authorities; tests alone set it, for certificates of their own making.
    /// </summary>
    internal RemoteCertificateValidationCallback? Certificates { get; init; }

    /// <summary>Hands the mail over; returns once the server has taken it.</summary>
    /// <param name="message">The mail, with sender and recipient.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = await ConnectAsync(cancellationToken);
        if (settings.Smtp!.User is { } user)
        {
            await client.AuthenticateAsync(user, settings.Smtp.Password!.Reveal(), cancellationToken);
        }

        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    /// <summary>Talks to the server as a mail would, encrypted as the settings say, and takes leave: nobody signs in, and no mail is sent.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task GreetAsync(CancellationToken cancellationToken)
    {
        using var client = await ConnectAsync(cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private async Task<SmtpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        var server = settings.Smtp ?? throw new InvalidOperationException("No mail server is configured.");
        // Lists of revoked certificates lie on addresses that a bureau's network seldom lets through; the chain and the name are checked.
        var client = new SmtpClient { CheckCertificateRevocation = false, ServerCertificateValidationCallback = Certificates };
        try
        {
            await client.ConnectAsync(server.Host, server.Port, OptionOf(server.Tls), cancellationToken);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static SecureSocketOptions OptionOf(SmtpTls tls) => tls switch
    {
        SmtpTls.StartTls => SecureSocketOptions.StartTls,
        SmtpTls.Implicit => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };
}

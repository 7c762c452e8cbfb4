using MimeKit;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using SmtpServer;
using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Agreements.Server.Tests.Notices;

/// <summary>A mail as it was handed over.</summary>
/// <param name="From">Address of the envelope's sender.</param>
/// <param name="To">Address of the envelope's recipient.</param>
/// <param name="Message">Headers and body as sent.</param>
/// <param name="User">Who was signed in; null for nobody.</param>
/// <param name="WasSecret">Whether the connection was protected by TLS.</param>
public sealed record TakenMail(string From, string To, MimeMessage Message, string? User, bool WasSecret)
{
    public string Body
    {
        get
        {
            using var text = new MemoryStream();
            Message.BodyParts.OfType<TextPart>().First().Content!.DecodeTo(text);
            return Encoding.UTF8.GetString(text.ToArray());
        }
    }

    public string Subject => Message.Subject!;

    /// <summary>A header's value; null when there is none.</summary>
    public string? Header(string name) => Message.Headers[name];

    public IEnumerable<string> HeaderNames() => Message.Headers.Select(h => h.Field);
}

/// <summary>A mail server on the loopback that takes mails or refuses them as told.</summary>
public sealed class SmtpSink : MessageStore, IMailboxFilter, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    /// <summary>Serves on a free port.</summary>
    /// <param name="certificate">Offers TLS with this certificate; null for no TLS.</param>
    /// <param name="implicitTls">Whether TLS begins with the first byte rather than by STARTTLS.</param>
    /// <param name="signIn">The only user and password that may send; null lets everybody send.</param>
    public SmtpSink(X509Certificate2? certificate = null, bool implicitTls = false, (string User, string Password)? signIn = null)
    {
        var listeners = new EndpointListenerFactory();
        listeners.EndpointStarted += (_, e) => Port = ((IPEndPoint)e.LocalEndPoint).Port;
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(listeners);
        services.Add((IMessageStore)this);
        services.Add((IMailboxFilter)this);
        services.Add((IUserAuthenticator)new DelegatingUserAuthenticator((user, password) => signIn == (user, password)));
        var options = new SmtpServerOptionsBuilder().ServerName("sink").Endpoint(e =>
        {
            e.Endpoint(new IPEndPoint(IPAddress.Loopback, 0)).IsSecure(implicitTls).AuthenticationRequired(signIn is not null);
            if (certificate is not null)
            {
                e.Certificate(certificate);
            }
        });
        _serving = new SmtpServer.SmtpServer(options.Build(), services).StartAsync(_stop.Token);
    }

    public int Port { get; private set; }

    /// <summary>All that was handed over completely, also what was then refused with <see cref="AfterData"/>.</summary>
    public ConcurrentQueue<TakenMail> Offered { get; } = new();

    /// <summary>Mails that were taken.</summary>
    public ConcurrentQueue<TakenMail> Taken { get; } = new();

    /// <summary>The reply to RCPT, by recipient; null takes it.</summary>
    public Func<string, string?> AtRecipient { get; set; } = _ => null;

    /// <summary>The reply after the mail's text; null takes it.</summary>
    public Func<TakenMail, string?> AfterData { get; set; } = _ => null;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _stop.Dispose();
    }

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        using var text = new MemoryStream(buffer.ToArray());
        var mail = new TakenMail(
            transaction.From.AsAddress(), transaction.To.Single().AsAddress(), await MimeMessage.LoadAsync(text, cancellationToken),
            context.Authentication.IsAuthenticated ? context.Authentication.User : null, context.Pipe.IsSecure);
        Offered.Enqueue(mail);
        if (AfterData(mail) is { } refusal)
        {
            return Reply(refusal);
        }

        Taken.Enqueue(mail);
        return SmtpResponse.Ok;
    }

    Task<bool> IMailboxFilter.CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) =>
        Task.FromResult(true);

    Task<bool> IMailboxFilter.CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
        AtRecipient(to.AsAddress()) is { } refusal ? throw new SmtpResponseException(Reply(refusal)) : Task.FromResult(true);

    private static SmtpResponse Reply(string line) =>
        new((SmtpReplyCode)int.Parse(line.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture), line[4..]);
}

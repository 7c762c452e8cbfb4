using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Net;
using System.Text;

namespace Agreements.Server.Tests.Notices;

/// <summary>A mail as it was handed over.</summary>
/// <param name="From">Address of the envelope's sender.</param>
/// <param name="To">Address of the envelope's recipient.</param>
/// <param name="Raw">Headers and body as sent.</param>
public sealed record TakenMail(string From, string To, string Raw)
{
    private string Head => Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)];

    public string Body => Encoding.UTF8.GetString(Convert.FromBase64String(Raw[(Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]));

    public string Subject => Header("Subject") is { } s && s.StartsWith("=?", StringComparison.Ordinal) ? string.Concat(s.Split(' ').Select(Decode)) : Header("Subject")!;

    /// <summary>A header's value, unfolded; null when there is none.</summary>
    public string? Header(string name) => Head.Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n")
        .Where(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(l => l[(name.Length + 1)..].Trim()).SingleOrDefault();

    public IEnumerable<string> HeaderNames() => Head.Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n").Select(l => l[..l.IndexOf(':', StringComparison.Ordinal)]);

    private static string Decode(string word) => Encoding.UTF8.GetString(Convert.FromBase64String(word["=?utf-8?B?".Length..^2]));
}

/// <summary>A small mail server (a subset of RFC 5321) that takes mails or refuses them as told.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public SmtpSink()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

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
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var conversations = new List<Task>();
        try
        {
            while (true)
            {
                conversations.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(conversations);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 sink ready");
            await ConverseAsync(reader, writer);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The other side hung up, or the test is over.
        }
    }

    private async Task ConverseAsync(StreamReader reader, StreamWriter writer)
    {
        var (from, to) = ("", "");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            switch (line.Split([' ', ':'], 2)[0].ToUpperInvariant())
            {
                case "EHLO" or "HELO" or "RSET" or "NOOP":
                    await writer.WriteLineAsync("250 sink");
                    break;
                case "MAIL":
                    from = Address(line);
                    await writer.WriteLineAsync("250 sender taken");
                    break;
                case "RCPT":
                    to = Address(line);
                    await writer.WriteLineAsync(AtRecipient(to) ?? "250 recipient taken");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    await writer.WriteLineAsync(Take(new TakenMail(from, to, await ReadDataAsync(reader))));
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("502 not known here");
                    break;
            }
        }
    }

    private string Take(TakenMail mail)
    {
        Offered.Enqueue(mail);
        if (AfterData(mail) is { } refusal)
        {
            return refusal;
        }

        Taken.Enqueue(mail);
        return "250 taken";
    }

    private async Task<string> ReadDataAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line and not ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Address(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
}

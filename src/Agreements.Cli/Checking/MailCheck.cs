using Agreements.Server.Notifications;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Agreements.Cli.Checking;

/// <summary>Whether the mail server answers, and encrypts where it should. No mail is sent, and nobody signs in.</summary>
internal static class MailCheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static async Task<Checked> LookAsync(Surveyed surveyed, CancellationToken token)
    {
        if (surveyed.Notices.Smtp is not { } server)
        {
            return Checked.Ok("没有以邮件通知的接收方。", "No recipient is told by mail.");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(Longest);
        try
        {
            await TalkAsync(server, limit.Token);
            var how = server.Tls == SmtpTls.None ? ("未加密", "unencrypted") : ("已加密", "encrypted");
            return Checked.Ok($"{server.Host}:{server.Port} 应答（{how.Item1}）。", $"{server.Host}:{server.Port} answers ({how.Item2}).");
        }
        catch (Exception e) when (e is SocketException or IOException or AuthenticationException or OperationCanceledException)
        {
            return Checked.Fail(
                new Text($"邮件服务器 {server.Host}:{server.Port} 不可用：{e.Message}", $"The mail server {server.Host}:{server.Port} cannot be used: {e.Message}"),
                new Text(
                    "请核对 AGREEMENTS_NOTICES 中 smtp 的地址、端口和 tls；之后重发：agreements notices replay --all",
                    "Check smtp in AGREEMENTS_NOTICES: host, port, tls; afterwards: agreements notices replay --all"));
        }
    }

    private static async Task TalkAsync(SmtpServer server, CancellationToken token)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, token);
        await using var plain = client.GetStream();
        await ExpectAsync(plain, null, "220", token);
        var offered = await ExpectAsync(plain, "EHLO localhost", "250", token);
        if (server.Tls == SmtpTls.None)
        {
            await ExpectAsync(plain, "QUIT", "221", token);
            return;
        }

        if (!offered.Contains("STARTTLS", StringComparison.OrdinalIgnoreCase))
        {
            throw new IOException("it offers no STARTTLS");
        }

        await ExpectAsync(plain, "STARTTLS", "220", token);
        await using var tls = new SslStream(plain, leaveInnerStreamOpen: true);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = server.Host }, token);
        await ExpectAsync(tls, "QUIT", "221", token);
    }

    /// <summary>Says a line and reads the whole answer, whose lines but the last have a hyphen after their code.</summary>
    private static async Task<string> ExpectAsync(Stream stream, string? line, string code, CancellationToken token)
    {
        if (line is not null)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), token);
        }

        var (answer, buffer) = (new StringBuilder(), new byte[1]);
        for (var current = new StringBuilder(); ;)
        {
            if (await stream.ReadAsync(buffer, token) == 0 || answer.Length > 16_384)
            {
                throw new IOException($"it broke off after '{answer.ToString().Trim()}'");
            }

            current.Append((char)buffer[0]);
            if (buffer[0] != '\n')
            {
                continue;
            }

            answer.Append(current);
            if (current.Length < 4 || current[3] != '-')
            {
                break;
            }

            current.Clear();
        }

        var said = answer.ToString();
        return said.StartsWith(code, StringComparison.Ordinal) ? said : throw new IOException($"it answered '{said.Trim()}'");
    }
}

using Agreements.Server.Notifications;
using MailKit;
using MailKit.Security;
using System.Net.Sockets;

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
            await new SmtpTransport(surveyed.Notices).GreetAsync(limit.Token);
            var how = server.Tls == SmtpTls.None ? ("未加密", "unencrypted") : ("已加密", "encrypted");
            return Checked.Ok($"{server.Host}:{server.Port} 应答（{how.Item1}）。", $"{server.Host}:{server.Port} answers ({how.Item2}).");
        }
        catch (Exception e) when (e is SocketException or IOException or SslHandshakeException or NotSupportedException
            or ProtocolException or OperationCanceledException)
        {
            var why = e is NotSupportedException ? "it offers no STARTTLS" : e.Message;
            return Checked.Fail(
                new Text($"邮件服务器 {server.Host}:{server.Port} 不可用：{why}", $"The mail server {server.Host}:{server.Port} cannot be used: {why}"),
                new Text(
                    "请核对 AGREEMENTS_NOTICES 中 smtp 的地址、端口和 tls；之后重发：agreements notices replay --all",
                    "Check smtp in AGREEMENTS_NOTICES: host, port, tls; afterwards: agreements notices replay --all"));
        }
    }
}

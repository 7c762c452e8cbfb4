using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography;

namespace Agreements.Cli.Checking;

/// <summary>How many days the certificate of the pages has left, and whether a browser would take it.</summary>
internal static class CertificateCheck
{
    private const int EnoughDays = 21;
    private const int TooFewDays = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly Text Renew = new(
        "请更换证书及其密钥，然后：systemctl reload nginx", "Replace the certificate and its key, then: systemctl reload nginx");

    public static async Task<Checked> LookAsync(Surveyed surveyed, CancellationToken token)
    {
        if (surveyed.Certificate is not { } where)
        {
            return Checked.Warn(
                new Text("没有可检查的证书。", "There is no certificate to look at."),
                new Text("请设置 https 的 AGREEMENTS_PUBLIC_URL，或用 --certificate 指定地址或 PEM 文件。",
                    "Set AGREEMENTS_PUBLIC_URL to an https address, or name one: --certificate URL or PEM file."));
        }

        try
        {
            var (certificate, problem) = Uri.TryCreate(where, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps
                ? await PresentedAsync(url, token)
                : (X509CertificateLoader.LoadCertificateFromFile(where), SslPolicyErrors.None);
            using (certificate)
            {
                return Judge(certificate, problem, where, DateTimeOffset.UtcNow);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SocketException or AuthenticationException or CryptographicException
            or OperationCanceledException)
        {
            return Checked.Fail(
                new Text($"无法取得 {where} 的证书：{e.Message}", $"The certificate of {where} cannot be had: {e.Message}"),
                new Text("请检查反向代理是否运行（nginx -t，systemctl status nginx）和文件权限。",
                    "Look whether the reverse proxy runs (nginx -t, systemctl status nginx), and at the file's rights."));
        }
    }

    private static Checked Judge(X509Certificate2 certificate, SslPolicyErrors problem, string where, DateTimeOffset now)
    {
        var days = (int)Math.Floor((new DateTimeOffset(certificate.NotAfter) - now).TotalDays);
        var said = new Text($"{where} 的证书还有 {days} 天到期。", $"The certificate of {where} has {days} days left.");
        if (days < TooFewDays)
        {
            return Checked.Fail(said, Renew);
        }

        if (problem != SslPolicyErrors.None)
        {
            return Checked.Warn(
                new Text($"{where} 的证书不被信任（{problem}），还有 {days} 天到期。", $"The certificate of {where} is not trusted ({problem}); it has {days} days left."),
                    Renew);
        }

        return days < EnoughDays ? Checked.Warn(said, Renew) : new Checked(Level.Ok, said, null);
    }

    /// <summary>What a server presents, and what a browser would object to; nothing is sent to it.</summary>
    private static async Task<(X509Certificate2 Certificate, SslPolicyErrors Problem)> PresentedAsync(Uri url, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(Longest);
        using var client = new TcpClient();
        await client.ConnectAsync(url.IdnHost, url.Port, limit.Token);
        var (problem, presented) = (SslPolicyErrors.None, (X509Certificate2?)null);
        await using var stream = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, certificate, _, errors) =>
        {
            (problem, presented) = (errors, certificate is null ? null : X509CertificateLoader.LoadCertificate(certificate.GetRawCertData()));
            return errors == SslPolicyErrors.None;
        });
        try
        {
            await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = url.IdnHost }, limit.Token);
        }
        catch (AuthenticationException) when (presented is not null)
        {
            // It was seen, and is not taken: that is the finding.
        }

        return (presented ?? throw new AuthenticationException("No certificate was presented."), problem);
    }
}

using Agreements.Server.Notifications;
using MimeKit;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography;
using MailServer = Agreements.Server.Notifications.SmtpServer;

namespace Agreements.Server.Tests.Notices;

/// <summary>Mail over real connections: how they are protected, and what is said when settings and server do not fit.</summary>
public sealed class MailTransportTests
{
    private static readonly X509Certificate2 Certificate = SelfMade();

    [Theory]
    [InlineData(SmtpTls.StartTls)]
    [InlineData(SmtpTls.Implicit)]
    public async Task A_mail_goes_out_under_tls_and_signed_in(SmtpTls tls)
    {
        await using var server = new SmtpSink(Certificate, implicitTls: tls == SmtpTls.Implicit, signIn: ("agreements", "pass-word"));
        await SendAsync(server, tls, "agreements", "pass-word");

        var mail = server.Taken.ShouldHaveSingleItem();
        mail.WasSecret.ShouldBeTrue();
        mail.User.ShouldBe("agreements");
        mail.Subject.ShouldBe("《友好学校协议》");
        mail.Body.ShouldContain("友好学校");
    }

    [Fact]
    public async Task A_wrong_password_is_told_in_both_languages_and_shows_nowhere()
    {
        await using var server = new SmtpSink(Certificate, implicitTls: true, signIn: ("agreements", "pass-word"));
        var thrown = await Should.ThrowAsync<NoticeDelayedException>(() => SendAsync(server, SmtpTls.Implicit, "agreements", "pass-wort"));

        thrown.Message.ShouldContain("请检查 smtp.user 和密码");
        thrown.Message.ShouldContain("check smtp.user and the password");
        thrown.ToString().ShouldNotContain("pass-wort");
        server.Offered.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SmtpTls.StartTls)]
    [InlineData(SmtpTls.Implicit)]
    public async Task A_server_that_knows_no_tls_gets_no_mail_and_it_is_told_what_to_check(SmtpTls tls)
    {
        await using var server = new SmtpSink();
        var thrown = await Should.ThrowAsync<NoticeDelayedException>(() => SendAsync(server, tls));

        thrown.Message.ShouldContain("smtp.tls");
        thrown.Message.ShouldContain("端口");
        server.Offered.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SmtpTls.StartTls)]
    [InlineData(SmtpTls.Implicit)]
    public async Task A_certificate_that_nobody_vouches_for_ends_it(SmtpTls tls)
    {
        await using var server = new SmtpSink(Certificate, implicitTls: tls == SmtpTls.Implicit);
        var thrown = await Should.ThrowAsync<NoticeDelayedException>(() => SendAsync(server, tls, trusted: false));

        thrown.Message.ShouldContain("the certificate is not trusted");
        thrown.Message.ShouldContain("证书不受信任");
        server.Offered.ShouldBeEmpty();
    }

    private static async Task SendAsync(SmtpSink server, SmtpTls tls, string? user = null, string? password = null, bool trusted = true)
    {
        var settings = new NoticeSettings(
            null,
            new MailServer("127.0.0.1", server.Port, tls, user, password is null ? null : new Secret(password), new MailboxAddress("", "a@b.example")),
            [], []);
        var transport = trusted
            ? new SmtpTransport(settings) { Certificates = (_, shown, _, _) => shown?.GetCertHashString() == Certificate.GetCertHashString() }
            : new SmtpTransport(settings);
        using var mail = new MimeMessage(
            [new MailboxAddress("", "a@b.example")], [new MailboxAddress("", "office@bureau.example")], "《友好学校协议》",
            new TextPart("plain") { Text = "友好学校" });
        await new Mails(transport).SendAsync(mail, "office", CancellationToken.None);
    }

    private static X509Certificate2 SelfMade()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mail.bureau.example", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}

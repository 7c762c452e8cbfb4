using Agreements.Server.Tests.Restarts;
using Agreements.Cli.Checking;
using Agreements.Cli;
using Agreements.Server.Tests.Notices;
using Agreements.Server.Tests.Releases;
using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography;
using System.Text.Json;

namespace Agreements.Server.Tests.Operating;

/// <summary>A database under three logins, as docs/database-roles.md has it, and what an operator is told of it.</summary>
public sealed class CheckTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agreements-check");
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private FormerDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await FormerDatabase.RestoreAsync("last-on-stand-ins");
        _settings["AGREEMENTS_DB"] = $"{_database.Application};Maximum Pool Size=20";
        _settings["AGREEMENTS_DB_OWNER"] = _database.Owner;
        _settings["AGREEMENTS_DB_AUDITOR"] = $"{_database.Auditor};Maximum Pool Size=10";
        _settings["AGREEMENTS_SECRETS"] = Directory.CreateDirectory(Path.Combine(_folder.FullName, "secrets")).FullName;
        _settings["AGREEMENTS_PUBLIC_URL"] = "https://agreements.bureau.example";
        _settings["AGREEMENTS_PROXIES"] = "127.0.0.1";
        _settings["AGREEMENTS_BACKUPS"] = Directory.CreateDirectory(Path.Combine(_folder.FullName, "backups")).FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_settings["AGREEMENTS_SECRETS"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Backup(DateTimeOffset.UtcNow.AddHours(-3));
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_server_as_it_should_be_is_ok_in_everything_once_its_tables_are_of_this_release()
    {
        var before = await LookAsync("--certificate", Certificate(90));
        (before.Code, before.Of("schema").Level).ShouldBe((1, "fail"));
        before.Of("schema").CureEn.ShouldNotBeNull().ShouldContain("agreements schema");

        (await RunAsync("schema")).Code.ShouldBe(0);
        var after = await LookAsync("--certificate", Certificate(90));
        after.All.Where(c => c.Level != "ok" && c.Name != "disk").ShouldBeEmpty();
        after.All.Select(c => c.Name).ShouldBe(
        [
            "settings", "time-zone", "disk", "database", "postgresql", "connections", "schema", "roles", "clock", "certificate", "mail", "webhooks", "backup",
        ]);
        after.Code.ShouldBe(after.Of("disk").Level == "fail" ? 1 : 0);
    }

    [Fact]
    public async Task Each_line_has_its_cure_in_both_languages_and_one_language_when_asked()
    {
        var both = (await RunAsync("ops", "check", "--lang", "both")).Output;
        both.ShouldContain("fail  表结构 schema: 数据库的表不是本版本的。 / The tables of the database are not those of this release.");
        both.ShouldContain("→ 请停止服务器，运行 agreements schema");
        both.ShouldContain("→ Stop the server, run agreements schema");
        var english = (await RunAsync("ops", "check", "--lang", "en")).Output;
        english.ShouldContain("fail  schema: The tables");
        english.ShouldNotMatch("[一-龥]");
        foreach (var check in (await LookAsync()).All)
        {
            (check.CureEn is null, check.CureZh is null).ShouldBe((check.Level == "ok", check.Level == "ok"), check.Name);
        }
    }

    [Theory]
    [InlineData("AGREEMENTS_DB", null, "settings", "fail")]
    [InlineData("AGREEMENTS_LOG", "loud", "settings", "fail")]
    [InlineData("AGREEMENTS_RATE_EXPORT", "many", "settings", "fail")]
    [InlineData("AGREEMENTS_SECRETS", null, "settings", "warn")]
    [InlineData("AGREEMENTS_PUBLIC_URL", "http://agreements.bureau.example", "settings", "warn")]
    [InlineData("AGREEMENTS_PROXIES", null, "settings", "warn")]
    [InlineData("AGREEMENTS_BACKUPS", null, "backup", "warn")]
    [InlineData("AGREEMENTS_PUBLIC_URL", null, "certificate", "warn")]
    public async Task A_setting_that_cannot_be_used_fails_and_one_that_is_unwise_warns(string name, string? value, string check, string level)
    {
        if (name == "AGREEMENTS_BACKUPS")
        {
            value = Path.Combine(_folder.FullName, "not-there");
        }

        _settings.Remove(name);
        if (value is not null)
        {
            _settings[name] = value;
        }

        (await LookAsync("--certificate", name == "AGREEMENTS_PUBLIC_URL" && value is null ? "" : Certificate(90))).Of(check).Level.ShouldBe(level);
    }

    [Fact]
    public async Task Secrets_that_others_can_read_fail()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_settings["AGREEMENTS_SECRETS"], UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead);
        }

        (await LookAsync()).Of("settings").CureEn.ShouldNotBeNull().ShouldStartWith("Run: chmod 700");
    }

    [Fact]
    public async Task A_login_that_does_not_get_in_is_named()
    {
        _settings["AGREEMENTS_DB_AUDITOR"] = _settings["AGREEMENTS_DB_AUDITOR"].Replace("Username=", "Username=no", StringComparison.Ordinal);
        var found = (await LookAsync()).Of("database");
        found.Level.ShouldBe("fail");
        found.En.ShouldStartWith("AGREEMENTS_DB_AUDITOR does not get in");
    }

    [Fact]
    public async Task A_role_that_may_change_events_fails_and_pools_that_do_not_fit_warn()
    {
        (await RunAsync("schema")).Code.ShouldBe(0);
        await _database.Database.ExecuteAsync("grant update on agreements.mt_events to agreements_app");
        _settings["AGREEMENTS_DB"] += "0";
        _settings["AGREEMENTS_DB"] = _settings["AGREEMENTS_DB"].Replace("Maximum Pool Size=200", "Maximum Pool Size=9000", StringComparison.Ordinal);
        var found = await LookAsync();
        found.Of("roles").En.ShouldBe("The role of the server may change events.");
        found.Of("connections").Level.ShouldBe("warn");
    }

    [Fact]
    public async Task A_single_login_that_owns_everything_works_and_warns()
    {
        _settings["AGREEMENTS_DB"] = _settings["AGREEMENTS_DB_AUDITOR"] = _settings["AGREEMENTS_DB_OWNER"];
        var owner = new Npgsql.NpgsqlConnectionStringBuilder(_database.Owner).Username;
        await _database.Database.OnClusterAsync($"grant agreements_app, agreements_auditor to {owner}");
        (await LookAsync()).Of("roles").Level.ShouldBe("warn");
    }

    [Theory]
    [InlineData(3, "ok")]
    [InlineData(30, "warn")]
    [InlineData(100, "fail")]
    public async Task The_newest_backup_counts_and_grows_old(int hours, string level)
    {
        Directory.Delete(_settings["AGREEMENTS_BACKUPS"], recursive: true);
        Backup(DateTimeOffset.UtcNow.AddHours(-hours));
        Backup(DateTimeOffset.UtcNow.AddHours(-500));
        (await LookAsync()).Of("backup").Level.ShouldBe(level);
    }

    [Theory]
    [InlineData(90, "ok")]
    [InlineData(10, "warn")]
    [InlineData(1, "fail")]
    public async Task A_certificate_is_judged_by_the_days_it_has_left(int days, string level) =>
        (await LookAsync("--certificate", Certificate(days))).Of("certificate").Level.ShouldBe(level);

    [Fact]
    public async Task A_certificate_that_a_browser_would_not_take_warns_and_one_that_cannot_be_had_fails()
    {
        using var key = RSA.Create(2048);
        using var own = SelfSigned(key, 90);
        using var pkcs = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        var presenting = PresentAsync(listener, pkcs);
        (await LookAsync("--certificate", address)).Of("certificate").En.ShouldContain("is not trusted");
        await presenting;
        listener.Stop();
        (await LookAsync("--certificate", address)).Of("certificate").Level.ShouldBe("fail");
    }

    [Fact]
    public async Task A_mail_server_is_talked_to_and_must_encrypt_where_it_should()
    {
        await using var sink = new SmtpSink();
        _settings["AGREEMENTS_NOTICES"] = await NoticesAsync(sink.Port, "none");
        (await LookAsync()).Of("mail").En.ShouldBe($"127.0.0.1:{sink.Port} answers (unencrypted).");
        _settings["AGREEMENTS_NOTICES"] = await NoticesAsync(sink.Port, "starttls");
        (await LookAsync()).Of("mail").En.ShouldContain("offers no STARTTLS");
        _settings["AGREEMENTS_NOTICES"] = await NoticesAsync(ServerProcess.FreePort(), "none");
        (await LookAsync()).Of("mail").Level.ShouldBe("fail");
        sink.Offered.ShouldBeEmpty("nothing is sent");
    }

    [Theory]
    [InlineData("starttls", "220 mail", "250-mail\r\n250 STARTTLS", "220 go on")]
    [InlineData("implicit")]
    public async Task A_mail_server_whose_certificate_nobody_vouches_for_fails(string tls, params string[] before)
    {
        using var key = RSA.Create(2048);
        using var own = SelfSigned(key, 90);
        using var pkcs = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var presenting = PresentAsync(listener, pkcs, before);
        _settings["AGREEMENTS_NOTICES"] = await NoticesAsync(((IPEndPoint)listener.LocalEndpoint).Port, tls);
        var found = (await LookAsync()).Of("mail");
        await presenting;
        found.Level.ShouldBe("fail");
        found.En.ShouldContain("certificate");
    }

    [Theory]
    [InlineData(0.5, "Ok")]
    [InlineData(5, "Warn")]
    [InlineData(60, "Fail")]
    public void A_clock_apart_from_the_databases_is_judged_by_the_seconds(double seconds, string level) =>
        DatabaseChecks.Judge(TimeSpan.FromSeconds(seconds)).Level.ToString().ShouldBe(level);

    [Theory]
    [InlineData(50_000, 100_000, "Ok")]
    [InlineData(900, 2_000, "Warn")]
    [InlineData(5_000, 100_000, "Warn")]
    [InlineData(1_500, 100_000, "Fail")]
    [InlineData(200, 1_000, "Fail")]
    public void Room_is_judged_in_parts_of_the_volume_and_in_what_is_needed(long freeMebibytes, long ofMebibytes, string level) =>
        MachineChecks.Judge(freeMebibytes << 20, ofMebibytes << 20).ToString().ShouldBe(level);

    private async Task<Look> LookAsync(params string[] args)
    {
        var ran = await RunAsync(["ops", "check", "--json", .. args.Where(a => a.Length > 0 && args is not ["--certificate", ""])]);
        using var json = JsonDocument.Parse(ran.Output);
        var checks = json.RootElement.GetProperty("checks").EnumerateArray().Select(c => c.Deserialize<Line>(JsonSerializerOptions.Web)!).ToArray();
        json.RootElement.GetProperty("ok").GetBoolean().ShouldBe(ran.Code == 0);
        return new Look(ran.Code, checks);
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var code = await App.RunAsync(args, output, output, name => _settings.GetValueOrDefault(name));
        return (code, output.ToString());
    }

    private void Backup(DateTimeOffset made)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_settings["AGREEMENTS_BACKUPS"], $"agreements-{made:yyyyMMdd'T'HHmmss'Z'}"));
        File.WriteAllText(Path.Combine(folder.FullName, "manifest.json"), $$"""{ "format": "agreements-backup/1", "madeAt": "{{made:O}}" }""");
    }

    private string Certificate(int days)
    {
        var file = Path.Combine(_folder.FullName, $"{days}.pem");
        using var key = RSA.Create(2048);
        using var certificate = SelfSigned(key, days);
        File.WriteAllText(file, certificate.ExportCertificatePem());
        return file;
    }

    private static X509Certificate2 SelfSigned(RSA key, int days) =>
        new CertificateRequest("CN=agreements.bureau.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(days).AddHours(1));

    /// <summary>Takes one caller, says each line and hears an answer between, and then presents a certificate.</summary>
    private static async Task PresentAsync(TcpListener listener, X509Certificate2 certificate, params string[] lines)
    {
        using var client = await listener.AcceptTcpClientAsync();
        foreach (var (index, line) in lines.Index())
        {
            await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(line + "\r\n"));
            _ = index < lines.Length - 1 ? await client.GetStream().ReadAsync(new byte[100]) : 0;
        }

        await using var tls = new SslStream(client.GetStream());
        try
        {
            await tls.AuthenticateAsServerAsync(certificate);
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The other side has seen what it came for, and goes.
        }
    }

    private async Task<string> NoticesAsync(int port, string tls)
    {
        var file = Path.Combine(_folder.FullName, $"notices-{port}-{tls}.json");
        await File.WriteAllTextAsync(file, $$"""
            { "smtp": { "host": "127.0.0.1", "port": {{port}}, "tls": "{{tls}}", "from": "agreements@bureau.example" },
              "recipients": [ { "name": "office", "email": "office@bureau.example" } ] }
            """);
        return file;
    }

    private sealed record Line(string Name, string Level, string Zh, string En, string? CureZh, string? CureEn);

    private sealed record Look(int Code, IReadOnlyList<Line> All)
    {
        public Line Of(string name) => All.Single(c => c.Name == name);
    }
}

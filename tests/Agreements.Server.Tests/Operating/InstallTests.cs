using Agreements.Server.Tests.Restarts;
using Xunit.Abstractions;

namespace Agreements.Server.Tests.Operating;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class InstallTests(Installation installed, ITestOutputHelper output) : IClassFixture<Installation>
{
    private const string Unit = "etc/systemd/system/agreements.service";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public void The_administrator_is_told_where_all_is_and_the_first_password_once()
    {
        installed.FirstSaid.ShouldContain("https://agreements.bureau.example");
        installed.FirstSaid.ShouldContain("sign-in name administrator, password ");
        installed.FirstSaid.ShouldContain("before       none");
    }

    [Fact]
    public void Passwords_lie_in_files_of_root_alone_and_the_server_is_not_given_the_owners()
    {
        foreach (var file in new[] { "etc/agreements/agreements.env", "etc/agreements/owner.env", "etc/agreements/tls/key.pem" })
        {
            File.GetUnixFileMode(installed.PathOf(file)).ShouldBe(OwnerOnly, file);
        }

        foreach (var folder in new[] { "var/lib/agreements/secrets", "var/backups/agreements" })
        {
            File.GetUnixFileMode(installed.PathOf(folder)).ShouldBe(OwnerOnly | UnixFileMode.UserExecute, folder);
        }

        File.ReadAllText(installed.PathOf("etc/agreements/agreements.env")).ShouldNotContain("AGREEMENTS_DB_OWNER");
        File.ReadAllText(installed.PathOf(Unit)).ShouldNotContain("owner.env");
    }

    [Fact]
    public async Task The_units_are_as_systemd_wants_them_and_give_the_server_little()
    {
        var units = Directory.GetFiles(installed.PathOf("etc/systemd/system"), "agreements*");
        units.Length.ShouldBe(7);
        foreach (var line in new[] { "NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=", "User=agreements", "Restart=always" })
        {
            (await File.ReadAllLinesAsync(installed.PathOf(Unit))).ShouldContain(line);
        }

        foreach (var file in units)
        {
            (await File.ReadAllTextAsync(file)).ShouldNotMatch("@[A-Z]+@");
        }

        if (Script.Find("systemd-analyze") is not { } analyze)
        {
            output.WriteLine("systemd-analyze is not on this machine: only the lines were looked at.");
            return;
        }

        var verified = await Script.StartAsync(analyze, null, ["verify", .. units]);
        (verified.Code, verified.Output + verified.Error).ShouldBe((0, ""));
        // 0 is shut, 10 open; what systemd calls OK ends at 4.
        var exposed = await Script.StartAsync(analyze, null, ["security", "--offline=true", "--threshold=20", installed.PathOf(Unit)]);
        exposed.Code.ShouldBe(0, exposed.Output[^200..]);
    }

    [Fact]
    public async Task Nginx_takes_the_site_that_ends_TLS_and_believes_no_caller_about_itself()
    {
        var site = await File.ReadAllTextAsync(installed.PathOf("etc/nginx/sites-enabled/agreements"));
        site.ShouldNotMatch("@[A-Z]+@");
        site.ShouldContain("server_name agreements.bureau.example;");
        site.ShouldContain($"server 127.0.0.1:{installed.Port};");
        site.ShouldContain("proxy_set_header X-Forwarded-For $remote_addr;");
        if (Script.Find("nginx") is not { } nginx)
        {
            output.WriteLine("nginx is not on this machine: only the lines were looked at.");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("agreements-nginx");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "site"), Rehoused(site));
            var places = string.Concat(new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(p => $"{p}_temp_path {folder}/{p};\n"));
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "nginx.conf"),
                $"pid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n{places}include {folder}/site;\n}}\n");
            var tested = await Script.StartAsync(nginx, null, ["-t", "-p", folder.FullName, "-c", Path.Combine(folder.FullName, "nginx.conf")]);
            tested.Code.ShouldBe(0, tested.Error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_server_runs_as_its_unit_says_and_shows_what_the_installed_command_line_imported()
    {
        using var server = await installed.StartServerAsync();
        // As nginx hands it over: the settings say that people come by https.
        server.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var page = await server.Client.GetAsync("/sign-in");
        page.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, await page.Content.ReadAsStringAsync());
        (await installed.CliAsync("replay", "QJ-2", "--lang", "en")).Worked().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_installed_check_finds_nothing_that_fails_but_that_there_is_no_backup_yet_and_nobody_answers_under_the_name()
    {
        var found = await installed.CliAsync("ops", "check", "--lang", "en", "--certificate", installed.PathOf("etc/agreements/tls/certificate.pem"),
            "--backups", installed.Root);
        found.Output.ShouldContain("ok    schema: It is this release's.");
        found.Output.ShouldContain("ok    roles: The server can change no event, auditors only read.");
        found.Output.ShouldContain("ok    settings: ");
        found.Output.ShouldContain("fail  backup: There is no backup in ");
        found.Code.ShouldBe(1);
    }

    [Fact]
    public async Task A_second_run_is_an_upgrade_with_a_backup_before_it_and_back_goes_back()
    {
        var (settings, first) = (await File.ReadAllTextAsync(installed.PathOf("etc/agreements/agreements.env")), installed.Release("current"));
        await NextSecondAsync();
        (await installed.InstallAsync()).Worked().ShouldContain("before       0.1.0");
        var second = installed.Release("current");
        second.ShouldNotBe(first);
        installed.Release("previous").ShouldBe(first);
        (await File.ReadAllTextAsync(installed.PathOf("etc/agreements/agreements.env"))).ShouldBe(settings, "settings are the administrator's");
        Directory.GetFiles(installed.PathOf("var/backups/agreements"), "manifest.json", SearchOption.AllDirectories).ShouldNotBeEmpty();

        (await installed.InstallAsync("--back")).Worked().ShouldContain("Nothing recorded was lost");
        (installed.Release("current"), installed.Release("previous")).ShouldBe((first, second));
        using (var server = await installed.StartServerAsync())
        {
        }

        await installed.ByOwnerAsync("alter table agreements.mt_streams add column of_a_later_release int");
        var refused = await installed.InstallAsync("--back");
        await installed.ByOwnerAsync("alter table agreements.mt_streams drop column of_a_later_release");
        refused.Code.ShouldBe(1);
        refused.Error.ShouldContain("cannot use");
        refused.Error.ShouldContain("cure: or restore the backup made before the upgrade");
        installed.Release("current").ShouldBe(first);
    }

    [Fact]
    public async Task A_dry_run_says_what_it_would_do_and_does_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("agreements-dry");
        try
        {
            var said = (await Script.RunAsync("ops/install", null, "--dry-run", "--name", "a.example", "--root", folder.FullName)).Worked();
            said.ShouldContain("would: publish release");
            said.ShouldContain("would: write");
            folder.GetFileSystemInfos().ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("is no host name", "--name", "two words")]
    [InlineData("is no port number", "--name", "a.example", "--port", "http")]
    [InlineData("unknown argument", "--everything")]
    public async Task What_cannot_be_installed_is_told_with_its_cure(string cause, params string[] args)
    {
        var folder = Path.Combine(installed.Root, "refused");
        var said = await Script.RunAsync("ops/install", null, ["--dry-run", "--root", folder, .. args]);
        said.Code.ShouldBe(1);
        said.Error.ShouldContain(cause);
        said.Error.ShouldContain("cure: ");
    }

    /// <summary>Ports that no other process of this machine has, since nginx opens them even to test.</summary>
    private static string Rehoused(string site) => string.Join('\n', site.Split('\n').Where(l => !l.Contains("[::]", StringComparison.Ordinal)))
        .Replace("listen 80;", $"listen 127.0.0.1:{ServerProcess.FreePort()};", StringComparison.Ordinal)
        .Replace("listen 443 ssl", $"listen 127.0.0.1:{ServerProcess.FreePort()} ssl", StringComparison.Ordinal);

    /// <summary>Releases are named by the second.</summary>
    private static Task NextSecondAsync()
    {
        var began = DateTime.UtcNow;
        return Eventually.HoldsAsync(() =>
            Task.FromResult(DateTime.UtcNow.Ticks / TimeSpan.TicksPerSecond != began.Ticks / TimeSpan.TicksPerSecond), "the next second");
    }
}

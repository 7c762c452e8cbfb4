using Agreements.Server.Tests.Access.Accounts;
using System.Net;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Cli;

/// <summary>The command line makes and mends accounts by the same store as the server.</summary>
public sealed partial class AccountCommandTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    [Fact]
    public async Task An_account_is_made_given_a_role_locked_out_and_mended()
    {
        var name = $"cli-{Guid.NewGuid():n}"[..16];
        var made = await RunAsync("account", "add", name, "--id", name, "--role", "coordinator@qingyang-edu", "--password-stands", "--lang", "en");
        (made.Code, made.Error).ShouldBe((0, ""));
        var password = Printed().Match(made.Output).Groups[1].Value;
        var browser = await server.SignedInAsync(name, password);
        (await browser.TextAsync("/account")).ShouldContain("协调员");

        (await RunAsync("account", "disable", name)).Code.ShouldBe(0);
        await Eventually.HoldsAsync(async () => (await browser.OpenAsync("/account")).StatusCode == HttpStatusCode.Redirect, "the session ended");
        (await RunAsync("account", "enable", name)).Code.ShouldBe(0);
        var reset = await RunAsync("account", "reset-password", name, "--lang", "en");
        (await (await server.SignedInAsync(name, Printed().Match(reset.Output).Groups[1].Value)).OpenAsync("/")).Headers.Location!.OriginalString
            .ShouldBe("/account/password");
        (await RunAsync("account", "list")).Output.ShouldContain($"coordinator@qingyang-edu");

        var key = (await RunAsync("account", "key", name, "--name", "test", "--scope", "read", "--until", $"{DateTime.UtcNow.AddDays(9):yyyy-MM-dd}")).Output
            .Trim();
        (await server.Program(key).GetAsync("/api/v1/board")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_first_administrator_is_made_once()
    {
        var database = await TestDatabase.CreateAsync();
        var first = await CommandLine.RunAsync(database.ConnectionString, "account", "first", "--lang", "zh");
        (first.Code, first.Output).ShouldSatisfyAllConditions(f => f.Code.ShouldBe(0), f => f.Output.ShouldContain("账号 administrator"));
        var again = await CommandLine.RunAsync(database.ConnectionString, "account", "first");
        (again.Code, again.Output.Trim()).ShouldBe((0, ""));
        await database.DisposeAsync();
    }

    [Fact]
    public async Task What_is_refused_is_told_in_both_languages()
    {
        var ran = await RunAsync("account", "disable", "administrator");
        ran.Code.ShouldBe(1);
        ran.Error.ShouldContain("最后一个可用的管理员");
        ran.Error.ShouldContain("last administrator");
        (await RunAsync("account", "grant", "administrator", "king@qingyang-edu")).Code.ShouldBe(2);
        (await RunAsync("account", "grant", "nobody", "auditor@cq-edu")).Code.ShouldBe(1);
        (await RunAsync("account", "add", "no good")).Code.ShouldBe(1);
    }

    private Task<Ran> RunAsync(params string[] args) => CommandLine.RunAsync(server.Database.ConnectionString, args);

    [GeneratedRegex("password ([a-z0-9-]+) ")]
    private static partial Regex Printed();
}

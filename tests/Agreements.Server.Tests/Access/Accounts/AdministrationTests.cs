using Agreements.Server.Identity.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Access.Accounts;

/// <summary>Accounts are kept by administrators, over HTTP and on pages; every change is on record.</summary>
public sealed partial class AdministrationTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    private HttpClient Administrator => server.Program("test-key-administrator");

    [Fact]
    public async Task Nobody_but_administrators_reads_or_changes_accounts()
    {
        var coordinator = server.Program("test-key-coordinator");
        var account = await server.MadeAsync();
        foreach (var path in new[] { "", $"/{account}", "/changes" })
        {
            (await coordinator.GetAsync($"/api/v1/accounts{path}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
            (await Administrator.GetAsync($"/api/v1/accounts{path}")).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }

        foreach (var path in new[] { "", $"/{account}/disable", $"/{account}/password", $"/{account}/grants", $"/{account}/keys", $"/{account}/sessions/end" })
        {
            (await coordinator.PostAsJsonAsync($"/api/v1/accounts{path}", new { })).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        }

        (await (await server.SignedInAsync(account)).OpenAsync("/accounts")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await server.Database.ScalarAsync<bool>($"select disabled_at is null from accounts.accounts where id = '{account}'")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_new_account_gets_a_password_for_once_and_a_reset_another()
    {
        var name = $"li.wei-{Guid.NewGuid():n}"[..20];
        var created = await Administrator.PostAsJsonAsync("/api/v1/accounts", new { name });
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var (id, first) = Told(await created.Content.ReadFromJsonAsync<JsonElement>());
        id.ShouldStartWith("u-");
        var browser = await server.SignedInAsync(name, first);
        (await browser.OpenAsync("/")).Headers.Location!.OriginalString.ShouldBe("/account/password");

        var (_, second) = Told(
            await (await Administrator.PostAsJsonAsync($"/api/v1/accounts/{id}/password", new { })).Content.ReadFromJsonAsync<JsonElement>());
        (await browser.OpenAsync("/account/password")).Headers.Location!.OriginalString.ShouldStartWith("/sign-in");
        (await server.Browser().SignInAsync(name, first)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await server.SignedInAsync(name.ToUpperInvariant(), second)).ShouldNotBeNull();

        (await Administrator.PostAsJsonAsync("/api/v1/accounts", new { name = name.ToUpperInvariant() })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Administrator.PostAsJsonAsync("/api/v1/accounts", new { name = "no good" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task No_answer_holds_a_hash_and_no_change_a_secret()
    {
        var account = await server.MadeAsync();
        var (_, password) = Told(
            await (await Administrator.PostAsJsonAsync($"/api/v1/accounts/{account}/password", new { })).Content.ReadFromJsonAsync<JsonElement>());
        var hash = await server.Database.ScalarAsync<string>($"select password_hash from accounts.accounts where id = '{account}'");
        var stamp = await server.Database.ScalarAsync<string>($"select stamp from accounts.accounts where id = '{account}'");
        foreach (var path in new[] { "", $"/{account}", "/changes?limit=500" })
        {
            var said = await Administrator.GetStringAsync($"/api/v1/accounts{path}");
            foreach (var secret in new[] { hash!, stamp!, password, "digest", "Hash" })
            {
                said.ShouldNotContain(secret);
            }
        }
    }

    [Fact]
    public async Task Every_change_is_on_record_for_good()
    {
        var account = await server.MadeAsync(ActingRole.Representative, "qingsu");
        await Administrator.PostAsync($"/api/v1/accounts/{account}/disable", null);
        await Administrator.PostAsync($"/api/v1/accounts/{account}/enable", null);
        var changes = await Administrator.GetFromJsonAsync<ChangeView[]>($"/api/v1/accounts/changes?account={account}");
        changes!.Select(c => (c.By, c.What))
            .ShouldBe([("administrator-1", "enabled"), ("administrator-1", "disabled"), ("test", "granted"), ("test", "created")]);
        changes![2].Details.GetProperty("role").GetString().ShouldBe("representative");
        foreach (var sql in new[] { "update accounts.changes set by = 'x'", "delete from accounts.changes", "truncate accounts.changes" })
        {
            (await Should.ThrowAsync<PostgresException>(() => server.Database.ExecuteAsync(sql))).SqlState.ShouldBe("42501");
        }
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var own = new AccountsServer();
        await own.InitializeAsync();
        var grant = await own.Database.ScalarAsync<long>("select id from accounts.grants where account = 'administrator'");
        (await own.AskAsync(d => d.DisableAsync("test", "administrator"))).Refusal!.Code.ShouldBe("last-administrator");
        (await own.AskAsync(d => d.EndGrantAsync("test", "administrator", grant))).Refusal!.Code.ShouldBe("last-administrator");
        var second = await own.MadeAsync(ActingRole.Administrator, "cq-edu");
        var both = await Task.WhenAll(own.AskAsync(d => d.DisableAsync("test", "administrator")), own.AskAsync(d => d.DisableAsync("test", second)));
        both.Count(s => s.Refusal is null).ShouldBe(1);
        await own.DisposeAsync();
    }

    [Fact]
    public async Task Administrators_do_all_of_it_on_pages_too()
    {
        var browser = await server.SignedInAsync(await server.MadeAsync(ActingRole.Administrator, "cq-edu"));
        var name = $"wang.fang-{Guid.NewGuid():n}"[..22];
        var created = await browser.SendAsync("/accounts", "/accounts", ("name", name), ("role", "coordinator"), ("institution", "qingyang-edu"));
        var password = SecretOnPage().Match(await created.Content.ReadAsStringAsync()).Groups[1].Value;
        (await server.SignedInAsync(name, password)).ShouldNotBeNull();
        (await browser.TextAsync("/accounts")).ShouldContain(name);

        var id = await server.Database.ScalarAsync<string>($"select id from accounts.accounts where name = '{name}'");
        var page = $"/accounts/{id}";
        (await browser.SendAsync(page, $"{page}/grant", ("role", "approver"), ("institution", "jiangbei-edu"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.TextAsync(page)).ShouldContain("审批人");
        var issued = await browser.SendAsync(page, $"{page}/key", ("name", "学籍系统"), ("scopes", "read"), ("until", $"{DateTime.UtcNow.AddDays(30):yyyy-MM-dd}"));
        var key = SecretOnPage().Match(await issued.Content.ReadAsStringAsync()).Groups[1].Value;
        (await server.Program(key).GetAsync("/api/v1/board")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.SendAsync(page, $"{page}/disable")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await server.Program(key).GetAsync("/api/v1/board")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.SendAsync(page, $"{page}/nonsense")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.OpenAsync("/accounts/nobody")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_servers_that_start_at_once_make_one_first_administrator_and_tell_its_password_once()
    {
        var own = new AccountsServer();
        await own.InitializeAsync();
        Regex.Count(own.Told.ToString(), "首个管理员").ShouldBe(1);
        await own.Database.ExecuteAsync(
            "delete from accounts.grants where account = 'administrator'; delete from accounts.accounts where id = 'administrator'");
        own.Told.Clear();
        await using var other = own.Build();
        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(async n =>
        {
            await using var scope = (n % 2 == 0 ? own.Services : other.Services).CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().EnsureAsync(default);
        }));
        made.Count(m => m is not null).ShouldBe(1);
        await other.StartAsync();
        own.Told.ToString().ShouldNotContain("首个管理员");
        var browser = await own.SignedInAsync("administrator", made.Single(m => m is not null)!.Password!);
        (await browser.OpenAsync("/accounts")).Headers.Location!.OriginalString.ShouldBe("/account/password");
        await other.StopAsync();
        await own.DisposeAsync();
    }

    private static (string Id, string Password) Told(JsonElement told) => (told.GetProperty("id").GetString()!, told.GetProperty("password").GetString()!);

    [GeneratedRegex("<code id=\"secret\"[^>]*>([^<]+)</code>")]
    private static partial Regex SecretOnPage();
}

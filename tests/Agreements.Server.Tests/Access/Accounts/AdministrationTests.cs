using Agreements.Server.Identity.Accounts;
using Agreements.Server.Tests.Pages;
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
        created.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var password = SecretOnPage().Match(await browser.TextAsync(created.Headers.Location!.OriginalString)).Groups[1].Value;
        (await server.SignedInAsync(name, password)).ShouldNotBeNull();
        (await browser.TextAsync("/accounts")).ShouldContain(name);

        var id = await server.Database.ScalarAsync<string>($"select id from accounts.accounts where name = '{name}'");
        var page = $"/accounts/{id}";
        (await browser.SendAsync(page, $"{page}/grant", ("role", "approver"), ("institution", "jiangbei-edu"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.TextAsync(page)).ShouldContain("审批人");
        var issued = await browser.SendAsync(page, $"{page}/key", ("name", "学籍系统"), ("scopes", "read"), ("until", $"{DateTime.UtcNow.AddDays(30):yyyy-MM-dd}"));
        (issued.StatusCode, issued.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.Redirect, page));
        // Shown this once, on the page that the form leads to; loading it again shows and makes none.
        var key = SecretOnPage().Match(await browser.TextAsync(page)).Groups[1].Value;
        SecretOnPage().IsMatch(await browser.TextAsync(page)).ShouldBeFalse();
        (await server.Program(key).GetAsync("/api/v1/board")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.SendAsync(page, $"{page}/disable", ("reason", "调离"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
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

    [Fact]
    public async Task A_role_is_held_for_an_institution_that_there_is()
    {
        var account = await server.MadeAsync(null);
        var refused = await Administrator.PostAsJsonAsync($"/api/v1/accounts/{account}/grants", new { role = "coordinator", institution = "qingyang-eud" });
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("type").GetString()!.ShouldEndWith("institution-unknown");
        problem.GetProperty("sentence").GetProperty("zh").GetString()!.ShouldContain("qingyang-eud");
        (await server.AskAsync(d => d.GrantAsync("test", account, new(ActingRole.Administrator, "administration")))).Refusal.ShouldBeNull();
        (await server.AskAsync(d => d.GrantAsync("test", account, new(ActingRole.Coordinator, "administration")))).Refusal!.Code
            .ShouldBe("institution-unknown");
    }

    [Fact]
    public async Task A_key_is_limited_to_what_there_is_and_never_of_an_account_that_is_kept_out()
    {
        var account = await server.MadeAsync();
        async Task<string?> IssueAsync(params string[] scopes) => (await server.AskAsync(d =>
            d.IssueKeyAsync("test", account, new("test", scopes, DateTimeOffset.UtcNow.AddDays(1))))).Refusal?.Sentence.En;
        (await IssueAsync("read", "recordSignature", "exportRegisterCsv")).ShouldBeNull();
        (await IssueAsync("read", "recordSignatures"))!.ShouldContain("recordSignatures");
        await server.AskAsync(d => d.DisableAsync("test", account));
        (await IssueAsync("read"))!.ShouldContain("disabled");
        (await server.Database.ScalarAsync<long>($"select count(*) from accounts.keys where account = '{account}'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_typed_stays_when_a_form_is_refused()
    {
        var browser = await server.SignedInAsync(await server.MadeAsync(ActingRole.Administrator, "cq-edu"));
        var name = $"wang.fang-{Guid.NewGuid():n}"[..22];
        var created = await browser.SendAsync(
            "/accounts", "/accounts", ("name", name), ("role", "approver"), ("institution", "jiangbei-deu"), ("machine", "yes"));
        var page = await created.Content.ReadAsStringAsync();
        created.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        page.ShouldContain($"value=\"{name}\"");
        page.ShouldContain("value=\"jiangbei-deu\"");
        page.ShouldContain("value=\"approver\" selected");
        Regex.IsMatch(page, "name=\"machine\"[^>]*checked").ShouldBeTrue();
        (await server.Database.ScalarAsync<long>($"select count(*) from accounts.accounts where name = '{name}'")).ShouldBe(0);

        var account = await server.MadeAsync();
        var own = $"/accounts/{account}";
        var issued = await browser.SendAsync(
            own, $"{own}/key", ("name", "学籍系统"), ("scopes", "write"), ("scopes", "nonsense"), ("scopes", "recordSignature"), ("until", "2020-01-01"));
        page = WebUtility.HtmlDecode(await issued.Content.ReadAsStringAsync());
        issued.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldContain("value=\"学籍系统\"");
        page.ShouldContain("value=\"nonsense\" checked");
        page.ShouldContain("value=\"2020-01-01\"");
        Regex.IsMatch(page, "value=\"write\"[^>]*checked").ShouldBeTrue();
        Regex.IsMatch(page, "value=\"read\"[^>]*checked").ShouldBeFalse();
        Regex.IsMatch(page, "value=\"recordSignature\"[^>]*checked /> 登记签署").ShouldBeTrue();

        var granted = await browser.SendAsync(own, $"{own}/grant", ("role", "auditor"), ("institution", "nowhere"), ("until", "2030-01-01"));
        page = await granted.Content.ReadAsStringAsync();
        page.ShouldContain("value=\"nowhere\"");
        page.ShouldContain("value=\"2030-01-01\"");
    }

    [Fact]
    public async Task Institutions_are_chosen_by_name_and_days_are_shown_as_they_were_meant()
    {
        var browser = await server.SignedInAsync(await server.MadeAsync(ActingRole.Administrator, "cq-edu"));
        await FormDesk.RegisteredAsync(
            await server.SignedInAsync(await server.MadeAsync()), "测试市第一职业中学", "一职中");
        await server.CaughtUpAsync();
        var account = await server.MadeAsync(null);
        var page = $"/accounts/{account}";
        (await browser.TextAsync(page)).ShouldContain("<option value=\"测试市第一职业中学\">");
        (await browser.SendAsync(page, $"{page}/grant", ("role", "representative"), ("institution", "一职中"), ("until", "2030-03-01"))).StatusCode
            .ShouldBe(HttpStatusCode.Redirect);
        var shown = await browser.TextAsync(page);
        shown.ShouldContain("<td>测试市第一职业中学</td>");
        shown.ShouldContain("2030年3月1日");
        (await browser.TextAsync("/accounts")).ShouldContain("合作方代表 · 测试市第一职业中学");

        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30);
        await browser.SendAsync(page, $"{page}/key", ("name", "学籍系统"), ("scopes", "read"), ("scopes", "recordSignature"), ("until", $"{day:yyyy-MM-dd}"));
        shown = await browser.TextAsync(page);
        shown.ShouldContain($"有效至（含当日） {day.Year}年{day.Month}月{day.Day}日");
        shown.ShouldContain("读取、登记签署");
        // None or several fit: nothing is given, and what was typed stays.
        using var refused = await browser.SendAsync(page, $"{page}/grant", ("role", "representative"), ("institution", "无此学堂"));
        refused.StatusCode.ShouldBeOneOf(HttpStatusCode.Conflict, HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("value=\"无此学堂\"");
        (await server.Database.ScalarAsync<long>($"select count(*) from accounts.grants where account = '{account}'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_hard_to_take_back_is_confirmed_with_a_reason_that_stands_in_the_history()
    {
        var browser = await server.SignedInAsync(await server.MadeAsync(ActingRole.Administrator, "cq-edu"));
        var account = await server.MadeAsync();
        var page = $"/accounts/{account}";
        var grant = await server.Database.ScalarAsync<long>($"select id from accounts.grants where account = '{account}'");
        var issued = await server.AskAsync(d => d.IssueKeyAsync("test", account, new("test", ["read"], DateTimeOffset.UtcNow.AddDays(1))));
        (string, string) Number(long n) => ("number", $"{n}");
        foreach (var (deed, fields) in new (string, (string, string)[])[]
        {
            ("sessions", []), ("revoke-key", [Number(issued.Value!.Number)]), ("end-grant", [Number(grant)]), ("password", []), ("disable", []),
        })
        {
            var asked = await browser.SendAsync(page, $"{page}/{deed}", fields);
            asked.StatusCode.ShouldBe(HttpStatusCode.OK, deed);
            (await asked.Content.ReadAsStringAsync()).ShouldContain("name=\"reason\" required");
            (await browser.SendAsync(page, $"{page}/{deed}", [.. fields, ("reason", " ")])).StatusCode.ShouldBe(HttpStatusCode.BadRequest, deed);
            (await server.Database.ScalarAsync<long>($"select count(*) from accounts.changes where account = '{account}' and details ->> 'reason' = '{deed}'"))
                .ShouldBe(0);
            (await browser.SendAsync(page, $"{page}/{deed}", [.. fields, ("reason", deed)])).StatusCode.ShouldBe(HttpStatusCode.Redirect, deed);
            (await server.Database.ScalarAsync<long>($"select count(*) from accounts.changes where account = '{account}' and details ->> 'reason' = '{deed}'"))
                .ShouldBe(1, deed);
        }
    }

    private static (string Id, string Password) Told(JsonElement told) => (told.GetProperty("id").GetString()!, told.GetProperty("password").GetString()!);

    [GeneratedRegex("<code id=\"secret\"[^>]*>([^<]+)</code>")]
    private static partial Regex SecretOnPage();
}

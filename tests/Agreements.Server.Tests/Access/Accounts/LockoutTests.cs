using System.Net.Http.Json;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.Access.Accounts;

/// <summary>Whoever locks an account by wrong tries keeps nobody out who signs in from a browser that they have signed in with.</summary>
public sealed class LockoutTests(AccountsServer server) : IClassFixture<AccountsServer>, IDisposable
{
    public void Dispose() => server.Clock.Ahead = TimeSpan.Zero;

    [Fact]
    public async Task A_stranger_who_locks_an_account_again_and_again_keeps_no_administrator_out()
    {
        var name = await server.MadeAsync(ActingRole.Administrator, "cq-edu");
        var own = await SignedOutAsync(name);
        foreach (var round in new[] { 0, 16, 32 })
        {
            server.Clock.Ahead = TimeSpan.FromMinutes(round);
            await TryWrongAsync(server.Browser(), name);
            (await server.Browser().SignInAsync(name, AccountsServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await own.SignInAsync(name, AccountsServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            (await own.SendAsync("/account", "/sign-out")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        // Their own success gives whoever tries from elsewhere no further tries.
        (await server.Browser().SignInAsync(name, AccountsServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_known_browser_has_five_tries_of_its_own_and_no_more()
    {
        var name = await server.MadeAsync();
        var own = await SignedOutAsync(name);
        await TryWrongAsync(own, name);
        (await own.SignInAsync(name, AccountsServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await server.Database.ScalarAsync<int>($"select failures from accounts.accounts where id = '{name}'")).ShouldBe(0);
        (await server.Browser().SignInAsync(name, AccountsServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        server.Clock.Ahead = TimeSpan.FromMinutes(15.1);
        (await own.SignInAsync(name, AccountsServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_cookie_of_one_account_is_worth_nothing_to_another_nor_after_half_a_year_nor_unproved()
    {
        var (known, other) = (await server.MadeAsync(), await server.MadeAsync());
        var own = await SignedOutAsync(known);
        var cookie = own.Cookies.Single(c => c.Name.Contains("-known-", StringComparison.Ordinal));
        (cookie.HttpOnly, cookie.Expires > DateTime.Now.AddDays(170)).ShouldBe((true, true));
        (await server.Database.ScalarAsync<long>($"select count(*) from accounts.devices d where d::text like '%{cookie.Value}%'")).ShouldBe(0);
        await TryWrongAsync(server.Browser(), known);
        await TryWrongAsync(server.Browser(), other);
        (await own.SignInAsync(other, AccountsServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var forged = server.Browser();
        forged.Client.DefaultRequestHeaders.Add("Cookie", $"{cookie.Name}={new string('A', cookie.Value.Length)}");
        (await forged.SignInAsync(known, AccountsServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        await server.Database.ExecuteAsync($"update accounts.devices set used_at = now() - interval '181 days' where account = '{known}'");
        (await own.SignInAsync(known, AccountsServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_lockout_stands_once_in_the_history_of_the_account()
    {
        var name = await server.MadeAsync();
        var own = await server.SignedInAsync(name);
        await TryWrongAsync(server.Browser(), name);
        await TryWrongAsync(server.Browser(), name);
        var changes = await server.Program("test-key-administrator").GetFromJsonAsync<JsonElement>($"/api/v1/accounts/changes?account={name}");
        var locked = changes.EnumerateArray().Where(c => c.GetProperty("what").GetString() == "locked").ShouldHaveSingleItem();
        (locked.GetProperty("by").GetString(), locked.GetProperty("details").GetProperty("knownBrowser").GetBoolean()).ShouldBe(("sign-in", false));
        locked.GetProperty("details").GetProperty("until").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(14));
        (await own.TextAsync("/account")).ShouldContain("输错次数过多，暂时锁定");
        (await own.TextAsync("/account?lang=en")).ShouldContain("locked for a while: too many wrong tries");

        // A last try that is right locks nothing.
        var careful = await server.MadeAsync();
        await TryWrongAsync(server.Browser(), careful, times: 4);
        (await server.Browser().SignInAsync(careful, AccountsServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await server.Database.ScalarAsync<long>($"select count(*) from accounts.changes where account = '{careful}' and what = 'locked'")).ShouldBe(0);
    }

    /// <summary>A browser that somebody has signed in with and out again.</summary>
    private async Task<Browser> SignedOutAsync(string name)
    {
        var browser = await server.SignedInAsync(name);
        (await browser.SendAsync("/account", "/sign-out")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    private static async Task TryWrongAsync(Browser browser, string name, int times = 5)
    {
        for (var n = 0; n < times; n++)
        {
            (await browser.SignInAsync(name, "wrong-wrong-wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }
}

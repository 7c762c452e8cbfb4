using System.Net.Http.Json;
using System.Net;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Access.Accounts;

/// <summary>Signing in with a password, and what a session is worth.</summary>
public sealed partial class SignInTests(AccountsServer server) : IClassFixture<AccountsServer>, IDisposable
{
    public void Dispose() => server.Clock.Ahead = TimeSpan.Zero;

    [Fact]
    public async Task Whoever_signs_in_goes_where_they_wanted_and_is_known_there()
    {
        var name = await server.MadeAsync();
        var browser = server.Browser();
        var asked = await browser.OpenAsync("/register?stage=signed");
        (asked.StatusCode, asked.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.Redirect, "/sign-in?to=%2Fregister%3Fstage%3Dsigned"));

        var entered = await browser.SignInAsync(name, AccountsServer.Password, "/register?stage=signed");
        (entered.StatusCode, entered.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.Redirect, "/register?stage=signed"));
        (await browser.OpenAsync("/register?stage=signed")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.TextAsync("/account")).ShouldContain($"{name} · 协调员");
    }

    [Fact]
    public async Task Programs_are_told_401_and_not_led_to_a_page()
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        var answer = await client.GetAsync("/api/v1/board");
        (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.Unauthorized, "application/problem+json"));
    }

    /// <summary>Nothing tells an unknown name, a wrong password, a disabled account and a program's account apart.</summary>
    [Fact]
    public async Task Who_is_refused_learns_nothing()
    {
        var (known, disabled) = (await server.MadeAsync(), await server.MadeAsync());
        (await server.AskAsync(d => d.DisableAsync("test", disabled))).Refusal.ShouldBeNull();
        var said = new List<string>();
        foreach (var (name, password) in new[]
        {
            (known, "not-this-one"), ("nobody-here", AccountsServer.Password), (disabled, AccountsServer.Password), ("coordinator-1", ""),
        })
        {
            var answer = await server.Browser().SignInAsync(name, password);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            said.Add(Varying().Replace(await answer.Content.ReadAsStringAsync(), "").Replace(name, "", StringComparison.Ordinal));
        }

        said.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_first_password_that_nobody_has_used_for_a_month_does_no_more()
    {
        var (late, kept) = (await server.MadeAsync(mustChange: true), await server.MadeAsync());
        server.Clock.Ahead = TimeSpan.FromDays(29.9);
        (await server.Browser().SignInAsync(late, AccountsServer.Password)).Headers.Location!.OriginalString.ShouldBe("/account/password");
        server.Clock.Ahead = TimeSpan.FromDays(30.1);
        using var refused = await server.Browser().SignInAsync(late, AccountsServer.Password);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()).ShouldContain("初始密码 30 天未使用即失效：请管理员重设密码");
        // One's own is no first one.
        (await server.Browser().SignInAsync(kept, AccountsServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var anew = (await server.AskAsync(d => d.ResetPasswordAsync("test", late))).Value!.Password!;
        (await server.Browser().SignInAsync(late, anew)).Headers.Location!.OriginalString.ShouldBe("/account/password");
    }

    [Fact]
    public async Task After_five_wrong_tries_an_account_rests_a_quarter_of_an_hour_even_for_the_right_password()
    {
        var name = await server.MadeAsync();
        for (var n = 0; n < 5; n++)
        {
            (await server.Browser().SignInAsync(name, "wrong-wrong-wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await server.Browser().SignInAsync(name, AccountsServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        server.Clock.Ahead = TimeSpan.FromMinutes(14);
        (await server.Browser().SignInAsync(name, AccountsServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        server.Clock.Ahead = TimeSpan.FromMinutes(15.1);
        (await server.Browser().SignInAsync(name, AccountsServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await server.Database.ScalarAsync<int>($"select failures from accounts.accounts where id = '{name}'")).ShouldBe(0);
    }

    [Fact]
    public async Task Many_tries_at_once_are_not_more_than_one_after_another()
    {
        var name = await server.MadeAsync();
        var browser = server.Browser();
        var token = Browser.Token(await (await browser.OpenAsync("/sign-in")).Content.ReadAsStringAsync());
        await Task.WhenAll(Enumerable.Range(0, 12).Select(n => browser.SendTokenAsync(token, "/sign-in", ("name", name), ("password", $"wrong-password-{n}"))));
        (await server.Database.ScalarAsync<int>($"select failures from accounts.accounts where id = '{name}'")).ShouldBe(5);
        (await server.Browser().SignInAsync(name, AccountsServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Nobody_is_led_elsewhere(string to)
    {
        var name = await server.MadeAsync();
        (await server.Browser().SignInAsync(name, AccountsServer.Password, to)).Headers.Location!.OriginalString.ShouldBe("/");
    }

    [Fact]
    public async Task The_first_password_is_changed_before_anything_else()
    {
        var name = await server.MadeAsync(mustChange: true);
        var browser = server.Browser();
        (await browser.SignInAsync(name, AccountsServer.Password)).Headers.Location!.OriginalString.ShouldBe("/account/password");
        (await browser.OpenAsync("/")).Headers.Location!.OriginalString.ShouldBe("/account/password");
        var api = await browser.Client.GetAsync("/api/v1/board");
        (api.StatusCode, await api.Content.ReadAsStringAsync())
            .ShouldSatisfyAllConditions(a => a.StatusCode.ShouldBe(HttpStatusCode.Forbidden), a => a.Item2.ShouldContain("password-to-change"));

        const string Page = "/account/password";
        (string, string)[] Fields(string current, string chosen, string again) => [("current", current), ("chosen", chosen), ("again", again)];
        (await browser.SendAsync(Page, Page, Fields(AccountsServer.Password, "short-one", "short-one"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.SendAsync(Page, Page, Fields(AccountsServer.Password, "Password123456", "Password123456"))).StatusCode
            .ShouldBe(HttpStatusCode.BadRequest);
        (await browser.SendAsync(Page, Page, Fields(AccountsServer.Password, $"x-{name}-{name}", $"x-{name}-{name}"))).StatusCode
            .ShouldBe(HttpStatusCode.BadRequest);
        (await browser.SendAsync(Page, Page, Fields(AccountsServer.Password, "seven-blue-lanterns", "seven-blue-lamps"))).StatusCode
            .ShouldBe(HttpStatusCode.BadRequest);
        (await browser.SendAsync(Page, Page, Fields("not-the-current", "seven-blue-lanterns", "seven-blue-lanterns"))).StatusCode
            .ShouldBe(HttpStatusCode.Conflict);
        (await browser.SendAsync(Page, Page, Fields(AccountsServer.Password, "seven-blue-lanterns", "seven-blue-lanterns"))).StatusCode
            .ShouldBe(HttpStatusCode.Redirect);
        (await browser.OpenAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.Browser().SignInAsync(name, AccountsServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await server.SignedInAsync(name, "seven-blue-lanterns")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session()
    {
        var name = await server.MadeAsync();
        var (here, there) = (await server.SignedInAsync(name), await server.SignedInAsync(name));
        (await here.SendAsync(
            "/account/password", "/account/password", ("current", AccountsServer.Password), ("chosen", "seven-blue-lanterns"),
            ("again", "seven-blue-lanterns")))
            .StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await there.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once()
    {
        var name = await server.MadeAsync();
        var browser = await server.SignedInAsync(name);
        (await server.AskAsync(d => d.DisableAsync("test", name))).Refusal.ShouldBeNull();
        (await browser.OpenAsync("/")).Headers.Location!.OriginalString.ShouldStartWith("/sign-in");
    }

    /// <summary>By another process than the server's: within the seconds that the server believes what it knows.</summary>
    [Fact]
    public async Task A_disabled_account_is_soon_out_whoever_disabled_it()
    {
        var name = await server.MadeAsync();
        var browser = await server.SignedInAsync(name);
        await server.Database.ExecuteAsync($"update accounts.accounts set disabled_at = now() where id = '{name}'");
        await Eventually.HoldsAsync(async () => (await browser.OpenAsync("/account")).StatusCode == HttpStatusCode.Redirect, "the session ended");
    }

    [Fact]
    public async Task Signing_out_ends_every_copy_of_the_cookie()
    {
        var browser = await server.SignedInAsync(await server.MadeAsync());
        var copy = server.Browser();
        copy.Client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", browser.Cookies.Select(c => $"{c.Name}={c.Value}")));
        (await copy.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.SendAsync("/account", "/sign-out")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await copy.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_session_ends_after_eight_idle_hours_and_after_twelve_at_all()
    {
        var (idle, busy) = (await server.SignedInAsync(await server.MadeAsync()), await server.SignedInAsync(await server.MadeAsync()));
        foreach (var hours in new[] { 5, 7.5, 11.5 })
        {
            server.Clock.Ahead = TimeSpan.FromHours(hours);
            (await busy.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK, $"{hours}");
        }

        (await idle.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        server.Clock.Ahead = TimeSpan.FromHours(12.1);
        (await busy.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        var name = await server.MadeAsync();
        var browser = await server.SignedInAsync(name);
        (await browser.SendTokenAsync(null, "/sign-out")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var other = await server.SignedInAsync(await server.MadeAsync());
        var token = Browser.Token(await (await other.OpenAsync("/account")).Content.ReadAsStringAsync());
        (await browser.SendTokenAsync(token, "/sign-out")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.Browser().SendTokenAsync(null, "/sign-in", ("name", name), ("password", AccountsServer.Password))).StatusCode
            .ShouldBe(HttpStatusCode.BadRequest);
    }

    /// <summary>A cookie alone, which a browser adds to whatever another site makes it send, changes nothing over the API either.</summary>
    [Fact]
    public async Task A_cookie_alone_gives_no_command()
    {
        var browser = await server.SignedInAsync(await server.MadeAsync());
        (await browser.Client.GetAsync("/api/v1/board")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var refused = await browser.Client.PostAsJsonAsync($"/api/v1/agreements/{Guid.NewGuid()}/withdrawal", new { reason = "x" });
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("form-token-missing");
    }

    [Fact]
    public async Task The_cookie_is_for_this_server_alone()
    {
        var answer = await server.Browser().SignInAsync(await server.MadeAsync(), AccountsServer.Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("agreements=", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("path=/");
        cookie.ShouldNotContain("domain=");
        cookie.ShouldNotContain("expires=");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]+\"")]
    private static partial Regex Varying();
}

using Agreements.Server.Tests.Http;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Access.Accounts;

/// <summary>Signing in with a code after the password.</summary>
public sealed partial class SecondFactorTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    private const string Page = "/account/second-factor";

    [Fact]
    public async Task A_code_is_asked_for_once_the_authenticator_has_proved_its_key()
    {
        // A code lasts half a minute: none is to end in the middle of this.
        await Eventually.HoldsAsync(() => Task.FromResult(DateTimeOffset.UtcNow.ToUnixTimeSeconds() % 30 < 20), "a fresh half minute");
        var name = await server.MadeAsync();
        var (key, _) = await TurnedOnAsync(name);
        (await server.Database.ScalarAsync<string>($"select authenticator_key from accounts.accounts where id = '{name}'"))!.ShouldNotContain(key);

        var (browser, ticketed) = await PasswordGivenAsync(name);
        (await browser.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var wrong = await CodeAsync(browser, ticketed, "000000");
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        // The code of the step before is right for a while too, and was not used yet.
        (await CodeAsync(browser, await wrong.Content.ReadAsStringAsync(), Totp(key, -1))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Where_the_house_wants_one_nothing_else_is_open_without_it()
    {
        var strict = new AccountsServer();
        strict.Settings.Add("--AGREEMENTS_SECOND_FACTOR=required");
        await strict.InitializeAsync();
        try
        {
            var browser = await strict.SignedInAsync(await strict.MadeAsync());
            var led = await browser.OpenAsync("/register");
            (led.StatusCode, led.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.Redirect, Page));
            (await browser.Client.GetAsync("/api/v1/register")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await strict.Program("test-key-coordinator").GetAsync("/api/v1/register")).StatusCode.ShouldBe(HttpStatusCode.OK);

            await TurnOnAsync(browser);
            (await browser.OpenAsync("/register")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            await strict.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("zh", "二维码，内容与下面的密钥相同")]
    [InlineData("en", "QR code that holds the key below")]
    public async Task The_key_is_shown_as_a_code_that_a_camera_reads(string language, string label)
    {
        var name = await server.MadeAsync();
        var browser = await server.SignedInAsync(name);
        browser.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var page = await browser.TextAsync(Page);

        page.ShouldContain($"<div class=\"qr\" role=\"img\" aria-label=\"{label}\">");
        QrReading.Read(page).ShouldBe($"otpauth://totp/Agreements:{name}?secret={Key(page)}&issuer=Agreements&digits=6&period=30");
    }

    /// <summary>Whoever only looks changes nothing; a wrong code keeps nothing either, and shows the same key again.</summary>
    [Fact]
    public async Task A_key_that_was_only_shown_is_kept_nowhere()
    {
        var name = await server.MadeAsync();
        var browser = await server.SignedInAsync(name);
        var row = $"select a::text from accounts.accounts a where id = '{name}'";
        var before = await server.Database.ScalarAsync<string>(row);
        var (first, second) = (await browser.TextAsync(Page), await browser.TextAsync(Page));
        Key(first).ShouldNotBe(Key(second));
        (await server.Database.ScalarAsync<string>(row)).ShouldBe(before);

        var wrong = await browser.SendTokenAsync(Browser.Token(first), Page, ("draft", Draft(first)), ("code", "000000"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var again = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        Key(again).ShouldBe(Key(first));
        (await server.Database.ScalarAsync<string>($"select authenticator_key from accounts.accounts where id = '{name}'")).ShouldBeNull();

        var stranger = await server.SignedInAsync(await server.MadeAsync());
        var theirs = await stranger.TextAsync(Page);
        (await stranger.SendTokenAsync(Browser.Token(theirs), Page, ("draft", Draft(again)), ("code", Totp(Key(again))))).StatusCode
            .ShouldBe(HttpStatusCode.Conflict);
        (await browser.SendTokenAsync(Browser.Token(again), Page, ("draft", Draft(again)), ("code", Totp(Key(again))))).StatusCode
            .ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_code_counts_once()
    {
        var name = await server.MadeAsync();
        var (key, _) = await TurnedOnAsync(name);
        var code = Totp(key, -1);
        var (first, page) = await PasswordGivenAsync(name);
        (await CodeAsync(first, page, code)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var (second, again) = await PasswordGivenAsync(name);
        (await CodeAsync(second, again, code)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_however_often_the_password_is_given_between_them()
    {
        var name = await server.MadeAsync();
        var (key, _) = await TurnedOnAsync(name);
        for (var n = 0; n < 5; n++)
        {
            var (browser, page) = await PasswordGivenAsync(name);
            (await CodeAsync(browser, page, $"00000{n}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await server.Browser().SignInAsync(name, AccountsServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await server.Database.ScalarAsync<bool>($"select locked_until > now() from accounts.accounts where id = '{name}'")).ShouldBeTrue();
        key.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_recovery_code_stands_for_a_code_once()
    {
        var name = await server.MadeAsync();
        var (_, codes) = await TurnedOnAsync(name);
        codes.Count.ShouldBe(10);
        (await server.Database.ScalarAsync<string>($"select recovery_codes::text from accounts.accounts where id = '{name}'"))!.ShouldNotContain(codes[0]);
        var (browser, page) = await PasswordGivenAsync(name);
        (await CodeAsync(browser, page, codes[0].ToLowerInvariant())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var (again, next) = await PasswordGivenAsync(name);
        (await CodeAsync(again, next, codes[0])).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await server.Database.ScalarAsync<long>($"select count(*) from accounts.changes where account = '{name}' and what = 'recovery-code-used'"))
            .ShouldBe(1);
    }

    [Fact]
    public async Task A_ticket_that_was_not_given_out_is_worth_nothing()
    {
        var name = await server.MadeAsync();
        var (key, _) = await TurnedOnAsync(name);
        var (browser, page) = await PasswordGivenAsync(name);
        (await browser.SendTokenAsync(Browser.Token(page), "/sign-in/code", ("ticket", "CfDJ8x"), ("code", Totp(key, -1)), ("to", "/"))).StatusCode
            .ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Turning_it_off_asks_for_the_password_and_ends_other_sessions()
    {
        var name = await server.MadeAsync();
        var (here, there) = (await server.SignedInAsync(name), await server.SignedInAsync(name));
        await TurnOnAsync(here);
        (await there.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.SendAsync(Page, Page + "/off", ("password", "not-this-one"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await here.SendAsync(Page, Page + "/off", ("password", AccountsServer.Password))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await server.SignedInAsync(name)).ShouldNotBeNull();
    }

    /// <summary>RFC 6238 with SHA-1, six digits and steps of half a minute, as authenticators do it.</summary>
    private static string Totp(string key, long later = 0)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Select(c => Convert.ToString(Alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes((DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + later);
        Array.Reverse(step);
#pragma warning disable CA5350 // What the standard asks for.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 0xf;
        var number = ((hash[at] & 0x7f) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return $"{number % 1_000_000:D6}";
    }

    private async Task<(string Key, List<string> RecoveryCodes)> TurnedOnAsync(string name) => await TurnOnAsync(await server.SignedInAsync(name));

    private static async Task<(string Key, List<string> RecoveryCodes)> TurnOnAsync(Browser browser)
    {
        var page = await browser.TextAsync(Page);
        var key = Key(page);
        var answer = await browser.SendTokenAsync(Browser.Token(page), Page, ("draft", Draft(page)), ("code", Totp(key)));
        (answer.StatusCode, answer.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.Redirect, Page));
        var codes = CodeOnPage().Matches(await browser.TextAsync(Page)).Select(m => m.Groups[1].Value).ToList();
        codes.Count.ShouldBe(10);
        CodeOnPage().IsMatch(await browser.TextAsync(Page)).ShouldBeFalse();
        (await browser.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        return (key, codes);
    }

    private async Task<(Browser Browser, string Page)> PasswordGivenAsync(string name)
    {
        var browser = server.Browser();
        var answer = await browser.SignInAsync(name, AccountsServer.Password);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (browser, await answer.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> CodeAsync(Browser browser, string page, string code) => browser.SendTokenAsync(
        Browser.Token(page), "/sign-in/code", ("ticket", TicketOnPage().Match(page).Groups[1].Value), ("code", code), ("to", "/account"));

    private static string Key(string page) => KeyOnPage().Match(page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);

    private static string Draft(string page) => DraftOnPage().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"draft\" value=\"([^\"]+)\"")]
    private static partial Regex DraftOnPage();

    [GeneratedRegex("<code id=\"key\"[^>]*>([A-Z2-7 ]+)</code>")]
    private static partial Regex KeyOnPage();

    [GeneratedRegex("<li><code>([A-Z0-9]{5}-[A-Z0-9]{5})</code></li>")]
    private static partial Regex CodeOnPage();

    [GeneratedRegex("name=\"ticket\" value=\"([^\"]+)\"")]
    private static partial Regex TicketOnPage();
}

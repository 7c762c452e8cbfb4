using System.Net;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Access.Accounts;

/// <summary>One's own sessions, seen and ended on one's own page.</summary>
public sealed partial class SessionTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    private const string Page = "/account";
    private const string End = "/account/sessions/end";

    [Fact]
    public async Task One_sees_ones_sessions_and_ends_one_of_them()
    {
        var name = await server.MadeAsync();
        var here = await server.SignedInAsync(name);
        var there = server.Browser();
        there.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0");
        (await there.SignInAsync(name, AccountsServer.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var page = await here.TextAsync(Page);
        page.ShouldSatisfyAllConditions(p => p.ShouldContain("Firefox · Windows"), p => p.ShouldNotContain("140.0"), p => p.ShouldContain("本次登录"));
        var number = Number().Matches(page).Select(m => m.Groups[1].Value).ShouldHaveSingleItem();
        var (stranger, theirs) = (await server.SignedInAsync(await server.MadeAsync()), ("number", number));
        (await stranger.SendAsync(Page, End, theirs)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await there.OpenAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await here.SendAsync(Page, End, theirs)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await there.OpenAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.TextAsync(Page)).ShouldSatisfyAllConditions(p => p.ShouldNotContain("Firefox"), p => p.ShouldContain("结束会话"));
    }

    [Fact]
    public async Task All_others_end_at_once_and_those_of_an_old_stamp_are_not_shown()
    {
        var name = await server.MadeAsync();
        var (here, one, two) = (await server.SignedInAsync(name), await server.SignedInAsync(name), await server.SignedInAsync(name));
        Number().Count(await here.TextAsync(Page)).ShouldBe(2);
        (await here.SendAsync(Page, End)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.OpenAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await one.OpenAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await two.OpenAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await server.SignedInAsync(name);
        (await here.SendAsync("/account/password", "/account/password", ("current", AccountsServer.Password), ("chosen", "seven-blue-lanterns"), ("again", "seven-blue-lanterns")))
            .StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await here.TextAsync(Page);
        Number().Count(page).ShouldBe(0);
        page.ShouldContain("本次登录");
    }

    [Fact]
    public async Task A_browser_that_signs_out_forgets_what_it_was_shown()
    {
        var here = await server.SignedInAsync(await server.MadeAsync());
        using var answer = await here.SendAsync(Page, "/sign-out");
        answer.Headers.GetValues("Clear-Site-Data").ShouldBe(["\"cache\", \"storage\""]);
    }

    [GeneratedRegex("action=\"/account/sessions/end\">.*?name=\"number\" value=\"([0-9]+)\"", RegexOptions.Singleline)]
    private static partial Regex Number();
}

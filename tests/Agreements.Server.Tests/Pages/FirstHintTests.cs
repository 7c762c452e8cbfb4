using Agreements.Server.Identity.Accounts;
using Agreements.Server.Tests.Access.Accounts;
using System.Net;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Pages;

/// <summary>The hint with which one begins: on the first page of each role, until its reader puts it aside.</summary>
public sealed class FirstHintTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    private const string Hint = "id=\"first-hint\"";

    [Theory]
    [InlineData(ActingRole.Coordinator, "/", "/new", "/board")]
    [InlineData(ActingRole.Representative, "/", "/commitments", "/register")]
    [InlineData(ActingRole.Approver, "/", "/board", "/account")]
    [InlineData(ActingRole.Auditor, "/board", "/register", "/access-log")]
    [InlineData(ActingRole.Administrator, "/accounts", "/directory", "/operations")]
    public async Task Each_role_begins_with_three_lines_of_its_own_and_every_one_leads_to_a_page(ActingRole role, string first, params string[] links)
    {
        using var browser = await server.SignedInAsync(await server.MadeAsync(role));
        var hint = HintOn(await browser.TextAsync(first));
        Regex.Matches(hint, "<a href=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ShouldBe([.. links, "/help"]);
        hint.ShouldContain("知道了");
        foreach (var link in links)
        {
            (await browser.OpenAsync(link)).StatusCode.ShouldBe(HttpStatusCode.OK, link);
        }

        HintOn(await browser.TextAsync(first + "?lang=en")).ShouldContain("Got it");
    }

    [Theory]
    [InlineData(ActingRole.Coordinator, "/")]
    [InlineData(ActingRole.Auditor, "/board")]
    [InlineData(ActingRole.Administrator, "/accounts")]
    public async Task Who_puts_it_aside_sees_it_no_more_in_any_role_or_browser_and_others_still_do(ActingRole role, string first)
    {
        var (name, other) = (await server.MadeAsync(role), await server.MadeAsync(role));
        using var browser = await server.SignedInAsync(name);
        var there = await browser.SendAsync(first, "/help/got-it", ("return", first));
        there.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        there.Headers.Location!.ToString().ShouldBe(first);
        (await browser.TextAsync(first)).ShouldNotContain(Hint);

        await browser.SendAsync(first, "/help/got-it", ("return", "https://elsewhere.example/"));
        (await server.AskAsync(d => d.GrantAsync("test", name, new NewGrant(ActingRole.Representative, "jiangbei-edu")))).Refusal.ShouldBeNull();
        using var again = await server.SignedInAsync(name);
        await again.SendAsync("/account", "/account/role", ("as", "representative@jiangbei-edu"));
        (await again.TextAsync("/")).ShouldNotContain(Hint);
        using var others = await server.SignedInAsync(other);
        (await others.TextAsync(first)).ShouldContain(Hint);
    }

    [Fact]
    public async Task It_is_not_put_aside_without_the_token_of_a_form_and_leads_to_no_other_server()
    {
        using var browser = await server.SignedInAsync(await server.MadeAsync());
        (await browser.SendTokenAsync(null, "/help/got-it", ("return", "/"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.TextAsync("/")).ShouldContain(Hint);
        var there = await browser.SendAsync("/", "/help/got-it", ("return", "//elsewhere.example/"));
        there.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task The_board_of_somebody_whose_first_page_is_another_shows_none_and_a_program_never_sees_one()
    {
        using var browser = await server.SignedInAsync(await server.MadeAsync());
        (await browser.TextAsync("/board")).ShouldNotContain(Hint);
        using var program = server.Program("test-key-coordinator");
        program.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        (await program.GetStringAsync("/")).ShouldNotContain(Hint);
    }

    private static string HintOn(string page) => Regex.Match(page, "<section class=\"panel first-hint.*?</section>", RegexOptions.Singleline).Value;
}

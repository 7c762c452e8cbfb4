using Agreements.Server.Tests.Access.Accounts;
using Agreements.Server.Tests.Hardening.Fuzzing;
using System.Net;

namespace Agreements.Server.Tests.Hardening;

/// <summary>Forms are taken from this server's pages only, and cookies are as narrow as they can be: for every form that the running server lists.</summary>
public sealed class FormTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    [Fact]
    public async Task No_form_is_taken_without_its_token_nor_with_somebody_elses()
    {
        var forms = Target.Of(server.Services)
            // Mail programs turn mails off, and have no token of a form: the secret of the address proves it.
            .Where(t => t.IsForm && t.Template != "/unsubscribe/{token}" && t.Template != "/{**path:nonfile}"
                && !t.Template.StartsWith("/{", StringComparison.Ordinal)).ToArray();
        forms.Length.ShouldBeGreaterThan(5);
        var name = await server.MadeAsync(ActingRole.Administrator);
        var browser = await server.SignedInAsync(name);
        var other = server.Browser();
        var foreign = Browser.Token(await (await other.OpenAsync("/sign-in")).Content.ReadAsStringAsync());
        foreach (var form in forms)
        {
            foreach (var token in new[] { null, "", "x", foreign })
            {
                using var answer = await browser.SendTokenAsync(token, form.Fill((_, _) => name), ("name", name), ("password", AccountsServer.Password));
                answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{form.Template} with {token ?? "no token"}");
            }
        }

        // Not signed out, not changed: none of them was done.
        (await browser.OpenAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_alone_changes_nothing_through_the_API()
    {
        var browser = await server.SignedInAsync(await server.MadeAsync());
        foreach (var target in Target.Of(server.Services).Where(t => t.IsApi && t.Method is not ("GET" or "HEAD")))
        {
            using var request = new HttpRequestMessage(new HttpMethod(target.Method), target.Fill((_, _) => Guid.Empty.ToString()));
            using var answer = await browser.Client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, target.Template);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("form-token-missing", Case.Sensitive, target.Template);
        }
    }

    [Fact]
    public async Task Cookies_are_for_this_server_alone_and_no_script_sees_them()
    {
        var browser = server.Browser();
        using var page = await browser.OpenAsync("/sign-in");
        using var entered = await browser.SignInAsync(await server.MadeAsync(), AccountsServer.Password);
        using var language = await browser.OpenAsync("/language?to=en");
        var cookies = new[] { page, entered, language }.SelectMany(a => a.Headers.TryGetValues("Set-Cookie", out var set) ? set : []).ToArray();

        cookies.Length.ShouldBeGreaterThanOrEqualTo(3);
        cookies.ShouldAllBe(c => c.Contains("httponly", StringComparison.OrdinalIgnoreCase) && c.Contains("samesite=", StringComparison.OrdinalIgnoreCase));
        cookies.ShouldAllBe(c =>
            !c.Contains("samesite=none", StringComparison.OrdinalIgnoreCase) && !c.Contains("domain=", StringComparison.OrdinalIgnoreCase));
    }
}

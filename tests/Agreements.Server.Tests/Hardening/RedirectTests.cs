using Agreements.Server.Tests.Access.Accounts;
using Agreements.Server.Tests.Hardening.Fuzzing;

namespace Agreements.Server.Tests.Hardening;

/// <summary>Nobody is led to another server, whatever stands in an address or a form.</summary>
public sealed class RedirectTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    private static readonly string[] Elsewhere =
        [
            "https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "http:evil.example",
            "javascript:alert(1)", "%2F%2Fevil.example", "/%09/evil.example", "https:///evil.example", "/\r\nLocation: https://evil.example",
        ];

    private static readonly string[] Names = ["to", "back", "returnUrl", "ReturnUrl", "next", "url", "redirect", "lang", "after"];

    [Fact]
    public async Task No_parameter_of_any_endpoint_leads_elsewhere()
    {
        var signedIn = await server.SignedInAsync(await server.MadeAsync());
        var led = 0;
        foreach (var target in Target.Of(server.Services).Where(t => t.Method == "GET" && !t.IsApi))
        {
            foreach (var browser in new[] { signedIn, server.Browser() })
            {
                foreach (var place in Elsewhere)
                {
                    // The language's own parameter must be right for it to lead anywhere.
                    var query = string.Join('&', Names.Select(n => $"{n}={Uri.EscapeDataString(n == "to" && target.Template == "/language" ? "en" : place)}"));
                    using var answer = await browser.OpenAsync($"{target.Fill((_, _) => Guid.Empty.ToString())}?{query}");
                    led += ShouldStayHere(answer, $"{target.Template} with {place}");
                }
            }
        }

        led.ShouldBeGreaterThan(10, "Some of these addresses lead on, and that is what is tested.");
    }

    [Fact]
    public async Task No_field_of_a_form_leads_elsewhere()
    {
        var name = await server.MadeAsync();
        foreach (var place in Elsewhere)
        {
            using var entered = await server.Browser().SignInAsync(name, AccountsServer.Password, place);
            ShouldStayHere(entered, place).ShouldBe(1);
        }
    }

    private static int ShouldStayHere(HttpResponseMessage answer, string what)
    {
        if (answer.Headers.Location is not { } to)
        {
            return 0;
        }

        to.OriginalString.ShouldMatch(@"^/($|[^/\\])", what);
        to.OriginalString.Any(char.IsControl).ShouldBeFalse(what);
        return 1;
    }
}

using Microsoft.Playwright;

namespace Agreements.Browser.Tests;

/// <summary>The API for people to read: the one page with a script.</summary>
[Collection(SiteTests.Name)]
public sealed class ApiReferenceTests(Site site)
{
    [Fact]
    public Task It_shows_the_commands_under_its_policy_and_asks_nobody_else() => site.VisitAsync(
        async page =>
        {
            var answer = await page.GotoAsync("/openapi/reference");
            await Assertions.Expect(page.GetByText("/api/v1/agreements/{id}/signed").First).ToBeAttachedAsync(new() { Timeout = 30_000 });
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

            var policy = answer!.Headers["content-security-policy"];
            policy.ShouldContain("default-src 'none'");
            policy.ShouldMatch("script-src 'self' 'nonce-[A-Za-z0-9_-]{20,}';");
            policy.ShouldContain("connect-src 'self';");
        },
        javaScript: true, heedPolicy: true);
}

using System.Net;
using Microsoft.Playwright;

namespace Agreements.Browser.Tests;

[Collection(SiteTests.Name)]
public sealed class LanguageTests(Site site)
{
    [Theory]
    [InlineData("zh-CN", "zh-CN", "协议看板")]
    [InlineData("en-GB", "en", "Agreements by stage")]
    [InlineData("fr-FR", "zh-CN", "协议看板")]
    public Task A_page_speaks_what_the_browser_prefers_and_says_so(string locale, string tag, string heading) => site.VisitAsync(
        async page =>
        {
            await page.GotoAsync("/board");
            (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe(tag);
            (await page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }).InnerTextAsync()).ShouldBe(heading);
        },
        locale);

    [Fact]
    public Task The_switch_keeps_the_page_and_is_remembered() => site.VisitAsync(async page =>
    {
        await page.GotoAsync("/register?kind=framework&lang=zh");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "English" }).ClickAsync();
        new Uri(page.Url).PathAndQuery.ShouldBe("/register?kind=framework");
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");

        await page.GotoAsync("/progress");
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "中文" }).ClickAsync();
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("zh-CN");
    });

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("board")]
    [InlineData("")]
    public async Task The_switch_never_leads_away_from_this_server(string back)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        using var answer = await client.GetAsync($"/language?to=en&back={Uri.EscapeDataString(back)}");
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task A_language_that_no_page_speaks_is_not_remembered()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        using var answer = await client.GetAsync("/language?to=tlh&back=/register");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }
}

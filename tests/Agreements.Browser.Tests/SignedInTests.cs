using Microsoft.Playwright;

namespace Agreements.Browser.Tests;

/// <summary>What only those see who signed in: their own menu, what waits for them in the navigation, the hint of the first time.</summary>
[Collection(SecondSiteTests.Name)]
public sealed class SignedInTests(Site site)
{
    [Theory]
    [InlineData(ActingRole.Coordinator, "zh-CN"), InlineData(ActingRole.Coordinator, "en"), InlineData(ActingRole.Representative, "zh-CN")]
    [InlineData(ActingRole.Approver, "zh-CN"), InlineData(ActingRole.Auditor, "en"), InlineData(ActingRole.Administrator, "zh-CN")]
    public async Task The_first_page_with_the_own_menu_open_is_accessible_and_fits_every_width_light_and_dark(ActingRole role, string locale)
    {
        var name = $"{role}-{locale}".ToLowerInvariant();
        await site.VisitAsync(
            async page =>
            {
                await site.SignInAsync(page, name, role, role is ActingRole.Representative ? "qingsu" : "qingyang-edu");
                await page.GotoAsync("/");
                (await page.Locator(".first-hint").CountAsync()).ShouldBe(1, "the hint of the first time");
                foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                {
                    await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                    foreach (var width in Site.Widths)
                    {
                        await page.SetViewportSizeAsync(width, 900);
                        await page.EvaluateAsync("document.querySelectorAll('header details').forEach(d => d.open = false)");
                        await page.Locator("details.me summary").ClickAsync();
                        await Assertions.Expect(page.Locator("details.me .drawer-panel")).ToBeVisibleAsync();
                        await Screenshots.TakeAsync(page, $"signed-in-{role}", locale, width, scheme);
                        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, $"{role} at {width}");
                        // The colours are the same at every width.
                        if (scheme == ColorScheme.Light || width == Site.Widths[0])
                        {
                            (await EveryPageTests.ViolationsAsync(page)).ShouldBeEmpty($"{role} at {width}, {scheme}");
                        }
                    }
                }
            },
            locale, javaScript: true, key: null);
    }
}

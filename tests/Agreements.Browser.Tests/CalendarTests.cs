using Microsoft.Playwright;

namespace Agreements.Browser.Tests;

/// <summary>Subscribing to the calendar, as somebody who has signed in does it.</summary>
[Collection(SiteTests.Name)]
public sealed class CalendarTests(Site site)
{
    [Theory]
    [InlineData("zh-CN", "生成地址", "停用")]
    [InlineData("en", "Make an address", "End")]
    public Task An_address_is_made_shown_once_and_ended(string locale, string make, string end) => site.VisitAsync(
        async page =>
        {
            await site.SignInAsync(page, $"calendar-{locale[..2]}", ActingRole.Auditor, "qingyang-edu");
            await page.GotoAsync($"/calendar/subscriptions?agreement={Examples.College}");
            foreach (var about in new[] { "agreement", "mine" })
            {
                await page.Locator($"form:has(input[name=about][value={about}])").GetByRole(AriaRole.Button, new() { Name = make }).ClickAsync();
                (await page.Locator("code.once").InnerTextAsync()).ShouldContain("/calendar/feed.ics?key=");
                if (about == "agreement")
                {
                    await page.GotoAsync($"/calendar/subscriptions?agreement={Examples.College}");
                }
            }

            foreach (var width in Site.Widths)
            {
                await page.SetViewportSizeAsync(width, 900);
                await Screenshots.TakeAsync(page, "calendar-subscriptions", locale, width, ColorScheme.Light);
                (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, $"at {width}");
            }

            (await EveryPageTests.ViolationsAsync(page)).ShouldBeEmpty();
            (await page.Locator("tr[data-feed]").CountAsync()).ShouldBe(2);
            await page.GetByRole(AriaRole.Button, new() { Name = end }).First.ClickAsync();
            (await page.Locator("tr[data-feed]").CountAsync()).ShouldBe(1);
            (await page.Locator("code.once").CountAsync()).ShouldBe(0, "it is shown once");
        },
        locale, javaScript: true, key: null);
}

using Microsoft.Playwright;

namespace Agreements.Browser.Tests;

/// <summary>One's own notifications: on every width, in both languages, with a number beside the bell that follows by itself.</summary>
[Collection(SecondSiteTests.Name)]
public sealed class InboxTests(Site site)
{
    [Theory]
    [InlineData("zh-CN"), InlineData("en")]
    public async Task Inbox_and_settings_are_accessible_and_fit_every_width_light_and_dark(string locale)
    {
        var name = $"inbox-{locale}".ToLowerInvariant();
        await site.VisitAsync(
            async page =>
            {
                await site.SignInAsync(page, name, ActingRole.Coordinator, "qingyang-edu");
                await TellAsync(name, "stage-entered", "consent-awaited", "overdue");
                foreach (var path in new[] { "/notifications", "/notifications?only=open", "/notifications/settings", "/notification-log" })
                {
                    await page.GotoAsync(path);
                    foreach (var width in Site.Widths)
                    {
                        await page.SetViewportSizeAsync(width, 900);
                        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, $"{path} at {width}");
                    }

                    foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                    {
                        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                        await Screenshots.TakeAsync(page, $"inbox{path.Replace('/', '-').Replace('?', '-')}", locale, Site.Widths[^1], scheme);
                        (await EveryPageTests.ViolationsAsync(page)).ShouldBeEmpty($"{path}, {scheme}");
                    }
                }
            },
            locale, javaScript: true, key: null);
    }

    [Fact]
    public Task The_number_beside_the_bell_follows_and_what_is_acknowledged_and_read_is_new_no_more() => site.VisitAsync(
        async page =>
        {
            await site.SignInAsync(page, "inbox-live", ActingRole.Coordinator, "qingyang-edu");
            await page.GotoAsync("/board");
            var count = page.Locator("[data-bell-count]");
            await Assertions.Expect(count).ToBeHiddenAsync();
            await TellAsync("inbox-live", "consent-awaited", "stage-entered");
            await Assertions.Expect(count).ToHaveTextAsync("2");
            await page.Locator(".bell").ClickAsync();
            await Assertions.Expect(page.Locator("main .head-lead")).ToContainTextAsync("2条新通知");
            await page.GetByRole(AriaRole.Button, new() { Name = "知道了，我来办" }).ClickAsync();
            await Assertions.Expect(page.Locator("li[data-topic='consent-awaited']")).ToContainTextAsync("已确认");
            await Assertions.Expect(count).ToHaveTextAsync("1");
            // Whoever looks at the agreement has seen what they were told of it.
            await page.Locator("li[data-topic='stage-entered'] a").First.ClickAsync();
            await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
            await Assertions.Expect(count).ToBeHiddenAsync();
        },
        "zh-CN", javaScript: true, key: null);

    /// <summary>Tells an account of an agreement past the way that events take.</summary>
    private Task TellAsync(string account, params string[] topics) => site.Server.Database.ExecuteAsync(string.Concat(topics.Select(topic =>
        $$"""
        insert into notifications.causes (id, topic, stream, day, at, facts, audience, told_at) values
            ('{{account}}/{{topic}}', '{{topic}}', '{{Examples.Friendship}}', current_date, now(),
             '{"title": {"zh": "友好学校协议"}, "stage": "signed", "before": "negotiated", "item": {"zh": "青苏职中尚未同意现行文本。"}, "day": "2026-03-20"}', '[]', now());
        insert into notifications.intended (cause, recipient, relation, relation_of, state, mail, at)
            select '{{account}}/{{topic}}', a.id, 'coordinators', 'qingyang-edu', 'told', 'none', now() from accounts.accounts a where a.name = '{{account}}';
        """)));
}

using Microsoft.Playwright;

namespace Agreements.Browser.Tests;

[Collection(SiteTests.Name)]
public sealed class BoardTests(Site site)
{
    [Fact]
    public Task The_card_of_an_agreement_stands_in_its_stage_and_leads_to_it() => site.VisitAsync(async page =>
    {
        await page.GotoAsync("/board");
        var column = page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "协商一致" });
        var card = column.Locator($"[data-agreement='{Examples.Friendship}']");
        (await card.InnerTextAsync()).ShouldContain("四川省成都市青苏职业中专学校、重庆市女子职业高级中学");
        (await page.Locator(".stage-signed").Locator($"[data-agreement='{Examples.Friendship}']").CountAsync()).ShouldBe(0);

        await card.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "青苏职中与重庆女职中友好学校协议" }).ClickAsync();

        new Uri(page.Url).AbsolutePath.ShouldBe($"/agreements/{Examples.Friendship}");
        (await page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }).InnerTextAsync()).ShouldBe("青苏职中与重庆女职中友好学校协议");
    });

    [Fact]
    public async Task A_card_moves_to_the_next_column_with_its_agreement()
    {
        var id = Guid.CreateVersion7();
        await site.SendAsync(Examples.Proposal(id, new Text("将要协商一致的协议", "To be negotiated")),
            new ReviseTerms(Examples.Terms).For(id, Examples.Coordinator, Examples.Today));
        await site.VisitAsync(async page =>
        {
            // A column begins with those that have waited longest, and this one is new.
            await page.GotoAsync("/board?text=将要协商一致");
            (await page.Locator($"section.stage-proposed [data-agreement='{id}']").CountAsync()).ShouldBe(1);
            var digest = TermsDigest.Of(Examples.Terms);
            await site.SendAsync(
                new ConsentToTerms(Examples.Qingsu.Id, digest).For(id, Examples.Coordinator, Examples.Today),
                new ConsentToTerms(Examples.Women.Id, digest).For(id, Examples.Coordinator, Examples.Today),
                new AdvanceToNegotiated().For(id, Examples.Coordinator, Examples.Today));

            await page.ReloadAsync();

            (await page.Locator($"section.stage-proposed [data-agreement='{id}']").CountAsync()).ShouldBe(0);
            (await page.Locator($"section.stage-negotiated [data-agreement='{id}']").CountAsync()).ShouldBe(1);
        });
    }

    [Theory]
    [InlineData("zh-CN", "还差 3 项", "成都市青羊区教育局尚未见证。")]
    [InlineData("en", "3 conditions unmet", "Education Bureau of Qingyang District, Chengdu has not attested yet.")]
    public Task A_card_says_how_much_is_missing_and_what_when_opened(string locale, string count, string sentence) => site.VisitAsync(
        async page =>
        {
            await page.GotoAsync("/board");
            var card = page.Locator($"[data-agreement='{Examples.Friendship}']");
            (await card.GetByText(sentence).IsVisibleAsync()).ShouldBeFalse();

            await card.GetByText(count).ClickAsync();

            (await card.GetByText(sentence).IsVisibleAsync()).ShouldBeTrue();
        },
        locale);

    [Fact]
    public Task What_is_not_known_is_marked_not_guessed() => site.VisitAsync(async page =>
    {
        await page.GotoAsync("/board");
        var text = await page.Locator($"[data-agreement='{Examples.Framework}']").InnerTextAsync();
        text.ShouldContain("起始日不详");
        text.ShouldContain("1 个待核问题");
    });

    [Fact]
    public Task Every_stage_says_how_many_it_holds_even_none() => site.VisitAsync(async page =>
    {
        await page.GotoAsync("/board");
        (await page.Locator("section.stage-signed .column-count").InnerTextAsync()).ShouldBe("1");
        (await page.Locator("section.stage-signed li article").CountAsync()).ShouldBe(1);
        (await page.Locator("section.stage-evaluated").InnerTextAsync()).ShouldContain("0");
    });

    [Fact]
    public async Task What_somebody_else_records_shows_by_itself_and_what_was_opened_stays_open()
    {
        await site.VisitAsync(
            async page =>
            {
                await page.GotoAsync("/board?text=友好学校协议");
                var card = page.Locator($"[data-agreement='{Examples.Friendship}']");
                await card.GetByText("还差 3 项").ClickAsync();
                var id = Guid.CreateVersion7();
                await site.SendAsync(Examples.Proposal(id, new Text("刚刚提出的友好学校协议", "Just proposed")));

                await page.Locator($"section.stage-proposed [data-agreement='{id}']").WaitForAsync();
                (await card.Locator("details").GetAttributeAsync("open")).ShouldNotBeNull();
                (await page.Locator("[data-live-said]").InnerTextAsync()).ShouldBe("看板已更新");
            },
            javaScript: true, heedPolicy: true);
    }

    [Fact]
    public async Task A_card_is_dragged_to_the_next_stage_and_leads_to_the_form_that_enters_it()
    {
        var id = await ConsentedAsync(new Text("可以拖动的协议", "Can be dragged"));
        await site.VisitAsync(
            async page =>
            {
                // One card alone: nothing scrolls away under the pointer.
                await page.GotoAsync("/board?text=可以拖动的协议");
                await page.Locator($"[data-agreement='{id}']").DragToAsync(page.Locator("section.stage-negotiated"));
                await page.WaitForURLAsync($"**/do/advanceToNegotiated?id={id}**");
                await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "记录", Exact = true }).ClickAsync();
                await page.WaitForURLAsync("**/board?recorded=**");
                await page.Locator($"section.stage-negotiated [data-agreement='{id}']").WaitForAsync();
            },
            javaScript: true, heedPolicy: true, key: RunningServer.Coordinator);
    }

    [Fact]
    public async Task Arrows_go_from_card_to_card_and_the_keyboard_alone_enters_the_next_stage()
    {
        var id = await ConsentedAsync(new Text("键盘办理的协议", "By keyboard"));
        await site.SendAsync(new AdvanceToNegotiated().For(
            await ConsentedAsync(new Text("键盘办理过的协议", "Done by keyboard")), Examples.Coordinator, Examples.Today));
        await site.VisitAsync(
            async page =>
            {
                await page.GotoAsync("/board?text=键盘办理");
                var card = page.Locator($"[data-agreement='{id}']");
                await card.Locator("a").First.FocusAsync();
                await page.Keyboard.PressAsync("ArrowRight");
                (await page.EvaluateAsync<string>("document.activeElement.closest('[data-stage]').dataset.stage")).ShouldNotBe("proposed");
                await page.Keyboard.PressAsync("ArrowLeft");
                (await page.EvaluateAsync<string>("document.activeElement.closest('[data-stage]').dataset.stage")).ShouldBe("proposed");

                await card.Locator("a").First.FocusAsync();
                await page.Keyboard.PressAsync("Tab");
                await page.Keyboard.PressAsync("Enter");
                await page.WaitForURLAsync($"**/do/advanceToNegotiated?id={id}**");
                await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "记录", Exact = true }).FocusAsync();
                await page.Keyboard.PressAsync("Enter");
                await page.WaitForURLAsync("**/board?recorded=**");
            },
            javaScript: true, heedPolicy: true, key: RunningServer.Coordinator);
    }

    /// <summary>An agreement to whose text all have consented: nothing keeps it from being negotiated.</summary>
    private async Task<Guid> ConsentedAsync(Text title)
    {
        var (id, digest) = (Guid.CreateVersion7(), TermsDigest.Of(Examples.Terms));
        await site.SendAsync(
            Examples.Proposal(id, title), new ReviseTerms(Examples.Terms).For(id, Examples.Coordinator, Examples.Today),
            new ConsentToTerms(Examples.Qingsu.Id, digest).For(id, Examples.Coordinator, Examples.Today),
            new ConsentToTerms(Examples.Women.Id, digest).For(id, Examples.Coordinator, Examples.Today));
        return id;
    }
}

using Microsoft.Playwright;
using System.Text;
using System.Text.RegularExpressions;

namespace Agreements.Browser.Tests;

/// <summary>One agreement from its proposal to its evaluation, by the four who do it, with nothing but a browser.</summary>
[Collection(SecondSiteTests.Name)]
public sealed partial class StoryTests(Site site)
{
    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Coordinator_representatives_and_approver_carry_an_agreement_to_its_evaluation(bool scripts)
    {
        var id = "";
        await As(RunningServer.Coordinator, async page => id = await ProposeAsync(page, $"走完全程的建设项目协议（{(scripts ? "有" : "无")}脚本）"));
        foreach (var key in new[] { RunningServer.Representative, Site.SecondRepresentative })
        {
            await As(key, page => FromFirstPageAsync(page, id, "同意文本"));
        }

        await As(RunningServer.Coordinator, page => NextAsync(page, id, "进入“协商一致”"));
        await As(RunningServer.Approver, page => CureAsync(page, id, "审批通过"));
        await As(RunningServer.Coordinator, async page =>
        {
            await FileScanAsync(page, id);
            await NextAsync(page, id, "进入“已签署”");
            await NameLiaisonAsync(page, id, "qingsu", "张敏");
            await NameLiaisonAsync(page, id, "cq-women", "李芳");
            await CureAsync(page, id, "增加承诺", ("title.zh", "互派教师"), ("owner", "qingsu"), ("due", "2026年12月31日"));
            await NextAsync(page, id, "进入“实施中”");
        });
        await As(RunningServer.Representative, page => DoAsync(page, id, "申报已履行", ("commitment", "hpjs"), ("evidence", "互派名单")));
        await As(RunningServer.Coordinator, page => DoAsync(page, id, "核验承诺", ("commitment", "hpjs"), ("party", "cq-women")));
        await As(RunningServer.Coordinator, page => CureAsync(page, id, "登记成果", ("level", "municipal"), ("title.zh", "市级教学成果")));
        foreach (var (key, party) in new[] { (RunningServer.Representative, "qingsu"), (Site.SecondRepresentative, "cq-women") })
        {
            // Only what is one's own to rate has the button.
            await As(key, page => CureAsync(
                page, id, "评分", ("party", party), ("scores.delivery", "90"), ("scores.results", "85"), ("scores.cooperation", "95")));
        }

        await As(RunningServer.Coordinator, async page =>
        {
            await NextAsync(page, id, "进入“已评价”", ("recommendation", "renew"));
            (await page.Locator(".dossier-tags .stage-badge").InnerTextAsync()).ShouldBe("已评估");
            (await page.Locator("#guards").InnerTextAsync()).ShouldNotContain("为什么还不能");
        });
        return;

        Task As(string key, Func<IPage, Task> visit) => site.VisitAsync(visit, javaScript: scripts, heedPolicy: true, key: key);
    }

    [Fact]
    public Task An_auditor_replays_and_compares_with_the_sliders() => site.VisitAsync(
        async page =>
        {
            await page.GotoAsync($"/agreements/{Examples.Friendship}");
            await page.Locator(".contents").GetByText("历史回放").ClickAsync();
            (await page.Locator("#stage-then").InnerTextAsync()).ShouldContain("协商一致");
            var all = await page.Locator("#known + ol li").CountAsync();

            await page.Locator("#version").PressAsync("Home");
            await Assertions.Expect(page.Locator("#known + ol li")).ToHaveCountAsync(1);
            (await page.Locator("#version-said").InnerTextAsync()).ShouldContain($"第 1 版（共 {all} 版）");
            (await page.Locator("#stage-then").InnerTextAsync()).ShouldContain("提出");
            await page.GetByText("前进").First.ClickAsync();
            await Assertions.Expect(page.Locator("#known + ol li")).ToHaveCountAsync(2);
            new Uri(page.Url).Query.ShouldContain("version=2", customMessage: "what is shown can be sent to somebody else");

            await page.Locator("#version").PressAsync("End");
            await page.Locator("#moment").PressAsync("Home");
            await Assertions.Expect(page.Locator("#known + ol .entry-later").First).ToBeVisibleAsync();
            await page.GetByText("比较").First.ClickAsync();
            await page.FillAsync("#from", "2");
            await page.FillAsync("#to", $"{all}");
            await page.Locator("main form button[type=submit]").ClickAsync();
            (await page.Locator("[data-fact=stage]").InnerTextAsync()).ShouldContain("协商一致");
        },
        javaScript: true, heedPolicy: true);

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Whoever_was_overtaken_reads_what_has_happened_and_goes_on_with_what_they_wrote(bool scripts)
    {
        var id = "";
        await site.VisitAsync(
            async slow =>
            {
                id = await ProposeAsync(slow, "两人同时修改的协议");
                await slow.GotoAsync($"/do/updateFact?id={id}");
                await slow.SelectOptionAsync("[name=fact]", "title");
                await slow.FillAsync("[name=now]", "后来者的名称");
                await site.VisitAsync(
                    quick => DoAsync(quick, id, "记下待查问题", ("text", "原件在哪里")), javaScript: scripts, heedPolicy: true, key: RunningServer.Coordinator);

                await slow.Locator("button[value=record]").ClickAsync();
                (await slow.Locator("#wrong").InnerTextAsync()).ShouldContain("原件在哪里");
                (await slow.InputValueAsync("[name=now]")).ShouldBe("后来者的名称");
                await slow.GetByText("已阅，继续记录").ClickAsync();
                (await slow.Locator("h1").InnerTextAsync()).ShouldContain("后来者的名称");
            },
            javaScript: scripts, heedPolicy: true, key: RunningServer.Coordinator);
    }

    [Fact]
    public async Task With_the_keyboard_alone_a_card_is_found_on_the_board_and_enters_its_next_stage()
    {
        var id = Guid.CreateVersion7();
        var digest = TermsDigest.Of(Examples.Terms);
        await site.SendAsync(
            Examples.Proposal(id, new Text("只用键盘推进的协议")), new ReviseTerms(Examples.Terms).For(id, Examples.Coordinator, Examples.Today),
            new ConsentToTerms(Examples.Qingsu.Id, digest).For(id, Examples.Coordinator, Examples.Today),
            new ConsentToTerms(Examples.Women.Id, digest).For(id, Examples.Coordinator, Examples.Today));
        await site.VisitAsync(
            async page =>
            {
                await page.GotoAsync("/board?text=" + Uri.EscapeDataString("只用键盘推进"));
                for (var presses = 0; presses < 60 && !await HasFocusAsync(page, $"[data-agreement='{id}'] .tile-ready a"); presses++)
                {
                    await page.Keyboard.PressAsync("Tab");
                }

                await page.Keyboard.PressAsync("Enter");
                await page.WaitForURLAsync("**/do/advanceToNegotiated**");
                for (var presses = 0; presses < 60 && !await HasFocusAsync(page, "button[value=record]"); presses++)
                {
                    await page.Keyboard.PressAsync("Tab");
                }

                await page.Keyboard.PressAsync("Enter");
                await page.WaitForURLAsync("**recorded=**");
                await Assertions.Expect(page.Locator($"section.stage-negotiated [data-agreement='{id}']")).ToBeVisibleAsync();
            },
            javaScript: true, heedPolicy: true, key: RunningServer.Coordinator);
    }

    private static Task<bool> HasFocusAsync(IPage page, string selector) =>
        page.EvaluateAsync<bool>("s => document.activeElement?.matches(s) ?? false", selector);

    private static async Task<string> ProposeAsync(IPage page, string title)
    {
        await page.GotoAsync("/new");
        await page.CheckAsync("input[value=construction-project]");
        await page.GetByText("下一步").ClickAsync();
        foreach (var (n, name) in new[] { (0, "青苏"), (1, "重庆市女子") })
        {
            await page.SelectOptionAsync($"[name='parties[{n}].role']", "principal");
            await page.FillAsync($"[name='parties[{n}].institution']", name);
        }

        await page.Locator("button[value=next]").ClickAsync();
        await page.WaitForURLAsync("**step=terms");
        await page.FillAsync("[name='title.zh']", title);
        await RecordAsync(page);
        return Id().Match(page.Url).Value;
    }

    /// <summary>What waits for one stands on the first page, with the button that does it; lists follow what was recorded in a moment.</summary>
    private async Task FromFirstPageAsync(IPage page, string id, string deed)
    {
        await site.Server.CaughtUpAsync();
        await page.GotoAsync("/");
        await page.Locator($"li[data-agreement='{id}']").GetByText(deed, new LocatorGetByTextOptions { Exact = true }).First.ClickAsync();
        await RecordAsync(page);
    }

    /// <summary>Presses the button that enters the next stage.</summary>
    private static async Task NextAsync(IPage page, string id, string deed, params (string Name, string Value)[] fields)
    {
        await page.GotoAsync($"/agreements/{id}");
        await page.Locator(".panel-guards").GetByText(deed, new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await FillAsync(page, fields);
        await RecordAsync(page);
    }

    /// <summary>Presses the button beside an unmet condition.</summary>
    private static Task CureAsync(IPage page, string id, string deed, params (string Name, string Value)[] fields) => NextAsync(page, id, deed, fields);

    /// <summary>Presses a button of what one can do.</summary>
    private static async Task DoAsync(IPage page, string id, string deed, params (string Name, string Value)[] fields)
    {
        await page.GotoAsync($"/agreements/{id}");
        var link = page.Locator("a[href*='/do/']").GetByText(deed, new LocatorGetByTextOptions { Exact = true }).First;
        if (!await link.IsVisibleAsync())
        {
            await page.Locator("details", new PageLocatorOptions { Has = link }).Locator("summary").First.ClickAsync();
        }

        await link.ClickAsync();
        await FillAsync(page, fields);
        await RecordAsync(page);
    }

    private static async Task NameLiaisonAsync(IPage page, string id, string party, string name)
    {
        await page.GotoAsync($"/agreements/{id}");
        await page.Locator(".panel-guards").GetByText("指定联络人", new LocatorGetByTextOptions { Exact = true }).First.ClickAsync();
        await FillAsync(page, [("party", party), ("person", name)]);
        await page.Locator("button[value=record]").ClickAsync();
        // Nobody has entered this person yet: that is done on the way.
        if (await page.GetByText("登记此人").CountAsync() > 0)
        {
            await page.GetByText("登记此人").ClickAsync();
            (await page.InputValueAsync("#institution")).ShouldBe(party);
            await page.Locator("main form button[type=submit]").ClickAsync();
            await Assertions.Expect(page.GetByText(name)).ToBeVisibleAsync();
            await RecordAsync(page);
        }
    }

    private static async Task FileScanAsync(IPage page, string id)
    {
        await page.GotoAsync($"/agreements/{id}");
        await page.Locator(".panel-guards").GetByText("归档文件").ClickAsync();
        var scan = new FilePayload { Name = "签署页.pdf", MimeType = "application/pdf", Buffer = Encoding.ASCII.GetBytes($"%PDF-1.4 {id}") };
        await page.SetInputFilesAsync("input[type=file]", scan);
        await page.SelectOptionAsync("select[name=kind]", "signed-text");
        foreach (var signer in await page.Locator(".signer input[type=checkbox]").AllAsync())
        {
            await signer.CheckAsync();
        }

        await page.Locator("main form button[type=submit].btn-primary").First.ClickAsync();
        await page.WaitForURLAsync("**recorded**");
    }

    private static async Task FillAsync(IPage page, IEnumerable<(string Name, string Value)> fields)
    {
        foreach (var (name, value) in fields)
        {
            var field = page.Locator($"[name='{name}']");
            await (await field.EvaluateAsync<bool>("e => e.tagName === 'SELECT'") ? field.SelectOptionAsync(value) : field.FillAsync(value));
        }
    }

    private static async Task RecordAsync(IPage page)
    {
        await page.Locator("button[value=record]").ClickAsync();
        await page.Locator("#recorded, #wrong").First.WaitForAsync();
        new Uri(page.Url).Query.ShouldContain("recorded=", customMessage: await page.Locator("main").InnerTextAsync());
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Id();
}

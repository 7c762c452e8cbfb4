using System.Net;
using Microsoft.Playwright;

namespace Agreements.Browser.Tests;

[Collection(SiteTests.Name)]
public sealed class AgreementPageTests(Site site)
{
    [Theory]
    [InlineData("zh-CN", "尚无重庆市女子职业高级中学的签署记录。", "重庆市女子职业高级中学、协调员")]
    [InlineData("zh-CN", "成都市青羊区教育局尚未见证。", "成都市青羊区教育局、审批人")]
    [InlineData("zh-CN", "既无签署文件，也无签约仪式记录。", "协调员、审批人")]
    [InlineData(
        "en", "The signature of Chongqing Women's Vocational Senior High School is not on record.",
        "Chongqing Women's Vocational Senior High School, a coordinator")]
    [InlineData("en", "Neither a signed document nor a signing ceremony is on record.", "a coordinator, an approver")]
    public Task Every_unmet_condition_is_told_with_who_can_meet_it(string locale, string sentence, string who) => site.VisitAsync(
        async page =>
        {
            await page.GotoAsync($"/agreements/{Examples.Friendship}");
            var rows = page.Locator("tr[data-guard]");
            (await rows.CountAsync()).ShouldBe(3);
            var cells = await rows.Filter(new LocatorFilterOptions { HasText = sentence }).Locator("td").AllInnerTextsAsync();
            cells.ShouldBe([sentence, who]);
        },
        locale);

    [Fact]
    public Task The_head_names_it_in_both_languages_with_what_it_stands_under() => site.VisitAsync(async page =>
    {
        await page.GotoAsync($"/agreements/{Examples.Friendship}");
        var head = page.Locator(".dossier-head");
        (await head.InnerTextAsync()).ShouldContain("Friendship-school agreement of Qingsu and Chongqing Women's");
        (await head.InnerTextAsync()).ShouldContain("QJ-2");
        await head.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "两江区-青羊区区域合作协议" }).ClickAsync();
        page.Url.ShouldEndWith(Examples.Framework.ToString());
        (await page.Locator(".children").InnerTextAsync()).ShouldContain("青苏职中与重庆女职中友好学校协议");
    });

    [Fact]
    public Task Days_are_as_precise_as_they_are_known() => site.VisitAsync(async page =>
    {
        await page.GotoAsync($"/agreements/{Examples.Friendship}");
        (await StepAsync(page, "协商一致")).ShouldContain("2025年3月27日–28日");
        await page.GotoAsync($"/agreements/{Examples.Framework}");
        (await StepAsync(page, "已签署")).ShouldContain("时间不详");
        (await StepAsync(page, "已签署")).ShouldContain("据来源记录");
        await page.GotoAsync($"/agreements/{Examples.College}?lang=en");
        (await StepAsync(page, "Implementing")).ShouldContain("about June 2020");
        (await page.Locator(".step[aria-current=step] .step-name").InnerTextAsync()).ShouldBe("Implementing");
    });

    [Fact]
    public Task Parties_say_what_they_have_done() => site.VisitAsync(async page =>
    {
        await page.GotoAsync($"/agreements/{Examples.Friendship}");
        (await PartyAsync(page, "青苏职业中专")).ShouldContain("已签署 · 2025年3月28日");
        (await PartyAsync(page, "女子职业高级中学")).ShouldNotContain("已签署");
        (await PartyAsync(page, "青羊区教育局")).ShouldContain("尚未见证");
        await page.GotoAsync($"/agreements/{Examples.Framework}");
        (await PartyAsync(page, "其他区县")).ShouldContain("尚未确定名称");
    });

    [Fact]
    public Task Unknown_terms_are_not_shown_and_an_empty_list_says_so() => site.VisitAsync(async page =>
    {
        await page.GotoAsync($"/agreements/{Examples.Friendship}");
        var terms = await page.Locator("dl.terms").InnerTextAsync();
        terms.ShouldContain("服务成渝双城经济圈");
        terms.ShouldMatch("保障措施\\s+无");
        terms.ShouldNotContain("条款内容");
    });

    [Fact]
    public Task Commitments_and_results_are_told_with_their_amounts() => site.VisitAsync(async page =>
    {
        await page.GotoAsync($"/agreements/{Examples.College}");
        (await page.Locator("[data-commitment=visits]").InnerTextAsync()).ShouldSatisfyAllConditions(
            t => t.ShouldContain("近30名"), t => t.ShouldContain("已兑现"), t => t.ShouldContain("2021年6月"));
        (await page.Locator("[data-commitment=report]").InnerTextAsync()).ShouldContain("已逾期");
        (await page.Locator("[data-commitment=studio]").InnerTextAsync()).ShouldContain("未定期限");
        (await page.Locator(".outcomes").InnerTextAsync()).ShouldSatisfyAllConditions(t => t.ShouldContain("670余项"), t => t.ShouldContain("2020年–2025年"));
    });

    [Fact]
    public Task The_source_and_what_it_leaves_open_are_told() => site.VisitAsync(async page =>
    {
        await page.GotoAsync($"/agreements/{Examples.Framework}");
        (await page.Locator("[aria-labelledby=source]").InnerTextAsync()).ShouldSatisfyAllConditions(
            t => t.ShouldContain("两地教育合作报道"), t => t.ShouldContain("媒体报道"), t => t.ShouldContain("2025年3月"));
        (await page.Locator("[aria-labelledby=gaps]").InnerTextAsync()).ShouldContain("签署日期不详");
    });

    [Fact]
    public Task An_earlier_version_is_shown_as_it_was_and_one_can_walk_through_them() => site.VisitAsync(async page =>
    {
        await page.GotoAsync($"/agreements/{Examples.Friendship}");
        (await page.GetByRole(AriaRole.Status).CountAsync()).ShouldBe(0);
        await page.Locator(".entry").Filter(new LocatorFilterOptions { HasText = "第 2 版" })
            .GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "第 2 版", Exact = true }).ClickAsync();

        (await page.Locator(".past").InnerTextAsync()).ShouldContain("您正在查看第 2 版（共 6 版），不是最新状态。");
        (await page.Locator(".step[aria-current=step] .step-name").InnerTextAsync()).ShouldBe("提出");
        (await page.Locator("tr[data-guard=consent-missing]").CountAsync()).ShouldBe(2);
        (await page.Locator(".entry-later").CountAsync()).ShouldBe(4);

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "下一版" }).ClickAsync();
        (await page.Locator("tr[data-guard=consent-missing]").CountAsync()).ShouldBe(1);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "上一版" }).ClickAsync();
        (await page.Locator("tr[data-guard=consent-missing]").CountAsync()).ShouldBe(2);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "回到最新版本" }).ClickAsync();
        (await page.Locator(".past").CountAsync()).ShouldBe(0);
    });

    [Fact]
    public async Task It_can_be_seen_as_of_a_day_by_the_clock_of_recording()
    {
        var id = Guid.CreateVersion7();
        await site.SendAsync(
            Examples.Proposal(id, new Text("按日查看的协议")),
            new AddCommitment(new Commitment("later", new Text("后来增加的承诺"), Examples.Qingsu.Id)).For(id, Examples.Coordinator, Examples.Today));
        await site.Server.Database.ExecuteAsync($"update agreements.mt_events set timestamp = '2026-02-01T15:00:00Z' where stream_id = '{id}' and version = 1");
        await site.VisitAsync(async page =>
        {
            await page.GotoAsync($"/agreements/{id}?asOf=2026-02-01");
            (await page.Locator(".past").InnerTextAsync()).ShouldContain("截至2026年2月1日 23:59的状态：第 1 版（共 2 版）");
            (await page.GetByText("后来增加的承诺").CountAsync()).ShouldBe(1, "only the history tells of it");

            // 15:00 UTC is 23:00 in Shanghai: two hours before, there was nothing.
            var before = await page.GotoAsync($"/agreements/{id}?asOf=2026-02-01T21:00:00%2B08:00");
            before!.Status.ShouldBe((int)HttpStatusCode.NotFound);
            (await page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }).InnerTextAsync()).ShouldBe("没有这一版本");
        });
    }

    public static TheoryData<string, string> NotThere => new()
    {
        { "/agreements/99999999-0000-7000-8000-000000000001", "没有这份协议" },
        { $"/agreements/{Examples.InstitutionStream}", "没有这份协议" },
        { $"/agreements/{Examples.Friendship}?version=7", "没有这一版本" },
        { $"/agreements/{Examples.Friendship}?version=two", "没有这一版本" },
        { "/agreements/not-an-id", "没有这个页面" },
    };

    [Theory]
    [MemberData(nameof(NotThere))]
    public Task What_is_not_there_is_told_in_the_same_look(string path, string heading) => site.VisitAsync(async page =>
    {
        (await page.GotoAsync(path))!.Status.ShouldBe((int)HttpStatusCode.NotFound);
        (await page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }).InnerTextAsync()).ShouldBe(heading);
        (await page.GetByRole(AriaRole.Navigation, new PageGetByRoleOptions { Name = "主导航" }).IsVisibleAsync()).ShouldBeTrue();
    });

    private static Task<string> StepAsync(IPage page, string stage) =>
        page.Locator(".step").Filter(new LocatorFilterOptions { HasText = stage }).InnerTextAsync();

    private static Task<string> PartyAsync(IPage page, string name) =>
        page.Locator(".party").Filter(new LocatorFilterOptions { HasText = name }).InnerTextAsync();
}

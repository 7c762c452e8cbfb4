using Microsoft.Playwright;

namespace Agreements.Browser.Tests;

[Collection(SiteTests.Name)]
public sealed class RegisterTests(Site site)
{
    [Theory]
    [InlineData("zh-CN", "类别", "认定", "筛选", "下一页", "31 份协议")]
    [InlineData("en", "Kind", "Designation", "Filter", "Next page", "31 agreements")]
    public Task One_filters_sorts_and_pages(string locale, string kind, string designation, string filter, string next, string count) => site.VisitAsync(
        async page =>
        {
            await page.GotoAsync("/register");
            await page.GetByLabel(kind, new PageGetByLabelOptions { Exact = true }).SelectOptionAsync(designation);
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = filter }).ClickAsync();
            (await page.Locator(".head-count").InnerTextAsync()).ShouldBe(count);

            await page.Locator("th a.sort").First.ClickAsync();
            (await page.Locator("th").First.GetAttributeAsync("aria-sort")).ShouldBe("ascending");
            var first = await ReferencesAsync(page);
            first.ShouldBe(Enumerable.Range(1, 25).Select(n => $"D-{n:00}"));

            await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = next }).ClickAsync();
            (await ReferencesAsync(page)).ShouldBe(Enumerable.Range(26, Examples.Designations - 25).Select(n => $"D-{n:00}"));
            (await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = next }).CountAsync()).ShouldBe(0);

            await page.Locator("th a.sort").First.ClickAsync();
            (await page.Locator("th").First.GetAttributeAsync("aria-sort")).ShouldBe("descending");
            (await ReferencesAsync(page))[0].ShouldBe($"D-{Examples.Designations}");
        },
        locale);

    [Fact]
    public Task Words_regions_and_institutions_narrow_it_down() => site.VisitAsync(async page =>
    {
        await page.GotoAsync("/register");
        await page.GetByLabel("关键词").FillAsync("友好学校");
        await page.GetByLabel("关键词").PressAsync("Enter");
        (await ReferencesAsync(page)).ShouldBe(["QJ-2"]);
        (await page.GetByLabel("关键词").InputValueAsync()).ShouldBe("友好学校");

        await page.GotoAsync("/register");
        await page.GetByLabel("单位").FillAsync("青羊区教育局");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "筛选" }).ClickAsync();
        (await ReferencesAsync(page)).ShouldBe(["QJ-2"]);

        await page.GotoAsync("/register?kind=framework");
        await page.GetByLabel("地区").SelectOptionAsync("重庆市 / 江北区");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "筛选" }).ClickAsync();
        (await ReferencesAsync(page)).ShouldBe(["QJ-1"]);
        (await page.GetByLabel("类别", new PageGetByLabelOptions { Exact = true }).InputValueAsync()).ShouldBe("framework");

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "清除筛选" }).ClickAsync();
        (await ReferencesAsync(page)).Count.ShouldBe(25);
    });

    [Fact]
    public Task Counts_lead_to_what_they_count() => site.VisitAsync(async page =>
    {
        await page.GotoAsync("/register?lang=en");
        await page.GetByRole(AriaRole.Navigation, new PageGetByRoleOptions { Name = "By stage" })
            .GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Signed 1" }).ClickAsync();
        (await ReferencesAsync(page)).ShouldBe(["QJ-1"]);
    });

    [Fact]
    public Task Gaps_and_unknown_days_are_marked() => site.VisitAsync(async page =>
    {
        await page.GotoAsync("/register?stage=signed");
        var row = page.Locator("tbody tr");
        (await row.InnerTextAsync()).ShouldContain("时间不详");
        await row.GetByText("缺 8 项").ClickAsync();
        (await row.InnerTextAsync()).ShouldSatisfyAllConditions(t => t.ShouldContain("签署日期不详"), t => t.ShouldContain("“其他区县”尚未确定名称。"));
    });

    [Fact]
    public Task Nothing_found_says_so_and_offers_a_way_back() => site.VisitAsync(async page =>
    {
        await page.GotoAsync("/register?text=没有这样的协议&lang=en");
        (await page.Locator(".empty-note").InnerTextAsync()).ShouldContain("No agreements match");
        (await page.Locator("table").CountAsync()).ShouldBe(0);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Clear" }).ClickAsync();
        (await page.Locator("tbody tr").CountAsync()).ShouldBe(25);
    });

    [Theory]
    [InlineData("/register?after=nonsense")]
    [InlineData("/register?after=nonsense&sort=title&order=asc")]
    public Task A_page_address_that_is_none_shows_the_first_page(string path) => site.VisitAsync(async page =>
    {
        (await page.GotoAsync(path))!.Status.ShouldBe(200);
        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldBe("翻页地址无效，已显示第一页。");
        (await page.Locator("tbody tr").CountAsync()).ShouldBe(25);
    });

    private static async Task<IReadOnlyList<string>> ReferencesAsync(IPage page) =>
        [.. (await page.Locator("tbody .cell-title .cell-sub").AllInnerTextsAsync())
            .Select(t => t.Contains('·', StringComparison.Ordinal) ? t.Split('·')[1].Trim() : "")];
}

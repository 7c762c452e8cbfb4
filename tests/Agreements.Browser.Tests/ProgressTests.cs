using Microsoft.Playwright;

namespace Agreements.Browser.Tests;

[Collection(SiteTests.Name)]
public sealed class ProgressTests(Site site)
{
    [Fact]
    public Task Counts_and_commitments_are_told_by_stage_kind_and_institution() => site.VisitAsync(async page =>
    {
        await page.GotoAsync("/progress");
        (await FigureAsync(page, "逾期承诺")).ShouldBe("1");
        (await FigureAsync(page, "已兑现")).ShouldNotBe("0");
        (await FigureAsync(page, "未定期限")).ShouldBeOneOf("1", "2");
        (await RowAsync(page, "by-kind", "认定")).ShouldContain($"{Examples.Designations}");
        (await RowAsync(page, "stays", "已签署")).ShouldContain("起始日不详");
        (await RowAsync(page, "by-stage", "实施中")).ShouldContain("逾期承诺 1");
        (await RowAsync(page, "by-institution", "成都市青羊区教育局")).ShouldContain("1");

        await page.Locator("[aria-labelledby=by-stage]").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "已签署" }).ClickAsync();
        new Uri(page.Url).PathAndQuery.ShouldBe("/progress/agreements?by=stage&key=signed");
        await page.Locator("tr[data-agreement] a").First.ClickAsync();
        new Uri(page.Url).AbsolutePath.ShouldStartWith("/agreements/");
    });

    private static Task<string> FigureAsync(IPage page, string name) =>
        page.Locator(".figures-top > div").Filter(new LocatorFilterOptions { HasText = name }).Locator("dd").InnerTextAsync();

    private static Task<string> RowAsync(IPage page, string table, string name) =>
        page.Locator($"[aria-labelledby={table}] tbody tr").Filter(new LocatorFilterOptions { HasText = name }).InnerTextAsync();
}

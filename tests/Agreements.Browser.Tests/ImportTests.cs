using Microsoft.Playwright;
using System.Text;

namespace Agreements.Browser.Tests;

/// <summary>Importing a spreadsheet, as a coordinator sees it.</summary>
[Collection(SecondSiteTests.Name)]
public sealed class ImportTests(Site site)
{
    private static readonly string[] Wrong =
    [
        "序号,协议编号,协议名称,类型,甲方,乙方,状态,签订时间,联系人,颜色",
        "1,B-1,青羊区与江北区教师互派协议,对口帮扶,成都市青羊区教育局,不详：江北区的一所学校,执行中,2024年3月27日,张三,红",
        "2,B-2,一份名称很长的协议：关于成渝地区双城经济圈职业教育协同发展与师资互派的合作备忘录,对口帮扶,成都市青羊区教育厅,江北区某学校,已签署,某日,,",
    ];

    [Theory]
    [InlineData("zh-CN", ColorScheme.Light), InlineData("en", ColorScheme.Light), InlineData("zh-CN", ColorScheme.Dark), InlineData("en", ColorScheme.Dark)]
    public Task What_is_wrong_with_a_file_is_read_at_every_width(string locale, ColorScheme scheme) => site.VisitAsync(
        async page =>
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await page.GotoAsync("/import");
            await LookAsync(page, "import", locale, scheme);
            await UploadAsync(page, Wrong);
            (await page.Locator("[aria-labelledby=errors] tbody tr").CountAsync()).ShouldBe(3);
            await LookAsync(page, "import-wrong", locale, scheme);
        },
        locale, javaScript: true, key: RunningServer.Coordinator);

    [Fact]
    public Task A_good_file_is_checked_and_can_be_given_up() => site.VisitAsync(
        async page =>
        {
            await page.GotoAsync("/import");
            await UploadAsync(page, Wrong[..2]);
            (await page.Locator("button[value=record]").CountAsync()).ShouldBe(1, await page.Locator("main").InnerTextAsync());
            await LookAsync(page, "import-good", "zh-CN", ColorScheme.Light);
            await page.Locator("button[value=drop]").ClickAsync();
            new Uri(page.Url).PathAndQuery.ShouldBe("/import");
        },
        javaScript: true, key: RunningServer.Coordinator);

    private static async Task UploadAsync(IPage page, string[] lines)
    {
        var content = Encoding.UTF8.GetBytes(string.Join("\r\n", lines));
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "青羊区合作协议台账.csv", MimeType = "text/csv", Buffer = content });
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/import/*");
    }

    private static async Task LookAsync(IPage page, string name, string locale, ColorScheme scheme)
    {
        foreach (var width in Site.Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            await Screenshots.TakeAsync(page, name, locale, width, scheme);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, $"{name} at {width}");
        }

        (await EveryPageTests.ViolationsAsync(page)).ShouldBeEmpty(name);
    }
}

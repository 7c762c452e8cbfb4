using Microsoft.Playwright;

namespace Agreements.Browser.Tests;

/// <summary>Documents in a real browser, which heeds what it is told of scripts and frames: dropping a file, and looking at one in the page.</summary>
[Collection(SiteTests.Name)]
public sealed class DocumentTests(Site site)
{
    private const string Drop = """
        (place, name) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File(["会议纪要：双方同意互派教师。"], name, { type: "text/plain" }));
          for (const kind of ["dragenter", "dragover", "drop"]) {
            place.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
          }
        }
        """;

    private const string White = """
        async base64 => {
          const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
          const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
          const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
          canvas.drawImage(picture, 0, 0);
          const dots = canvas.getImageData(0, 0, picture.width, picture.height).data;
          let white = 0;
          for (let i = 0; i < dots.length; i += 4) {
            white += dots[i] > 250 && dots[i + 1] > 250 && dots[i + 2] > 250 ? 1 : 0;
          }
          return 4 * white / dots.length;
        }
        """;

    [Fact]
    public async Task A_file_dropped_on_the_documents_of_an_agreement_opens_the_form_with_it_and_is_recorded()
    {
        // Its own: other tests count the versions of the examples.
        var id = Guid.CreateVersion7();
        await site.SendAsync(Examples.Proposal(id, new Text("接收文件的协议", "Gets a file")));
        await site.VisitAsync(
            async page =>
            {
                await page.GotoAsync($"/agreements/{id}");
                var panel = page.Locator("[data-drop]");
                (await panel.GetByText("也可以把文件拖到这里").IsVisibleAsync()).ShouldBeTrue();
                await panel.EvaluateAsync(Drop, "拖来的纪要.txt");

                var dialog = page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "归档文件" });
                await dialog.WaitForAsync();
                (await dialog.Locator("input[type=file]").EvaluateAsync<string>("f => f.files[0].name")).ShouldBe("拖来的纪要.txt");
                await dialog.GetByLabel("是什么文件").SelectOptionAsync("minutes");
                await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "归档" }).ClickAsync();

                await page.WaitForURLAsync("**/agreements/**recorded=**");
                (await page.Locator("#recorded").InnerTextAsync()).ShouldContain("拖来的纪要.txt");
            },
            javaScript: true, heedPolicy: true, key: RunningServer.Coordinator);
    }

    [Fact]
    public Task A_dialog_that_is_cancelled_leaves_the_page_as_it_was() => site.VisitAsync(
        async page =>
        {
            await page.GotoAsync($"/agreements/{Examples.Friendship}");
            await page.Locator("[data-drop]").EvaluateAsync(Drop, "不要了.txt");
            var dialog = page.GetByRole(AriaRole.Dialog);
            await dialog.GetByText("取消").ClickAsync();
            await dialog.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
            new Uri(page.Url).AbsolutePath.ShouldBe($"/agreements/{Examples.Friendship}");
        },
        javaScript: true, heedPolicy: true, key: RunningServer.Coordinator);

    [Fact]
    public Task A_file_dropped_on_the_form_is_in_its_field() => site.VisitAsync(
        async page =>
        {
            await page.GotoAsync($"/do/attachDocument?id={Examples.Friendship}");
            await page.Locator("form[data-drop-form]").EvaluateAsync(Drop, "附件.txt");
            (await page.Locator("#file").EvaluateAsync<string>("f => f.files[0].name")).ShouldBe("附件.txt");
        },
        javaScript: true, heedPolicy: true, key: RunningServer.Coordinator);

    [Fact]
    public Task Without_scripts_the_button_leads_to_the_same_form_and_nothing_speaks_of_dropping() => site.VisitAsync(
        async page =>
        {
            await page.GotoAsync($"/agreements/{Examples.Friendship}");
            (await page.Locator("[data-drop]").GetByText("也可以把文件拖到这里").IsVisibleAsync()).ShouldBeFalse();
            await page.Locator("[data-drop]").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "归档文件" }).ClickAsync();
            (await page.Locator("form[data-drop-form] input[type=file]").CountAsync()).ShouldBe(1);
        },
        key: RunningServer.Coordinator);

    [Fact]
    public Task A_picture_is_seen_in_its_page() => site.VisitAsync(
        async page =>
        {
            await page.GotoAsync($"/agreements/{Examples.College}/documents/{Examples.Picture}");
            (await page.Locator(".preview-picture").EvaluateAsync<int>("p => p.decode().then(() => p.naturalWidth)")).ShouldBeGreaterThan(20);
        },
        javaScript: true, heedPolicy: true);

    [Fact]
    public Task A_PDF_is_seen_in_its_page() => site.VisitAsync(
        async page =>
        {
            // The browser opens its viewer only for a PDF that it may show here.
            var viewer = page.WaitForRequestAsync(new Func<IRequest, bool>(r => r.Url.StartsWith("chrome-extension://", StringComparison.Ordinal)));
            var shown = page.WaitForResponseAsync("**/preview");
            await page.GotoAsync($"/agreements/{Examples.College}/documents/{Examples.Scan}");
            (await shown).Status.ShouldBe(200);
            await viewer;
            // Its paper is white; a viewer that may show nothing is dark throughout.
            var seen = 0.0;
            for (var n = 0; n < 40 && seen < 0.05; n++)
            {
                await page.WaitForTimeoutAsync(250);
                var picture = await page.Locator(".preview-frame").ScreenshotAsync();
                seen = await page.EvaluateAsync<double>(White, Convert.ToBase64String(picture));
            }

            seen.ShouldBeGreaterThan(0.05);
        },
        javaScript: true, heedPolicy: true, seesPdf: true);

    [Fact]
    public Task The_copy_to_sign_fills_the_paper_and_its_foot_stands_on_it() => site.VisitAsync(async page =>
    {
        await page.GotoAsync($"/agreements/{Examples.Friendship}/signing-copy");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        (await page.Locator(".top").IsVisibleAsync()).ShouldBeFalse();
        (await page.GetByText("下载 Word 文件").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator(".copy-foot code").InnerTextAsync()).ShouldBe(TermsDigest.Of(Examples.Terms));
        (await page.Locator(".copy-code svg").IsVisibleAsync()).ShouldBeTrue();
    });
}

using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using System.Net.Http.Headers;
using System.Net;

namespace Agreements.Browser.Tests;

/// <summary>What holds for every page.</summary>
[Collection(SiteTests.Name)]
public sealed partial class EveryPageTests(Site site)
{
    public static TheoryData<string> Pages => new(
        "/", "/register", "/register?stage=signed", "/progress", "/court", "/court?institution=qingsu", "/flow",
        $"/agreements/{Examples.Friendship}", $"/agreements/{Examples.College}",
        $"/agreements/{Examples.Framework}?version=1", "/nothing-here",
        "/do/proposeAgreement", $"/do/reviseTerms?id={Examples.Friendship}", $"/do/recordSignature?id={Examples.Friendship}",
        $"/do/rateAgreement?id={Examples.College}", $"/do/attachDocument?id={Examples.College}",
        $"/do/attachDocument?id={Examples.Friendship}&text={TermsDigest.Of(Examples.Terms)}", $"/agreements/{Examples.College}/documents/{Examples.Picture}",
        $"/agreements/{Examples.College}/documents/{Examples.Scan}", $"/agreements/{Examples.Friendship}/signing-copy",
        $"/agreements/{Examples.College}/signing-copy", $"/agreements/{Examples.Friendship}?digest={TermsDigest.Of(Examples.Terms)}",
        $"/agreements/{Examples.Friendship}?digest=0");

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task It_holds_no_script_but_our_own_files_and_the_browser_is_told_to_run_no_other(string path)
    {
        using var client = Html();
        using var answer = await client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldStartWith("<!DOCTYPE html>");
        OwnScript().Replace(text, "").ShouldNotContain("<script", Case.Insensitive);
        text.ShouldNotMatch(" on[a-z]+=\"");
        text.ShouldNotMatch(" style=\"");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldSatisfyAllConditions(
            p => p.ShouldContain("default-src 'self'"), p => p.ShouldContain("script-src 'self';"), p => p.ShouldContain("style-src 'self';"),
            p => p.ShouldContain("frame-ancestors 'none'"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public Task It_fits_a_phone(string path) => site.VisitAsync(
        async page =>
        {
            await page.GotoAsync(path);
            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            wide.ShouldBeLessThanOrEqualTo(390);
        },
        width: 390, height: 844);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task It_has_landmarks_one_first_heading_and_a_way_past_the_navigation(string path) => site.VisitAsync(async page =>
    {
        await page.GotoAsync(path);
        (await page.GetByRole(AriaRole.Main).CountAsync()).ShouldBe(1);
        (await page.GetByRole(AriaRole.Banner).CountAsync()).ShouldBe(1);
        (await page.GetByRole(AriaRole.Contentinfo).CountAsync()).ShouldBe(1);
        (await page.Locator("h1").CountAsync()).ShouldBe(1);
        await page.Keyboard.PressAsync("Tab");
        (await page.Locator(":focus").InnerTextAsync()).ShouldBe("跳到正文");
        await page.Keyboard.PressAsync("Enter");
        (await page.Locator("main:focus").CountAsync()).ShouldBe(1);
    });

    [Theory]
    [MemberData(nameof(Pages))]
    public Task It_is_accessible_by_the_rules_of_WCAG_2_AA(string path) => site.VisitAsync(
        async page =>
        {
            await page.GotoAsync(path);
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            var found = await page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice") });
            found.Passes.ShouldNotBeEmpty();
            found.Violations.SelectMany(v =>
                v.Nodes.Select(n => $"{v.Id}: {n.Html} {string.Join("; ", n.Any.Concat(n.All).Concat(n.None).Select(c => c.Message))}")).ShouldBeEmpty();
        },
        javaScript: true);

    [Fact]
    public async Task What_broke_is_told_in_the_same_look_and_tells_nothing_of_the_inside()
    {
        using var client = Html();
        await site.Server.Database.ExecuteAsync("alter table read_models.progress_rows rename to progress_rows_away");
        try
        {
            using var answer = await client.GetAsync("/progress?lang=en");
            answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldContain("Something went wrong");
            text.ShouldContain("<html lang=\"en\">");
            text.ShouldNotContain("progress_rows");
        }
        finally
        {
            await site.Server.Database.ExecuteAsync("alter table read_models.progress_rows_away rename to progress_rows");
        }
    }

    [Fact]
    public async Task Style_sheets_are_kept_by_the_browser_until_they_change()
    {
        using var client = Html();
        var page = await client.GetStringAsync("/");
        var address = System.Text.RegularExpressions.Regex.Match(page, "href=\"(/assets/app\\.css\\?v=[0-9a-f]+)\"").Groups[1].Value;
        using var first = await client.GetAsync(address);
        first.Headers.CacheControl!.ToString().ShouldContain("immutable");
        first.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");

        using var again = new HttpRequestMessage(HttpMethod.Get, "/assets/app.css");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var answer = await client.SendAsync(again);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();

        using var missing = await client.GetAsync("/assets/../appsettings.json");
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Programs_that_ask_for_what_is_not_there_get_no_page()
    {
        using var client = site.Server.As(RunningServer.Auditor);
        using var answer = await client.GetAsync("/nothing-here");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<html");
    }

    [System.Text.RegularExpressions.GeneratedRegex("<script src=\"/assets/[a-z]+[.]js[?]v=[0-9a-f]{16}\" defer></script>")]
    private static partial System.Text.RegularExpressions.Regex OwnScript();

    private HttpClient Html()
    {
        var client = site.Server.As(RunningServer.Auditor);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return client;
    }
}

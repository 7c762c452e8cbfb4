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
    private static readonly string ScanPage = $"/agreements/{Examples.College}/documents/{Examples.Scan}";

    public static TheoryData<string> Pages => new(
        "/board", "/register", "/register?stage=signed", "/register?stage=nonsense", "/register?asOf=2026-03-01", "/register?asOf=2025-04-01&clock=happened",
        "/progress", "/progress/agreements?figure=undated", "/annual",
        "/?institution=qingsu&as=party", "/flow",
        $"/agreements/{Examples.Friendship}", $"/agreements/{Examples.College}",
        $"/agreements/{Examples.Framework}?version=1", $"/agreements/{Examples.Framework}/compare",
        $"/agreements/{Examples.Framework}/why", $"/agreements/{Examples.Framework}/why?fact=signed.on", $"/agreements/{Examples.Framework}/why?fact=nonsense",
        $"/agreements/{Examples.Framework}/replay?version=3&moment=2", "/nothing-here", "/new", "/cooperation",
        $"/agreements/{Examples.College}/fill", "/do/proposeAgreement",
        $"/do/reviseTerms?id={Examples.Friendship}", $"/do/recordSignature?id={Examples.Friendship}",
        $"/do/rateAgreement?id={Examples.College}", $"/do/attachDocument?id={Examples.College}",
        $"/do/attachDocument?id={Examples.Friendship}&text={TermsDigest.Of(Examples.Terms)}", $"/agreements/{Examples.College}/documents/{Examples.Picture}",
        ScanPage, $"/agreements/{Examples.Friendship}/signing-copy",
        $"/agreements/{Examples.College}/signing-copy", $"/agreements/{Examples.Friendship}?digest={TermsDigest.Of(Examples.Terms)}",
        $"/agreements/{Examples.Friendship}?digest=0",
        "/directory", "/institutions", "/institutions?q=qingsu", "/institutions/qingsu", "/institutions/nobody", "/bodies", "/bodies/voc-alliance",
        "/engagements", $"/engagements/{Examples.Meeting}", "/kinds", "/kinds/consortium", "/indicators", "/results", "/search", "/search?q=xiexie",
        "/search?q=chongqing", "/status", "/help",
        "/calendar?month=2026-03", "/calendar?month=2025-12", "/calendar?view=list&from=2020-01-01&until=2026-12-31", "/calendar?month=soon",
        $"/calendar?month=2025-10&agreement={Examples.College}",
        "/notification-log?state=nonsense", "/operations/notification-endpoints", "/operations/notification-defaults?institution=qingsu",
        "/operations/notification-rules",
        "/activity", "/activity?look=off-hours", "/seal", $"/agreements/{Examples.Friendship}/events/1",
        "/operations", "/operations/failed", "/operations/failed?kind=nonsense", "/accounts", "/accounts/auditor-1");

    /// <summary>What administrators alone may open is visited as one.</summary>
    private static string KeyFor(string path) =>
        path.StartsWith("/operations", StringComparison.Ordinal) || path.StartsWith("/accounts", StringComparison.Ordinal)
            ? RunningServer.Administrator : RunningServer.Auditor;

    /// <summary>Each page in each language.</summary>
    public static TheoryData<string, string> Views
    {
        get
        {
            var views = new TheoryData<string, string>();
            foreach (var path in ((IEnumerable<object[]>)Pages).Select(p => (string)p[0]))
            {
                views.Add(path, "zh-CN");
                views.Add(path, "en");
            }

            return views;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task It_holds_no_script_but_our_own_files_and_the_browser_is_told_to_run_no_other(string path)
    {
        using var client = Html(KeyFor(path));
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
    [MemberData(nameof(Views))]
    public Task It_is_accessible_by_the_rules_of_WCAG_2_AA_light_and_dark_and_fits_every_width(string path, string locale) => site.VisitAsync(
        async page =>
        {
            await page.GotoAsync(path);
            foreach (var width in Site.Widths)
            {
                await page.SetViewportSizeAsync(width, 900);
                await Screenshots.TakeAsync(page, path, locale, width, ColorScheme.Light);
                (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, $"{path} at {width}");
                // The colours are the same at every width, and what is stacked on a phone is so in either language.
                if (width == Site.Widths[0] || (width == Site.Widths[1] && locale == "zh-CN"))
                {
                    (await ViolationsAsync(page)).ShouldBeEmpty($"{path} at {width}");
                }
            }

            await LandmarksAsync(page, path, locale == "en" ? "Skip to content" : "跳到正文");
            await page.SetViewportSizeAsync(Site.Widths[0], 900);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await Screenshots.TakeAsync(page, path, locale, Site.Widths[0], ColorScheme.Dark);
            if (locale == "zh-CN")
            {
                (await ViolationsAsync(page)).ShouldBeEmpty($"{path} in the dark");
            }
        },
        locale, javaScript: true, key: KeyFor(path), seesPdf: path == ScanPage);

    /// <summary>One of each landmark, one first heading, and a way past the navigation.</summary>
    private static async Task LandmarksAsync(IPage page, string path, string skip)
    {
        foreach (var role in new[] { AriaRole.Main, AriaRole.Banner, AriaRole.Contentinfo })
        {
            (await page.GetByRole(role).CountAsync()).ShouldBe(1, $"{path}: {role}");
        }

        (await page.Locator("h1").CountAsync()).ShouldBe(1, path);
        await page.Keyboard.PressAsync("Tab");
        (await page.Locator(":focus").InnerTextAsync()).ShouldBe(skip, path);
        await page.Keyboard.PressAsync("Enter");
        (await page.Locator("main:focus").CountAsync()).ShouldBe(1, path);
    }

    internal static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice") });
        found.Passes.ShouldNotBeEmpty();
        return
        [
            .. found.Violations.SelectMany(v =>
                v.Nodes.Select(n => $"{v.Id}: {n.Html} {string.Join("; ", n.Any.Concat(n.All).Concat(n.None).Select(c => c.Message))}")),
        ];
    }

    [Fact]
    public async Task What_broke_is_told_in_the_same_look_and_tells_nothing_of_the_inside()
    {
        using var client = Html();
        await site.Server.Database.ExecuteAsync("alter table read_models.commitment_rows rename to commitment_rows_away");
        try
        {
            using var answer = await client.GetAsync("/commitments?lang=en");
            answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldContain("Something went wrong");
            text.ShouldContain("<html lang=\"en\">");
            text.ShouldNotContain("commitment_rows");
        }
        finally
        {
            await site.Server.Database.ExecuteAsync("alter table read_models.commitment_rows_away rename to commitment_rows");
        }
    }

    [Fact]
    public async Task Style_sheets_are_kept_by_the_browser_until_they_change()
    {
        using var client = Html();
        var page = await client.GetStringAsync("/board");
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

    private HttpClient Html(string key = RunningServer.Auditor)
    {
        var client = site.Server.As(key);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return client;
    }
}

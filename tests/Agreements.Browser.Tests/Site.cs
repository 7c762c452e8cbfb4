using Agreements.Server.Commands;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.ReadModels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Wolverine;

namespace Agreements.Browser.Tests;

/// <summary>One server with examples in it, and one browser: shared by all tests here, since starting either takes longer than a test.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly RunningServer _server;

    // Of this site alone, so that its checkpoints are signed by its own key.
    private readonly string _ledgerKeys = Directory.CreateTempSubdirectory("agreements-ledger-").FullName;

    private const string Password = "three-grey-herons-waiting";

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IBrowser? _whole;

    /// <summary>The key of who represents the other school: <see cref="RunningServer.Representative"/> represents the first.</summary>
    public const string SecondRepresentative = "test-key-representative-2";

    /// <summary>The widths at which a page must fit: a desk and two phones.</summary>
    public static readonly int[] Widths = [1280, 390, 320];

    public Uri Address => _server.Address;

    public RunningServer Server => _server;

    public Site() => _server = new RunningServer
    {
        With = [$"AGREEMENTS_LEDGER_KEYS={_ledgerKeys}"],
        // The examples enter three of them as they are called.
        Entered = [.. TestDirectory.Institutions.Except(["qingsu", "cq-women", "qingyang-edu"])],
        MoreKeys = $$""", {"key":"{{SecondRepresentative}}","user":"representative-2","institution":"cq-women","role":"representative"}""",
    };

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        await Examples.EnterAsync(this);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    public async Task DisposeAsync()
    {
        foreach (var browser in new[] { _browser, _whole }.OfType<IBrowser>())
        {
            await browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_ledgerKeys, recursive: true);
    }

    /// <summary>Sends commands that must be accepted and waits until the pages' read models show the last.</summary>
    public async Task SendAsync(params AgreementRequest[] commands)
    {
        Answer? last = null;
        foreach (var command in commands)
        {
            await using var scope = _server.Services.CreateAsyncScope();
            var bus = scope.ServiceProvider.GetRequiredService<IMessageContext>();
            bus.UserName = command.Context.By.User;
            last = await bus.InvokeAsync<Answer>(command);
            last.Refusals.Select(r => r.Sentence.En).ShouldBeEmpty();
        }

        await ShowsAsync(last!.Id, last.Version);
    }

    /// <summary>The same on an engagement.</summary>
    public async Task MeetAsync(params EngagementRequest[] commands)
    {
        foreach (var command in commands)
        {
            await using var scope = _server.Services.CreateAsyncScope();
            var bus = scope.ServiceProvider.GetRequiredService<IMessageContext>();
            bus.UserName = command.Context.By.User;
            (await bus.InvokeAsync<Answer>(command)).Refusals.Select(r => r.Sentence.En).ShouldBeEmpty();
        }

        await _server.CaughtUpAsync();
    }

    /// <summary>Somebody new signs in, in a role for an institution.</summary>
    public async Task SignInAsync(IPage page, string name, ActingRole role, string institution)
    {
        await using (var scope = _server.Services.CreateAsyncScope())
        {
            var desk = scope.ServiceProvider.GetRequiredService<AccountAdministration>();
            (await desk.CreateAsync("test", new NewAccount(name, name), Password, mustChange: false)).Refusal.ShouldBeNull();
            (await desk.GrantAsync("test", name, new NewGrant(role, institution))).Refusal.ShouldBeNull();
        }

        await page.GotoAsync("/sign-in");
        await page.FillAsync("input[name=name]", name);
        await page.FillAsync("input[name=password]", Password);
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    public async Task ShowsAsync(Guid agreement, long version) =>
        (await _server.Services.GetRequiredService<ProjectionWait>().WaitAsync(agreement, version, TimeSpan.FromSeconds(60)))
            .ShouldBeTrue($"version {version} of {agreement} was not shown in time");

    /// <summary>
    /// A visit by somebody without JavaScript. Afterwards the page must have asked for nothing but this server's own addresses, every
    /// answer but the first page's must have been good, and the browser must have had nothing to complain of.
    /// </summary>
    public async Task VisitAsync(
        Func<IPage, Task> visit, string locale = "zh-CN", int width = 1280, int height = 900, bool javaScript = false, bool heedPolicy = false,
        string? key = RunningServer.Auditor, bool seesPdf = false)
    {
        var browser = seesPdf ? _whole ??= await Chromium.LaunchWholeAsync(_playwright!) : _browser!;
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            JavaScriptEnabled = javaScript,
            BypassCSP = javaScript && !heedPolicy,
            Locale = locale,
            // Unless told who sees everything: whom pages are shown to is tested where people sign in.
            ExtraHTTPHeaders = key is null ? [] : new Dictionary<string, string> { ["X-Api-Key"] = key },
            TimezoneId = "America/New_York",
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, m) => Note(complaints, m.Type is "error" or "warning" && !IsOfAnAnswer(m.Text), $"{m.Type}: {m.Text}");
        page.PageError += (_, e) => Note(complaints, true, e);
        page.RequestFailed += (_, r) => Note(
            complaints, !r.Url.EndsWith("/live", StringComparison.Ordinal) && !IsOfBrowser(r.Url), $"failed: {r.Url} {r.Failure}");
        page.Request += (_, r) => Note(
            complaints, !r.Url.StartsWith(Address.ToString(), StringComparison.Ordinal) && !IsOfBrowser(r.Url), $"elsewhere: {r.Url}");
        page.Response += (_, r) => Note(complaints, r.Status >= 400 && !r.Request.IsNavigationRequest, $"{r.Status}: {r.Url}");
        await visit(page);
        lock (complaints)
        {
            complaints.ShouldBeEmpty();
        }
    }

    /// <summary>The page itself was refused, which tests look at by its status.</summary>
    private static bool IsOfAnAnswer(string complaint) =>
        new[] { "status of 404", "status of 400", "status of 412" }.Any(s => complaint.Contains(s, StringComparison.Ordinal));

    /// <summary>The browser's own viewer of PDFs, which asks nobody.</summary>
    private static bool IsOfBrowser(string url) =>
        url.StartsWith("chrome-extension://", StringComparison.Ordinal) || url.StartsWith("chrome://", StringComparison.Ordinal);

    private static void Note(List<string> complaints, bool isOne, string complaint)
    {
        if (isOne)
        {
            lock (complaints)
            {
                complaints.Add(complaint);
            }
        }
    }
}

/// <summary>The tests that share the site.</summary>
[CollectionDefinition(Name)]
public sealed class SiteTests : ICollectionFixture<Site>
{
    public const string Name = "site";
}

/// <summary>The tests that share another site, at the same time.</summary>
[CollectionDefinition(Name)]
public sealed class SecondSiteTests : ICollectionFixture<Site>
{
    public const string Name = "second-site";
}

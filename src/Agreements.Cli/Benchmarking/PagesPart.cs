using Agreements.Server.Identity.Accounts;
using Microsoft.Extensions.DependencyInjection;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Agreements.Cli.Benchmarking;

/// <summary>
/// Asks every page of the desk again and again, one at a time, as somebody who signed in: as the coordinator of a bureau that sees some hundreds of
/// agreements, and as an auditor who sees all of them. Timed is the whole answer, from the request to its last byte, over loopback on a connection
/// that is kept.
/// </summary>
internal static partial class PagesPart
{
    private const int LeastWarming = 15;

    private const int LeastAsks = 30;

    private const int AtMost = 50;

    private const int EventsPerSecond = 5;

    private const int EventsAmong = 500;

    private const string Password = "Bench-pages-2026!";

    private const string SecondPage = " (second page)";

    private static readonly string School = Seeding.Entry(7).Code;

    /// <summary>One that the bureau sees too: of its first school, at work.</summary>
    private static readonly Guid One = ManyAgreements.OneOf(7);

    private static readonly string[] Pages =
    [
        "/", "/board", $"/board?institution={School}", "/register", $"/register{SecondPage}", "/register?sort=title", "/register?text=江北区 第17号",
        "/register?text=youhaoxuexiao", "/register?text=友好学校", $"/register?institution={School}&stage=signed", "/register?region=重庆市/江北区",
        "/register?asOf=2099-01-01", "/register?asOf=2025-06-30&clock=happened",
        $"/agreements/{One}", $"/agreements/{One}/replay?version=4", $"/agreements/{One}/compare?from=2&to=6", $"/tree/{One}",
        "/commitments", $"/commitments?owner={School}", "/progress", $"/progress?institution={School}", "/progress/agreements?figure=overdue",
        "/flow", "/cooperation", "/gaps", "/calendar?month=2026-05", "/calendar?view=list&from=2026-05-01", "/indicators", "/results", "/directory",
        "/institutions", "/institutions?q=江北", $"/institutions/{School}", "/engagements", "/search?q=江北区", "/search?q=友好学校", "/people", "/kinds", "/help",
    ];

    private static readonly (string Who, ActingRole Role)[] Readers = [("coordinator", ActingRole.Coordinator), ("auditor", ActingRole.Auditor)];

    /// <summary>Measures, and prints it.</summary>
    /// <param name="database">The database, full.</param>
    /// <param name="output">Where it is written.</param>
    /// <param name="seconds">How long each page is asked for; thirty times at least.</param>
    /// <param name="holding">Only pages whose address holds this; null for all.</param>
    public static async Task PrintAsync(BenchDatabase database, TextWriter output, double seconds, string? holding)
    {
        string[] pages = [.. Pages.Where(p => holding is null || p.Contains(holding, StringComparison.Ordinal))];
        await using var server = await BenchServer.StartAsync(database, tells: false);
        await MakeAccountsAsync(server);
        foreach (var (who, _) in Readers)
        {
            await PrintAsync(server, who, who, pages, output, seconds);
        }

        using var enough = new CancellationTokenSource();
        var recording = RecordAsync(server, enough.Token);
        await PrintAsync(server, "auditor", $"auditor, while {EventsPerSecond} events a second are recorded", pages, output, seconds);
        await enough.CancelAsync();
        await recording;
    }

    private static async Task PrintAsync(BenchServer server, string who, string title, string[] pages, TextWriter output, double seconds)
    {
        using var browser = await SignInAsync(server, who);
        output.WriteLine($"{title}{"median".PadLeft(Math.Max(8, 66 - title.Length))} {"p99",7} {"KiB",6} {"asks",5}   (asked: p99 ≤ {AtMost} ms)");
        foreach (var page in pages)
        {
            output.WriteLine(await TimeAsync(browser, page, seconds));
        }
    }

    /// <summary>Records one thing after the other until it is enough: whatever was counted over all is counted again.</summary>
    private static async Task RecordAsync(BenchServer server, CancellationToken enough)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / EventsPerSecond));
        try
        {
            for (var n = 1; await pace.WaitForNextTickAsync(enough); n++)
            {
                await server.RecordAsync(ManyAgreements.Id(n % EventsAmong), new LeaveQuestionOpen($"{Guid.NewGuid()}"));
            }
        }
        catch (OperationCanceledException)
        {
            // It was enough.
        }
    }

    private static async Task<string> TimeAsync(HttpClient browser, string page, double seconds)
    {
        var address = await AddressAsync(browser, page);
        await AskForAsync(browser, address, seconds / 2, LeastWarming);
        var (times, size) = await AskForAsync(browser, address, seconds, LeastAsks);
        var p99 = BenchFigure.Percentile(times, 0.99);
        return $"{page,-58} {BenchFigure.Percentile(times, 0.5),7:0.0} {p99,7:0.0} {size / 1024.0,6:0.0} {times.Count,5}{(p99 > AtMost ? " missed" : "")}";
    }

    private static async Task<(List<double> Times, int Size)> AskForAsync(HttpClient browser, string address, double seconds, int least)
    {
        var (times, size, all) = (new List<double>(), 0, Stopwatch.StartNew());
        while (times.Count < least || all.Elapsed.TotalSeconds < seconds)
        {
            var watch = Stopwatch.StartNew();
            size = await AskAsync(browser, address);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return (times, size);
    }

    /// <summary>The address of a page; of a second page as the first one gives it, where there is one.</summary>
    private static async Task<string> AddressAsync(HttpClient browser, string page)
    {
        if (!page.EndsWith(SecondPage, StringComparison.Ordinal))
        {
            return page;
        }

        var first = page[..^SecondPage.Length];
        var next = NextPage().Match(await ReadAsync(browser, first));
        return next.Success ? WebUtility.HtmlDecode(next.Groups[1].Value) : first;
    }

    private static async Task<string> ReadAsync(HttpClient browser, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "identity" } } };
        using var answer = await browser.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<int> AskAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        var size = (await answer.Content.ReadAsByteArrayAsync()).Length;
        return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect ? size
            : throw new InvalidOperationException($"{address} answers {(int)answer.StatusCode}.");
    }

    private static async Task MakeAccountsAsync(BenchServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<AccountAdministration>();
        foreach (var (who, role) in Readers)
        {
            if ((await desk.CreateAsync("bench", new NewAccount(who, who), Password, mustChange: false)).Refusal is null)
            {
                await desk.GrantAsync("bench", who, new NewGrant(role, ManyAgreements.Bureau));
            }
        }
    }

    private static async Task<HttpClient> SignInAsync(BenchServer server, string who)
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 1 })
        {
            BaseAddress = server.Http.BaseAddress,
            DefaultRequestHeaders = { { "Accept", "text/html" }, { "Accept-Encoding", "br, gzip" }, { "Accept-Language", "zh" } },
        };
        var token = FormToken().Match(await ReadAsync(browser, "/sign-in")).Groups[1].Value;
        using var form = new FormUrlEncodedContent(
            [new("name", who), new("password", Password), new("to", "/account"), new("__RequestVerificationToken", token)]);
        using var answer = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        return answer.StatusCode is HttpStatusCode.Redirect ? browser
            : throw new InvalidOperationException($"The bench's {who} could not sign in: {(int)answer.StatusCode}.");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("href=\"(/[^\"]*[?;]after=[^\"]*)\"")]
    private static partial Regex NextPage();
}

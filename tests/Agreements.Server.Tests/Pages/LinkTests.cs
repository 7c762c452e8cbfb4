using Agreements.Server.Tests.Documenting;
using Agreements.Server.Tests.People;
using Agreements.Server.Tests.Queries;
using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Pages;

/// <summary>Every link of every page is followed, as everybody who reads them: it leads to a page or to a file, never to what only programs read.</summary>
public sealed partial class LinkTests(LinkTests.Linked linked) : IClassFixture<LinkTests.Linked>
{
    /// <summary>Addresses of one shape are made by one line of a page: some of each tell of all.</summary>
    private const int OfOneShape = 3;

    private static readonly string[] Begin = ["/", "/directory", "/search?q=重庆", "/access-log", "/gaps", "/flow", "/accounts", "/account"];

    /// <summary>The demo, with somebody in the register of people and a document on file.</summary>
    public sealed class Linked : IAsyncLifetime
    {
        public DemoServer Demo { get; } = new();

        public async Task InitializeAsync()
        {
            await Demo.InitializeAsync();
            using var desk = Demo.Server.As(RunningServer.Coordinator);
            var person = await desk.EnterAsync(Api.Wang());
            var agreement = await desk.ProposeAsync("有文件的协议");
            await desk.NameLiaisonAsync(agreement, "qingsu", person);
            using var file = new ByteArrayContent(Files.Pdf) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } };
            using var kept = await desk.PostAsync($"/api/v1/agreements/{agreement}/documents?name=a.pdf&kind=other&wait=true", file);
            kept.IsSuccessStatusCode.ShouldBeTrue(await kept.Content.ReadAsStringAsync());
            await Demo.Server.CaughtUpAsync();
        }

        public Task DisposeAsync() => Demo.DisposeAsync();
    }

    [Theory]
    [InlineData(RunningServer.Coordinator, 60)]
    [InlineData(RunningServer.Representative, 40)]
    [InlineData(RunningServer.Approver, 40)]
    [InlineData(RunningServer.Auditor, 60)]
    [InlineData(RunningServer.Administrator, 30)]
    [InlineData(RunningServer.Stranger, 20)]
    public async Task Every_link_leads_to_a_page_or_a_file(string key, int least)
    {
        // A key in the header of its own goes along where an answer leads elsewhere.
        using var reader = linked.Demo.Server.As(null);
        reader.DefaultRequestHeaders.Add("X-Api-Key", key);
        reader.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var (faults, seen, shapes) = (new ConcurrentBag<string>(), new ConcurrentDictionary<string, byte>(), new ConcurrentDictionary<string, int>());
        // Whom an address is not for is told so: nobody is led there by a link.
        (string From, string To)[] next = [.. Begin.Select(b => ("", b))];
        while (next.Length > 0)
        {
            var found = new ConcurrentBag<(string, string)>();
            await Parallel.ForEachAsync(next, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (link, _) =>
            {
                foreach (var to in await FollowAsync(reader, link.From, link.To, faults))
                {
                    found.Add((link.To, to));
                }
            });
            next = [.. found.Where(l => seen.TryAdd(l.Item2, 0) && shapes.AddOrUpdate(Shape(l.Item2), 1, (_, n) => n + 1) <= OfOneShape)];
        }

        faults.ShouldBeEmpty();
        shapes.Count.ShouldBeGreaterThanOrEqualTo(least, "so few sorts of links tell of nothing");
    }

    private static async Task<IEnumerable<string>> FollowAsync(HttpClient reader, string from, string to, ConcurrentBag<string> faults)
    {
        using var answer = await reader.GetAsync(new Uri(to, UriKind.Relative));
        var type = answer.Content.Headers.ContentType?.MediaType;
        // A preview is a document for people to look at in its page.
        var isFile = answer.Content.Headers.ContentDisposition?.DispositionType == "attachment" || to.EndsWith("/preview", StringComparison.Ordinal);
        if (from.Length > 0 && (answer.StatusCode != HttpStatusCode.OK || (type != "text/html" && !isFile)))
        {
            faults.Add($"{from} → {to}: {(int)answer.StatusCode} {type}");
        }

        if (type != "text/html" || isFile)
        {
            return [];
        }

        var links = Anchors().Matches(await answer.Content.ReadAsStringAsync()).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToArray();
        foreach (var strange in links.Where(l => l is not ['/' or '#' or '?', ..] && !l.StartsWith("mailto:", StringComparison.Ordinal)
            && !l.StartsWith("tel:", StringComparison.Ordinal)))
        {
            faults.Add($"{to} → {strange}: leads elsewhere");
        }

        return links.Where(l => l is ['/', ..] && !l.StartsWith("/language", StringComparison.Ordinal)).Select(l => l.Split('#')[0]).Distinct();
    }

    /// <summary>What of an address is the same in all that one line of a page makes.</summary>
    private static string Shape(string address)
    {
        var parts = address.Split('?', 2);
        var path = OneOfMany().Replace(parts[0], "/$1/{}");
        return parts.Length == 1 ? path : $"{path}?{string.Join('&', parts[1].Split('&').Select(q => q.Split('=')[0]).Order(StringComparer.Ordinal))}";
    }

    [GeneratedRegex("<a [^>]*?href=\"([^\"]*)\"")]
    private static partial Regex Anchors();

    [GeneratedRegex("/(institutions|bodies|engagements|agreements|people|kinds|tree|documents|versions)/[^/]+")]
    private static partial Regex OneOfMany();
}

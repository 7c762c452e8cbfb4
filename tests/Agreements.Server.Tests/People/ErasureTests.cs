using Agreements.Server.ReadModels.Rebuilding;
using Agreements.Server.ReadModels;
using Agreements.Server.Tests.Observability;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using System.Net.Http.Json;
using System.Net;

namespace Agreements.Server.Tests.People;

/// <summary>Somebody is named wherever somebody can be named, and then erased: nothing is left of them, and everything goes on.</summary>
public sealed class ErasureTests : IAsyncLifetime, IDisposable
{
    private const string Marker = "f3a91c7e";
    private const string Digits = "13988770665";

    private readonly RunningServer _server = new() { LogLevel = "Trace" };
    private readonly LogKeeper _log = new();

    private HttpClient Coordinator => _server.Client;

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        _server.Services.GetRequiredService<ILoggerFactory>().AddProvider(_log);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_person_erased_is_nowhere_and_history_stays_whole()
    {
        var person = await EnterAsync();
        var other = await Coordinator.EnterAsync(new { name = new { zh = "李静" }, institution = "cq-women" });
        var agreement = await Coordinator.ProposeAsync("删除之后");
        await Coordinator.NameLiaisonAsync(agreement, "qingsu", person);
        await Coordinator.NameLiaisonAsync(agreement, "cq-women", person);
        await (await Coordinator.PostAsJsonAsync(
            $"/api/v1/agreements/{agreement}/corrections?wait=true", new { fact = "liaison/cq-women", was = person, now = other, why = "填错了人" })).JsonAsync();
        await AppendAsync(
            agreement, new AgreementRated("qingsu", new Dictionary<string, int> { ["delivery"] = 90 }, "好", person), new LiaisonNamed("changan", "wang-old"));
        await LeaveTracesAsync(agreement, person);
        (await Traces.OfAsync(_server.Database, Marker, Digits)).ShouldBe(["people.people"]);
        await IsNamedAsync(agreement, $"王芳{Marker}", $"王芳{Marker}");

        (await Coordinator.EraseAsync(person)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await Traces.OfAsync(_server.Database, Marker, Digits)).ShouldBeEmpty();
        await IsNamedAsync(agreement, "前联络人", "前评价人");
        // The tests' bureaus are put above the tests' institutions past the events, so who sees what cannot be made again from them.
        (await Rebuild.RunAsync(_server.Database.ConnectionString, [.. ReadModel.All.Select(m => m.Name).Where(m => m != "sights")])).Tables
            .Where(t => !t.IsEqual).ShouldBeEmpty();
        _log.Lines.Count(l => l.EventId == 1101).ShouldBeGreaterThan(10);
        _log.Lines.Where(l => l.Text.Contains(Marker, StringComparison.Ordinal) || l.Text.Contains(Digits, StringComparison.Ordinal))
            .Select(l => l.Text).ShouldBeEmpty();
        foreach (var path in new[]
        {
            $"/agreements/{agreement}", "/register", $"/api/v1/agreements/{agreement}/record.json", "/api/v1/exports/register.csv",
            "/api/v1/people", $"/api/v1/agreements/{agreement}/facts",
        })
        {
            var response = await Coordinator.GetAsync(new Uri(path, UriKind.Relative));
            response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            (await response.Content.ReadAsStringAsync()).ShouldNotContain(Marker);
        }

        await IsRefusedAsync(agreement, person, HttpStatusCode.Conflict, "person-unknown");
    }

    /// <summary>What is wrong is refused, and nothing of it is kept either.</summary>
    private async Task LeaveTracesAsync(string agreement, string person)
    {
        using var keyed = _server.As(RunningServer.Coordinator);
        keyed.DefaultRequestHeaders.Add("Idempotency-Key", "traces");
        (await keyed.PostAsJsonAsync($"/api/v1/agreements/{agreement}/liaisons", new { party = "qingsu", person = $"王芳{Marker}" })).StatusCode
            .ShouldBe(HttpStatusCode.BadRequest);
        (await keyed.PostAsJsonAsync(
            "/api/v1/people",
            new { name = new { zh = $"王芳{Marker}" }, institution = "elsewhere", phones = new[] { Digits } })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await keyed.PostAsJsonAsync("/api/v1/people", new
        {
            name = new { zh = $"王芳{Marker}" },
            institution = "qingsu",
            phones = new[] { $"{Digits}{Marker}" },
        })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await IsRefusedAsync(agreement, "p-00000000-0000-4000-8000-00000000dead", HttpStatusCode.Conflict, "person-unknown");
        foreach (var path in new[]
        {
            $"people?q={Marker}", $"people/{person}", $"people/{person}/export", $"agreements/{agreement}/contacts",
            $"register?text={Marker}",
        })
        {
            await Coordinator.GetAsync($"/api/v1/{path}", HttpStatusCode.OK);
        }
    }

    private async Task IsRefusedAsync(string agreement, string person, HttpStatusCode status, string code)
    {
        var refused = await (await Coordinator.PostAsJsonAsync($"/api/v1/agreements/{agreement}/liaisons", new { party = "cq-women", person }))
            .JsonAsync(status);
        refused.GetProperty("type").GetString().ShouldEndWith(code);
    }

    private async Task IsNamedAsync(string agreement, string liaison, string rater)
    {
        var view = await Coordinator.GetAsync($"/api/v1/agreements/{agreement}", HttpStatusCode.OK);
        view.GetProperty("parties")[0].GetProperty("liaison").GetProperty("name").GetProperty("zh").GetString().ShouldBe(liaison);
        view.GetProperty("parties")[1].GetProperty("liaison").GetProperty("name").GetProperty("zh").GetString().ShouldBe("李静");
        var timeline = await Coordinator.GetAsync($"/api/v1/agreements/{agreement}/timeline?newestFirst=false", HttpStatusCode.OK);
        var sentences = timeline.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("sentence").GetProperty("zh").GetString()!).ToArray();
        sentences.ShouldContain($"青苏职中确定联络人：{liaison}。");
        sentences.ShouldContain($"更正：重庆女职中的联络人原记为{liaison}，有误，应为李静：填错了人。");
        (await Coordinator.GetAsync($"/api/v1/agreements/{agreement}/evaluation", HttpStatusCode.OK)).GetProperty("ratings")[0]
            .GetProperty("rater").GetProperty("name").GetProperty("zh").GetString().ShouldBe(rater);
        var page = await (await Coordinator.GetAsync(new Uri($"/agreements/{agreement}", UriKind.Relative))).Content.ReadAsStringAsync();
        page.ShouldContain(liaison);
        page.ShouldContain(rater);
    }

    private async Task<string> EnterAsync() => await Coordinator.EnterAsync(new
    {
        name = new { zh = $"王芳{Marker}", en = $"Wang {Marker}" }, institution = "qingsu", title = new { zh = $"主任{Marker}", en = $"Head {Marker}" },
        phones = new[] { Digits }, mails = new[] { $"{Marker}@school.example" }, addresses = new[] { $"{Marker}路1号" }, note = Marker,
    });

    private async Task AppendAsync(string agreement, params object[] events)
    {
        await using var session = _server.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Events.Append(Guid.Parse(agreement), events);
        await session.SaveChangesAsync();
        await Eventually.HoldsAsync(
            async () => (await Coordinator.GetAsync($"/api/v1/agreements/{agreement}/timeline", HttpStatusCode.OK)).GetProperty("entries")[0]
                .GetProperty("type").GetString() == "liaison-named", "the timeline has it");
    }
}

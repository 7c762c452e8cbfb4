using Agreements.Server.Tests.Access.Accounts;
using System.Net;
using System.Text.RegularExpressions;
using static Agreements.Server.Tests.Pages.FormDesk;

namespace Agreements.Server.Tests.Pages;

/// <summary>Why the facts of an agreement are so, on its pages.</summary>
public sealed class WhyPageTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    [Fact]
    public async Task A_fact_leads_to_every_event_that_gave_it_a_value_with_who_when_and_the_replay_of_then()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        await RecordedAsync(desk, "updateFact", id, ("fact", "title"), ("now", "改了名的协议"));
        await RecordedAsync(desk, "correctFact", id, ("fact", "title"), ("was", "改了名的协议"), ("now", "原名协议"), ("why", "原件如此"));

        (await TextAsync(desk, $"/agreements/{id}")).ShouldContain($"href=\"/agreements/{id}/why?fact=title\"");
        var page = await TextAsync(desk, $"/agreements/{id}/why?fact=title");
        page.ShouldContain("协议标题");
        Regex.Match(page, "id=\"value-now\">(.*?)</p>").Value.ShouldContain("原名协议");
        var changes = Regex.Matches(page, "data-version=\"(\\d)\"(.*?)</li>", RegexOptions.Singleline);
        changes.Select(c => c.Groups[1].Value).ShouldBe(["3", "2", "1"]);
        changes[0].Value.ShouldSatisfyAllConditions(
            c => c.ShouldContain("<del>改了名的协议</del>"), c => c.ShouldContain("<ins>原名协议</ins>"),
            c => c.ShouldContain("原件如此"), c => c.ShouldContain($"/agreements/{id}/replay?version=3"), c => c.ShouldContain($"/agreements/{id}/events/3"));
        changes[2].Value.ShouldSatisfyAllConditions(
            c => c.ShouldContain("<ins>测试协议</ins>"), c => c.ShouldNotContain("<del>"), c => c.ShouldContain("发生"), c => c.ShouldContain("记录"));
        page.ShouldContain($"href=\"/agreements/{id}/why\"");
        page.ShouldNotContain("签署日期", customMessage: "other facts are on their own pages");
        (await TextAsync(desk, $"/agreements/{id}/replay?version=2")).ShouldContain($"href=\"/agreements/{id}/why?fact=title\"");
    }

    [Fact]
    public async Task Without_a_fact_all_are_listed_and_what_is_none_is_said_above_the_list()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        var all = await TextAsync(desk, $"/agreements/{id}/why?lang=en");
        var rows = Regex.Matches(all, "<tr data-fact=\"(.*?)\">(.*?)</tr>", RegexOptions.Singleline)
            .ToDictionary(r => r.Groups[1].Value, r => r.Groups[2].Value);
        rows["title"].ShouldContain("测试协议");
        rows["proposed.on"].ShouldContain($"href=\"/agreements/{id}/replay?version=1\"");
        rows["reference"].ShouldSatisfyAllConditions(r => r.ShouldContain("unknown"), r => r.ShouldContain("No event has ever given it a value."));
        rows.Keys.ShouldContain(k => k.StartsWith("party/", StringComparison.Ordinal));

        foreach (var (lang, said) in new[] { ("zh", "没有名为“signed.on”的事实"), ("en", "This agreement has no fact 'signed.on'") })
        {
            using var answer = await desk.OpenAsync($"/agreements/{id}/why?fact=signed.on&lang={lang}");
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            page.ShouldContain(said);
            page.ShouldContain("data-fact=\"title\"");
        }

        (await desk.OpenAsync($"/agreements/{id}/why?fakt=title")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await desk.OpenAsync($"/agreements/{Guid.NewGuid()}/why")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> TextAsync(Browser desk, string address) => WebUtility.HtmlDecode(await desk.TextAsync(address));
}

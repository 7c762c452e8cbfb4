using System.Net.Http.Json;
using System.Net;

namespace Agreements.Server.Tests.People;

/// <summary>Who learns what of the liaisons of an agreement.</summary>
public sealed class LiaisonTests(RunningServer server) : IClassFixture<RunningServer>
{
    private HttpClient Coordinator => server.Client;

    [Fact]
    public async Task Whoever_sees_an_agreement_sees_its_liaisons_and_those_who_work_on_it_reach_them()
    {
        var person = await Coordinator.EnterAsync(Api.Wang("联"));
        var agreement = await Coordinator.ProposeAsync("联络");
        await Coordinator.NameLiaisonAsync(agreement, "qingsu", person);
        foreach (var key in new[] { RunningServer.Coordinator, RunningServer.Approver, RunningServer.Representative, RunningServer.Auditor })
        {
            using var client = server.As(key);
            var liaison = (await client.GetAsync($"/api/v1/agreements/{agreement}", HttpStatusCode.OK)).GetProperty("parties")[0].GetProperty("liaison");
            liaison.GetProperty("person").GetString().ShouldBe(person);
            liaison.GetProperty("knowledge").GetString().ShouldBe("known");
            liaison.GetProperty("title").GetProperty("zh").GetString().ShouldBe("主任联");
            liaison.GetRawText().ShouldNotContain("138001");
            var mayReach = key != RunningServer.Auditor;
            var contacts = await client.GetAsync($"/api/v1/agreements/{agreement}/contacts", mayReach ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
            contacts.GetRawText().Contains("+8613800138000", StringComparison.Ordinal).ShouldBe(mayReach);
            var page = await (await client.GetAsync(new Uri($"/agreements/{agreement}", UriKind.Relative))).Content.ReadAsStringAsync();
            page.ShouldContain("王芳联");
            page.Contains("138 0013 8000", StringComparison.Ordinal).ShouldBe(mayReach);
        }

        using var stranger = server.As(RunningServer.Stranger);
        await stranger.GetAsync($"/api/v1/agreements/{agreement}/contacts", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_coordinator_enters_the_liaison_of_a_partner_and_keeps_them_without_reaching_the_partners_others()
    {
        var response = await Coordinator.PostAsJsonAsync("/api/v1/agreements?wait=true", new
        {
            kind = "friendship-school", title = new { zh = "远方" },
            parties = new object[]
            {
                new { role = "principal", institution = "qingsu", name = new { zh = "青苏职中" } },
                new { role = "principal", institution = "elsewhere-edu", name = new { zh = "远方职中" } },
            },
        });
        (await response.JsonAsync(HttpStatusCode.Created)).GetProperty("id").GetString().ShouldNotBeNull();
        using var partner = server.As(RunningServer.Stranger);
        var theirs = await partner.EnterAsync(Api.Wang("远", "elsewhere-edu"));
        var ours = await Coordinator.EnterAsync(Api.Wang("近", "elsewhere-edu"));
        await Coordinator.GetAsync($"/api/v1/people/{ours}", HttpStatusCode.OK);
        await Coordinator.GetAsync($"/api/v1/people/{theirs}", HttpStatusCode.NotFound);
        await partner.GetAsync($"/api/v1/people/{ours}", HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_name_is_no_reference_and_a_slip_in_one_is_told()
    {
        var agreement = await Coordinator.ProposeAsync("笔误");
        foreach (var (person, status) in new[]
        {
            ("王芳", 400), ("wang-fang", 400), ("13800138000", 400), ("p-1", 400), ("p-00000000-0000-4000-8000-0000000000ff", 409),
        })
        {
            var answer = await Coordinator.PostAsJsonAsync($"/api/v1/agreements/{agreement}/liaisons", new { party = "qingsu", person });
            ((int)answer.StatusCode).ShouldBe(status, person);
        }

        (await Coordinator.GetAsync($"/api/v1/agreements/{agreement}", HttpStatusCode.OK)).GetProperty("version").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_with_a_name_is_not_taken_from_a_cache()
    {
        var person = await Coordinator.EnterAsync(Api.Wang("存"));
        var agreement = await Coordinator.ProposeAsync("缓存");
        await Coordinator.NameLiaisonAsync(agreement, "qingsu", person);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/agreements/{agreement}");
        request.Headers.TryAddWithoutValidation("If-None-Match", "\"2\"");
        (await Coordinator.EraseAsync(person)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var again = await Coordinator.SendAsync(request);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.Content.ReadAsStringAsync()).ShouldContain("前联络人");
    }

    [Fact]
    public async Task The_copy_tells_every_place_in_the_history_that_its_taker_sees()
    {
        var person = await Coordinator.EnterAsync(Api.Wang("本"));
        var agreement = await Coordinator.ProposeAsync("副本");
        await Coordinator.NameLiaisonAsync(agreement, "qingsu", person);
        var copy = await Coordinator.GetAsync($"/api/v1/people/{person}/export", HttpStatusCode.OK);
        copy.GetProperty("person").GetProperty("contacts").GetProperty("mails")[0].GetString().ShouldBe("wangfang本@school.example");
        var named = copy.GetProperty("namedIn").EnumerateArray().Single();
        (named.GetProperty("agreement").GetString(), named.GetProperty("sentence").GetProperty("zh").GetString()).ShouldBe((agreement, "青苏职中确定联络人：王芳本。"));
        copy.GetProperty("deeds").EnumerateArray().Select(d => d.GetProperty("what").GetString()).ShouldBe(["registered"]);
    }
}

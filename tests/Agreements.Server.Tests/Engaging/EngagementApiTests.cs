using System.Net.Http.Json;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.Engaging;

/// <summary>Engagements over HTTP: recorded, resolved, carried over, made commitments, read; and what is not known of agreements.</summary>
public sealed class EngagementApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_visit_is_recorded_followed_up_at_a_meeting_and_becomes_a_commitment()
    {
        var agreement = await BeginAsync("e1");
        var visit = await server.Client.IdAsync(
            "/engagements",
            $$"""{"kind":"visit","title":{"zh":"考察","en":"Visit"},"on":"2025-03-27","participants":["e1-school"],"agreements":["{{agreement}}"]}""");
        var meeting = await server.Client.IdAsync("/engagements", $$"""{"kind":"meeting","title":{"zh":"座谈"},"on":"2025-09","agreements":["{{agreement}}"]}""");
        await server.Client.DoneAsync($"/engagements/{visit}/items", """{"id":"back","title":{"zh":"回访"},"owner":"e1-school"}""");
        await server.Client.DoneAsync($"/engagements/{visit}/resolutions", """{"id":"group","text":{"zh":"成立工作组"}}""");
        await server.Client.DoneAsync($"/engagements/{visit}/resolutions/group/adoption", $$"""{"at":"{{meeting}}"}""");
        await server.Client.DoneAsync($"/engagements/{visit}/items/carry-over", $$"""{"to":"{{meeting}}"}""");
        await server.Client.DoneAsync($"/engagements/{meeting}/items/back/commitment?wait=true", $$"""{"agreement":"{{agreement}}","due":"2025-12"}""");

        var read = await GetAsync($"/engagements/{visit}");
        read.GetProperty("engagement").GetProperty("actionItems")[0].GetProperty("status").GetString().ShouldBe("carried-over");
        read.GetProperty("history").EnumerateArray().Select(e => e.GetProperty("type").GetString()).ShouldBe(
            ["engagement-recorded", "action-item-raised", "resolution-proposed", "resolution-adopted", "action-item-carried-over"]);
        var owed = (await GetAsync($"/agreements/{agreement}")).GetProperty("commitments")[0];
        owed.ToString().ShouldContain("回访");
        var listed = (await GetAsync($"/agreements/{agreement}/engagements")).GetProperty("engagements").EnumerateArray().ToArray();
        listed.Select(e => e.GetProperty("id").GetGuid()).ShouldBe([meeting, visit]);
        listed[0].GetProperty("actionItems")[0].GetProperty("status").GetString().ShouldBe("commitment");
        (await GetAsync($"/engagements?agreement={agreement}&open=true")).GetProperty("engagements").GetArrayLength().ShouldBe(0);
        (await server.Client.GetStringAsync($"/agreements/{agreement}")).ShouldContain("座谈");
    }

    [Fact]
    public async Task What_the_agreement_refuses_is_recorded_on_neither_stream()
    {
        var agreement = await BeginAsync("e2");
        var visit = await server.Client.IdAsync("/engagements", $$"""{"kind":"visit","title":{"zh":"考察"},"agreements":["{{agreement}}"]}""");
        await server.Client.DoneAsync($"/engagements/{visit}/items", """{"id":"back","title":{"zh":"回访"},"owner":"e2-other"}""");
        using var refused = await server.Client.PostAsync($"/engagements/{visit}/items/back/commitment", $$"""{"agreement":"{{agreement}}"}""");
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reasons")[0].GetProperty("code").GetString().ShouldBe("party-unknown");
        (await GetAsync($"/engagements/{visit}")).GetProperty("history").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task The_same_key_means_the_same_engagement_and_what_is_not_there_is_not_found()
    {
        var body = """{"kind":"ceremony","title":{"zh":"签约仪式"},"participants":["e5-school"]}""";
        await BeginAsync("e5");
        using var first = await server.Client.PostAsync("/engagements", body, "once");
        using var second = await server.Client.PostAsync("/engagements", body, "once");
        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        first.Headers.Location!.ToString().ShouldStartWith("/api/v1/engagements/");
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        (await server.Client.PostAsync($"/engagements/{Guid.NewGuid()}/items", """{"id":"a","title":{"zh":"甲"}}""")).StatusCode
            .ShouldBe(HttpStatusCode.NotFound);
        (await server.Client.GetAsync($"/api/v1/engagements/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Client.GetAsync("/api/v1/engagements?after=nonsense")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_is_not_known_and_what_sources_dispute_is_listed_until_it_is_decided()
    {
        var agreement = await BeginAsync("e3");
        await server.Client.DoneAsync($"/agreements/{agreement}/questions", """{"text":"谁签的？"}""");
        await server.Client.DoneAsync(
            $"/agreements/{agreement}/claims?wait=true",
            """{"fact":"title","value":"另一标题","source":{"id":"s-9","title":"通报","published":null,"reliability":"official"}}""");
        string[] Codes(JsonElement gaps) => [.. gaps.EnumerateArray().Select(g => g.GetProperty("code").GetString()!)];
        Codes(await GetAsync($"/agreements/{agreement}/gaps")).ShouldBe(["contradiction", "question-open", "terms-missing"]);
        var listed = (await GetAsync("/gaps?institution=e3-school&code=contradiction")).GetProperty("agreements");
        listed.GetArrayLength().ShouldBe(1);
        Codes(listed[0].GetProperty("gaps")).ShouldBe(["contradiction", "question-open", "terms-missing"]);
        (await GetAsync("/gaps?region=重庆市/江北区&institution=e3-school")).GetProperty("agreements").GetArrayLength().ShouldBe(1);
        (await GetAsync("/gaps?region=四川省&institution=e3-school")).GetProperty("agreements").GetArrayLength().ShouldBe(0);
        (await server.Client.GetStringAsync("/gaps?institution=e3-school")).ShouldContain("谁签的？");
        (await server.Client.GetAsync("/api/v1/gaps?code=nonsense")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        await server.Client.DoneAsync($"/agreements/{agreement}/questions/answers", """{"question":"谁签的？","text":"校长"}""");
        await server.Client.DoneAsync($"/agreements/{agreement}/claims/resolution", """{"fact":"title","value":"另一标题","reason":"核对原件"}""");
        Codes(await GetAsync($"/agreements/{agreement}/gaps")).ShouldBe(["terms-missing"]);
        (await GetAsync($"/agreements/{agreement}")).GetProperty("title").GetProperty("zh").GetString().ShouldBe("另一标题");
    }

    [Fact]
    public async Task The_id_of_something_else_is_not_found_and_nothing_is_written_to_it()
    {
        var agreement = await BeginAsync("e4");
        var visit = await server.Client.IdAsync("/engagements", $$"""{"kind":"visit","title":{"zh":"考察"},"agreements":["{{agreement}}"]}""");
        foreach (var (path, body) in new[]
        {
            ($"/agreements/{visit}/signed", "{}"), ($"/agreements/{visit}/questions", """{"text":"谁？"}"""),
            ($"/engagements/{agreement}/resolutions", """{"id":"r","text":{"zh":"决议"}}"""),
        })
        {
            using var response = await server.Client.PostAsync(path, body);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            (await response.Content.ReadAsStringAsync()).ShouldContain("-unknown");
        }

        (await server.Database.ScalarAsync<long>($"select sum(version)::bigint from agreements.mt_streams where id in ('{agreement}', '{visit}')")).ShouldBe(2);
    }

    private async Task<Guid> BeginAsync(string name)
    {
        await server.PutInReachAsync($"{name}-school");
        await server.Client.DoneAsync("/institutions", $$"""{"code":"{{name}}-school","kind":"school","name":{"zh":"{{name}}学校"},"region":"重庆市/江北区"}""");
        await server.Client.DoneAsync("/institutions", $$"""{"code":"{{name}}-other","kind":"school","name":{"zh":"{{name}}另一校"} }""");
        return await server.Client.IdAsync(
            "/agreements",
            $$"""{"kind":"aid","title":{"zh":"{{name}}协议"},"parties":[{"role":"principal","institution":"{{name}}-school","name":{"zh":"{{name}}学校"} }]}""");
    }

    private Task<JsonElement> GetAsync(string path) => server.Client.GetFromJsonAsync<JsonElement>("/api/v1" + path);
}

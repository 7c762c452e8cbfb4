using System.Net.Http.Json;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.Engaging;

/// <summary>What follows a meeting, over HTTP: items that wait for a verifier, what resolutions led to, and days on which nobody works.</summary>
public sealed class FollowUpApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task An_item_waits_for_its_owner_then_for_its_verifier_who_alone_closes_it()
    {
        var agreement = await BeginAsync("v1");
        var meeting = await server.Client.IdAsync(
            "/engagements",
            $$"""{"kind":"meeting","title":{"zh":"推进会"},"on":"2025-09","agreements":["{{agreement}}"]}""");
        await server.Client.DoneAsync($"/engagements/{meeting}/items?wait=true",
            """{"id":"report","title":{"zh":"提交报告"},"owner":"v1-school","due":"2025-12","verifier":"v1-other"}""");
        var owed = (await GetAsync("/court?institution=v1-school")).GetProperty("actionItems")[0];
        (owed.GetProperty("item").GetProperty("status").GetString(), owed.GetProperty("overdue").GetBoolean()).ShouldBe(("open", true));
        (await GetAsync("/court?institution=v1-other")).GetProperty("actionItems").GetArrayLength().ShouldBe(0);
        (await GetAsync($"/engagements/{meeting}")).GetProperty("engagement").GetProperty("overdue")[0].GetString().ShouldBe("report");
        (await server.Client.GetStringAsync("/?institution=v1-school")).ShouldContain("提交报告");

        await server.Client.DoneAsync($"/engagements/{meeting}/items/report/done?wait=true", """{"on":"2025-11-20","evidence":"报告"}""");
        (await GetAsync("/court?institution=v1-school")).GetProperty("actionItems").GetArrayLength().ShouldBe(0);
        (await GetAsync("/court?institution=v1-other")).GetProperty("actionItems")[0].GetProperty("item").GetProperty("status").GetString().ShouldBe("claimed");
        (await ReasonsAsync($"/engagements/{meeting}/items/report/verification", """{"by":"v1-school"}""")).ShouldBe(["not-item-verifier"]);
        await server.Client.DoneAsync($"/engagements/{meeting}/items/report/rejection", """{"by":"v1-other","reason":"缺附件"}""");
        await server.Client.DoneAsync($"/engagements/{meeting}/items/report/done", """{"on":"2025-11-21","evidence":"补正"}""");
        await server.Client.DoneAsync($"/engagements/{meeting}/items/report/verification?wait=true", """{"by":"v1-other"}""");
        var read = await GetAsync($"/engagements/{meeting}");
        read.GetProperty("engagement").GetProperty("actionItems")[0].GetProperty("status").GetString().ShouldBe("done");
        read.GetProperty("history").EnumerateArray().Last().GetProperty("sentence").GetProperty("zh").GetString()!.ShouldStartWith("v1另一校核验待办“提交报告”已完成");
        (await GetAsync("/court?institution=v1-other")).GetProperty("actionItems").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_resolution_names_what_it_led_to_and_the_agreement_names_the_meeting()
    {
        var agreement = await BeginAsync("v2");
        var meeting = await server.Client.IdAsync(
            "/engagements",
            $$"""{"kind":"meeting","title":{"zh":"座谈会"},"on":"2025-03","agreements":["{{agreement}}"]}""");
        await server.Client.DoneAsync($"/engagements/{meeting}/resolutions", """{"id":"group","text":{"zh":"成立工作组"}}""");
        await server.Client.DoneAsync($"/engagements/{meeting}/items", """{"id":"list","title":{"zh":"拟定名单"},"resolution":"group"}""");
        await server.Client.DoneAsync($"/engagements/{meeting}/items", """{"id":"visit","title":{"zh":"企业回访"},"owner":"v2-school","resolution":"group"}""");
        await server.Client.DoneAsync($"/engagements/{meeting}/items/visit/commitment", $$"""{"agreement":"{{agreement}}"}""");
        await server.Client.DoneAsync($"/engagements/{meeting}/resolutions/group/consequences?wait=true",
            $$"""{"actionItems":["list"],"agreement":"{{agreement}}","commitment":"visit","stage":"proposed"}""");
        await server.Client.DoneAsync($"/engagements/{meeting}/resolutions/group/consequences",
            $$"""{"actionItems":["list"],"agreement":"{{agreement}}","commitment":"visit","stage":"proposed"}""");

        var read = await GetAsync($"/engagements/{meeting}");
        var led = read.GetProperty("engagement").GetProperty("resolutions")[0].GetProperty("ledTo");
        (led.GetArrayLength(), led[0].GetProperty("commitment").GetString(), led[0].GetProperty("stage").GetString()).ShouldBe((1, "visit", "proposed"));
        read.GetProperty("engagement").GetProperty("actionItems").EnumerateArray().Select(i => i.GetProperty("resolution").GetString())
            .ShouldBe(["group", "group"]);
        SentencesOf(read.GetProperty("history")).ShouldContain("决议“成立工作组”落实为《v2协议》的承诺“企业回访”、《v2协议》的“提出”阶段。");

        var seen = await GetAsync($"/agreements/{agreement}");
        var origins = seen.GetProperty("commitments")[0].GetProperty("origins");
        origins.EnumerateArray().Select(o => (o.GetProperty("title").GetProperty("zh").GetString(), o.GetProperty("engagement").GetGuid()))
            .ShouldBe([("座谈会", meeting), ("座谈会", meeting)]);
        seen.GetProperty("stages")[0].GetProperty("origins")[0].GetProperty("resolution").GetString().ShouldBe("group");
        var page = await server.Client.GetStringAsync($"/agreements/{agreement}");
        page.ShouldContain("源自活动“座谈会”的待办");
        (await ReasonsAsync($"/engagements/{meeting}/resolutions/group/consequences", $$"""{"agreement":"{{agreement}}","commitment":"none"}"""))
            .ShouldBe(["commitment-unknown"]);
        (await server.Client.PostAsync($"/engagements/{meeting}/resolutions/group/consequences", "{}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("2026-10-01", "2026-10-08", "published")]
    [InlineData("2027-02-06", "2027-02-09", "provisional")]
    [InlineData("2028-03-26", "2028-03-27", "unknown")]
    [InlineData("2028-03-27", null, null)]
    [InlineData("2026-02-28", null, null)]
    public async Task A_last_day_on_which_nobody_works_has_the_next_working_day_beside_it(string last, string? next, string? basis)
    {
        var agreement = await BeginAsync($"v3-{last}");
        await server.Client.DoneAsync(
            $"/agreements/{agreement}/terms?wait=true",
            $$"""{"purpose":{"zh":"合作"},"term":{"from":"2025-01-01","to":"{{last}}"} }""");
        var read = (await GetAsync($"/agreements/{agreement}")).GetProperty("lastDay");
        read.GetProperty("latest").GetString().ShouldBe(last);
        var beside = read.GetProperty("nextWorkingDay");
        (beside.ValueKind is JsonValueKind.Null ? null : beside.GetProperty("day").GetString()).ShouldBe(next);
        (beside.ValueKind is JsonValueKind.Null ? null : beside.GetProperty("basis").GetString()).ShouldBe(basis);
        var page = await server.Client.GetStringAsync($"/agreements/{agreement}");
        page.Contains("data-next-working-day", StringComparison.Ordinal).ShouldBe(next is not null);
        (await GetAsync("/working-days")).GetProperty("years").GetArrayLength().ShouldBe(4);
    }

    private static string[] SentencesOf(JsonElement history) =>
        [.. history.EnumerateArray().Select(e => e.GetProperty("sentence").GetProperty("zh").GetString()!)];

    private async Task<string[]> ReasonsAsync(string path, string body)
    {
        using var refused = await server.Client.PostAsync(path, body);
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict, await refused.Content.ReadAsStringAsync());
        var reasons = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reasons");
        return [.. reasons.EnumerateArray().Select(r => r.GetProperty("code").GetString()!)];
    }

    private async Task<Guid> BeginAsync(string name)
    {
        await server.PutInReachAsync($"{name}-school", $"{name}-other");
        await server.Client.DoneAsync("/institutions", $$"""{"code":"{{name}}-school","kind":"school","name":{"zh":"{{name}}学校"} }""");
        await server.Client.DoneAsync("/institutions?wait=true", $$"""{"code":"{{name}}-other","kind":"school","name":{"zh":"{{name}}另一校"} }""");
        return await server.Client.IdAsync(
            "/agreements",
            $$"""{"kind":"aid","title":{"zh":"{{name}}协议"},"parties":[{"role":"principal","institution":"{{name}}-school","name":{"zh":"{{name}}学校"} }]}""");
    }

    private Task<JsonElement> GetAsync(string path) => server.Client.GetFromJsonAsync<JsonElement>("/api/v1" + path);
}

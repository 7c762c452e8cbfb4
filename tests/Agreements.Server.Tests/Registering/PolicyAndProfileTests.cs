using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Registering;

/// <summary>Policies and the partner profile over HTTP.</summary>
public sealed class PolicyAndProfileTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Better = """
        {"leastPrincipals":2,"witnesses":"collective","needsApproval":false,"reason":"年度修订",
         "rubric":[{"id":"delivery","name":{"zh":"承诺履行"},"weight":70},{"id":"results","name":{"zh":"成果"},"weight":30}],
         "reminders":[{"days":-14,"to":"party"},{"days":0,"to":"coordinator"}]}
        """;

    [Fact]
    public async Task A_published_policy_judges_new_agreements_and_old_ones_when_they_adopt_it()
    {
        var before = await ProposeAsync("aid", "甲");
        foreach (var bureau in new[] { RunningServer.Coordinator, RunningServer.Approver })
        {
            using var refused = await PostAsync("/policies/aid", Better, bureau);
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        using var faulty = await PostAsync(
            "/policies/aid", Better.Replace("70", "60").Replace("\"leastPrincipals\":2", "\"leastPrincipals\":0"), RunningServer.Administrator);
        (await BodyAsync(faulty)).GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("code").GetString())
            .ShouldBe(["policy-at-fault", "policy-at-fault"]);

        using var published = await PostAsync("/policies/aid?wait=true", Better, RunningServer.Administrator);
        published.StatusCode.ShouldBe(HttpStatusCode.Created);
        using var again = await PostAsync("/policies/aid", Better, RunningServer.Administrator);
        (await BodyAsync(again)).GetProperty("recorded").GetArrayLength().ShouldBe(0);

        (await GetAsync("/policies")).EnumerateArray().Select(p => p.GetProperty("policy"))
            .Single(p => p.GetProperty("kind").GetString() == "aid").GetProperty("version").GetInt32().ShouldBe(2);
        (await GetAsync("/policies/aid")).GetArrayLength().ShouldBe(2);
        (await GetAsync("/policies/aid/2")).GetProperty("reason").GetString().ShouldBe("年度修订");
        using var missing = await server.Client.GetAsync("/api/v1/policies/aid/9");
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var after = await ProposeAsync("aid", "乙");
        (await StoredAsync(before)).ShouldBe("1 none");
        (await StoredAsync(after)).ShouldBe("2 collective");
        using var adopted = await PostAsync($"/agreements/{before}/policy", """{"reason":"按新政策"}""");
        (await BodyAsync(adopted)).GetProperty("recorded")[0].GetString().ShouldBe("policy-adopted");
        using var nothing = await PostAsync($"/agreements/{after}/policy", """{"reason":"按新政策"}""");
        (await BodyAsync(nothing)).GetProperty("recorded").GetArrayLength().ShouldBe(0);
    }

    /// <summary>Every agreement that was under way is, byte for byte, what it was: its events, its state and what it lacks.</summary>
    [Fact]
    public async Task A_published_policy_changes_no_agreement_that_is_under_way()
    {
        var ids = new[] { await ProposeAsync("framework", "甲"), await ProposeAsync("framework", "乙") };
        var before = await UnderWayAsync(ids);
        using var published = await PostAsync(
            "/policies/framework?wait=true", Better.Replace("\"leastPrincipals\":2", "\"leastPrincipals\":3"), RunningServer.Administrator);
        published.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await UnderWayAsync(ids)).ShouldBe(before);
        (await StoredAsync(ids[0])).ShouldBe("1 none");

        var after = await ProposeAsync("framework", "丙");
        (await UnderWayAsync([after])).ShouldContain("principals-too-few");
        before.ShouldNotContain("principals-too-few");
    }

    private async Task<string> UnderWayAsync(string[] ids)
    {
        var all = new StringBuilder();
        foreach (var id in ids)
        {
            all.AppendLine(await server.Client.GetStringAsync(new Uri($"/api/v1/agreements/{id}", UriKind.Relative)));
            all.AppendLine(await server.Client.GetStringAsync(new Uri($"/api/v1/agreements/{id}/guards", UriKind.Relative)));
            all.AppendLine(await server.Database.ScalarAsync<string>(
                $"select string_agg(e.data::text, '' order by version) from agreements.mt_events e where stream_id = '{id}'"));
        }

        return all.ToString();
    }

    [Fact]
    public async Task A_consortium_is_told_which_kinds_of_institution_it_lacks()
    {
        await EnterAsync("k-school", "school");
        await EnterAsync("k-park", "park");
        var id = await ProposeAsync("consortium", "联合体", "k-school", "k-park");
        var unmet = await GetAsync($"/agreements/{id}/guards");
        var reason = unmet.EnumerateArray().Single(r => r.GetProperty("code").GetString() == "institution-kinds-missing");
        reason.GetProperty("zh").GetString().ShouldBe("此类协议尚缺以下类别的参与机构：政府部门、行业组织、企业。");
    }

    [Fact]
    public async Task Everything_with_one_institution_stands_in_its_profile()
    {
        await EnterAsync("p-1", "school");
        await EnterAsync("p-2", "school");
        await EnterAsync("p-3", "school");
        var id = await ProposeAsync("school-enterprise", "共建", "p-1", "p-2");
        await DoneAsync($"/agreements/{id}/commitments", """{"id":"a","title":{"zh":"互访"},"owner":"p-1","due":"2020-01"}""");
        await DoneAsync($"/agreements/{id}/commitments", """{"id":"b","title":{"zh":"授课"},"owner":"p-2"}""");
        await DoneAsync($"/agreements/{id}/commitments", """{"id":"c","title":{"zh":"实训"},"owner":null}""");
        using (var merged = await PostAsync("/institutions/p-3/merge", """{"into":"p-1","reason":"同一学校"}""", RunningServer.Administrator))
        {
            merged.IsSuccessStatusCode.ShouldBeTrue(await merged.Content.ReadAsStringAsync());
        }

        await DoneAsync(
            "/institutions/p-1/figures?wait=true",
            """{"id":"k","name":{"zh":"在校生"},"quantity":{"value":3000,"qualifier":"about","unit":"person"}}""");

        var profile = await GetAsync("/institutions/p-3/profile");
        profile.GetProperty("entry").GetProperty("askedFor").GetString().ShouldBe("p-3");
        profile.GetProperty("entry").GetProperty("figures").GetArrayLength().ShouldBe(1);
        var agreement = profile.GetProperty("agreements").EnumerateArray().ShouldHaveSingleItem();
        (agreement.GetProperty("id").GetGuid(), agreement.GetProperty("roles")[0].GetString(), agreement.GetProperty("isGone").GetBoolean())
            .ShouldBe((Guid.Parse(id), "principal", false));
        profile.GetProperty("byRoleAndStage")[0].GetProperty("count").GetInt32().ShouldBe(1);
        Counts(profile.GetProperty("owedByIt")).ShouldBe("1 open, 1 overdue");
        Counts(profile.GetProperty("owedToIt")).ShouldBe("1 open, 0 overdue");
        profile.GetProperty("engagements").GetArrayLength().ShouldBe(0);
    }

    private static string Counts(JsonElement owed) => $"{owed.GetProperty("open").GetInt32()} open, {owed.GetProperty("overdue").GetInt32()} overdue";

    private Task<string> StoredAsync(string id) => server.Database.ScalarAsync<string>(
        $"select (data ->> 'policyVersion') || ' ' || coalesce(data #>> '{{policy,witnesses}}', 'none') "
            + $"from agreements.mt_events where stream_id = '{id}' and version = 1")!;

    private Task EnterAsync(string code, string kind) =>
        DoneAsync("/institutions?wait=true", JsonSerializer.Serialize(new { code, kind, name = new { zh = code } }));

    private async Task<string> ProposeAsync(string kind, string title, params string[] parties)
    {
        string[] named = parties.Length > 0 ? parties : ["qingsu", "changan"];
        await server.PutInReachAsync(named);
        using var response = await PostAsync("/agreements?wait=true", JsonSerializer.Serialize(new
        {
            kind, title = new { zh = title }, parties = named.Select(p => new { role = "principal", institution = p, name = new { zh = p } }),
        }));
        return (await BodyAsync(response)).GetProperty("agreementId").GetString()!;
    }

    private async Task DoneAsync(string path, string body)
    {
        using var response = await PostAsync(path, body);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body, string key = RunningServer.Coordinator)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await server.Client.SendAsync(request);
    }

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>();

    private async Task<JsonElement> GetAsync(string path) => await server.Client.GetFromJsonAsync<JsonElement>("/api/v1" + path);
}

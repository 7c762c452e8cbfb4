using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Negotiating;

/// <summary>Parties, counter-proposals, refusals, going back and differences, over HTTP.</summary>
public sealed class NegotiationTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Two_schools_answer_each_other_until_they_agree()
    {
        var agreement = await ProposeAsync();
        await OkAsync(agreement, "counter-proposals", """{"party":"qingsu","terms":{"clauses":[{"id":"teachers","text":{"zh":"每年互派教师十名"}}]}}""");
        (await TurnAsync(agreement)).ShouldBe("answer changan");

        var first = (await server.Client.GetFromJsonAsync<JsonElement>($"{agreement}/terms/1")).GetProperty("digest").GetString();
        await OkAsync(agreement, "refusals", $$"""{"party":"changan","digest":"{{first}}","reason":"人数过多"}""");
        (await TurnAsync(agreement)).ShouldBe("redraft qingsu");
        var negotiation = await server.Client.GetFromJsonAsync<JsonElement>($"{agreement}/negotiation");
        negotiation.GetProperty("refusals")[0].GetProperty("reason").GetString().ShouldBe("人数过多");

        await OkAsync(agreement, "counter-proposals", """{"party":"changan","answers":1,"terms":{"clauses":[{"id":"teachers","text":{"zh":"每年互派教师五名"}}]}}""");
        var second = (await server.Client.GetFromJsonAsync<JsonElement>($"{agreement}/terms/2")).GetProperty("digest").GetString();
        await OkAsync(agreement, "consents", $$"""{"party":"qingsu","digest":"{{second}}"}""");
        await OkAsync(agreement, "consents", $$"""{"party":"changan","digest":"{{second}}"}""");
        (await TurnAsync(agreement)).ShouldBe("advance ");

        await OkAsync(agreement, "terms", """{"purpose":{"zh":"育人"}}""");
        await OkAsync(agreement, "terms/restored", """{"reason":"回到双方同意过的文本"}""");
        (await server.Client.GetFromJsonAsync<JsonElement>($"{agreement}/terms/4")).GetProperty("digest").GetString().ShouldBe(second);
    }

    [Fact]
    public async Task What_differs_is_told_piece_by_piece()
    {
        var agreement = await ProposeAsync();
        await OkAsync(agreement, "terms", """{"clauses":[{"id":"teachers","text":{"zh":"每年互派教师十名"}}]}""");
        await OkAsync(agreement, "terms", """{"clauses":[{"id":"teachers","text":{"zh":"每年互派教师五名"}}],"areas":[]}""");
        var changes = (await server.Client.GetFromJsonAsync<JsonElement>($"{agreement}/terms/differences?from=1&to=2")).GetProperty("changes");
        changes.GetArrayLength().ShouldBe(2);
        changes[0].GetProperty("part").GetString().ShouldBe("areas");
        changes[1].GetProperty("item").GetString().ShouldBe("teachers");
        changes[1].GetProperty("zh").EnumerateArray().Select(p => $"{p.GetProperty("fate").GetString()} {p.GetProperty("text").GetString()}")
            .ShouldBe(["kept 每年互派教师", "removed 十", "added 五", "kept 名"]);
        (await server.Client.GetAsync($"{agreement}/terms/differences?from=1&to=3")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Client.GetAsync($"{agreement}/terms/0")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Clauses_of_one_id_are_no_text()
    {
        using var response = await PostAsync(await ProposeAsync(), "terms", """{"clauses":[{"id":"a","text":{"zh":"甲"}},{"id":"a","text":{"zh":"乙"}}]}""");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Parties_join_are_named_replaced_and_leave()
    {
        var agreement = await ProposeAsync();
        await server.EnterAsync(["deepal"]);
        await OkAsync(agreement, "parties", """{"role":"witness","id":"unnamed-1","name":{"zh":"一所重庆中职学校"}}""");
        await OkAsync(agreement, "parties/named", """{"party":"unnamed-1","body":"voc-alliance","name":{"zh":"职教联盟"}}""");
        await OkAsync(agreement, "parties", """{"role":"guide","institution":"cq-edu","name":{"zh":"重庆市教育委员会"}}""");
        await OkAsync(agreement, "parties/roles", """{"party":"cq-edu","role":"approving-authority"}""");
        await OkAsync(agreement, "parties/replaced", """{"party":"changan","institution":"deepal","name":{"zh":"深蓝汽车"},"reason":"业务划转"}""");
        await OkAsync(agreement, "parties/left?wait=true", """{"party":"cq-edu","reason":"职能调整"}""");

        var read = await server.Client.GetFromJsonAsync<JsonElement>(agreement);
        read.GetProperty("parties").EnumerateArray().Select(p => p.GetProperty("id").GetString()).ShouldBe(["qingsu", "deepal", "unnamed-1"]);
        read.GetProperty("formerParties").EnumerateArray().Select(p => p.GetProperty("party").GetProperty("id").GetString()).ShouldBe(["changan", "cq-edu"]);
        var found = await server.Client.GetFromJsonAsync<JsonElement>("/api/v1/register?text=" + Uri.EscapeDataString("深蓝汽车"));
        found.GetProperty("rows")[0].GetProperty("id").GetString().ShouldBe(agreement[^36..]);
        using var refused = await PostAsync(agreement, "parties", """{"role":"guide","name":{"zh":"某单位"}}""");
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<string> ProposeAsync()
    {
        using var response = await server.Client.PostAsync("/api/v1/agreements", Json("""
            {"kind":"school-enterprise","title":{"zh":"校企协同育人合作"},
             "parties":[{"role":"initiator","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
            """));
        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return response.Headers.Location!.ToString();
    }

    private async Task<string> TurnAsync(string agreement)
    {
        var turn = (await server.Client.GetFromJsonAsync<JsonElement>($"{agreement}/negotiation")).GetProperty("turn");
        return $"{turn.GetProperty("to").GetString()} {string.Join(' ', turn.GetProperty("parties").EnumerateArray().Select(p => p.GetString()))}";
    }

    private async Task OkAsync(string agreement, string route, string body)
    {
        using var response = await PostAsync(agreement, route, body);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> PostAsync(string agreement, string route, string body) => server.Client.PostAsync($"{agreement}/{route}", Json(body));

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}

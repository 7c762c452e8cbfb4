using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Registering;

/// <summary>The directory over HTTP: entered, changed, merged, read.</summary>
public sealed class DirectoryApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task An_institution_is_entered_renamed_placed_and_read_with_what_is_around_it()
    {
        await EnterAsync("a-bureau", "government", "江北区教委");
        using var entered = await PostAsync("/institutions?wait=true", """
            {"code":"a-school","kind":"other","name":{"zh":"重庆市女子职业高级中学"},"aliases":["重庆女职中"],"region":"重庆市/江北区","under":"a-bureau"}
            """);
        entered.StatusCode.ShouldBe(HttpStatusCode.Created);
        entered.Headers.Location!.ToString().ShouldBe("/api/v1/institutions/a-school");
        await DoneAsync("/institutions/a-school/name", """{"name":{"zh":"重庆女子职业学院"},"on":"2026-09-01"}""");
        await DoneAsync("/institutions/a-school/aliases", """{"alias":"女职院"}""");
        await DoneAsync("/institutions/a-school/aliases/removal", """{"alias":"重庆女职中"}""");
        await DoneAsync("/institutions/a-school/kind", """{"kind":"school"}""");
        await DoneAsync("/institutions/a-school/region", """{"region":"重庆市/渝北区"}""");
        await DoneAsync("/institutions/a-school/figures", """
            {"id":"k-1","name":{"zh":"在校生"},"quantity":{"value":3000,"qualifier":"about","unit":"person","counter":"名"},"asOf":"2025-09"}
            """);
        await DoneAsync("/institutions/a-school/figures/correction?wait=true", """
            {"figure":{"id":"k-1","name":{"zh":"在校生"},"quantity":{"value":3100,"qualifier":"about","unit":"person","counter":"名"},"asOf":"2025-09"},
             "reason":"漏计"}
            """);

        var read = await GetAsync("/institutions/a-school");
        read.GetProperty("name").GetProperty("zh").GetString().ShouldBe("重庆女子职业学院");
        read.GetProperty("formerNames")[0].GetProperty("name").GetProperty("zh").GetString().ShouldBe("重庆市女子职业高级中学");
        read.GetProperty("kind").GetString().ShouldBe("school");
        Codes(read.GetProperty("above")).ShouldBe(["a-bureau"]);
        read.GetProperty("figures")[0].GetProperty("now").GetProperty("quantity").GetProperty("value").GetDecimal().ShouldBe(3100);
        Codes((await GetAsync("/institutions/a-bureau")).GetProperty("below")).ShouldBe(["a-school"]);
        Codes((await GetAsync("/institutions?q=cqnzzyxy&kind=school")).GetProperty("rows")).ShouldBe(["a-school"]);
        Sentences(await GetAsync("/institutions/a-school/history")).ShouldBe(
        [
            "登记机构“重庆市女子职业高级中学”。",
            "由“重庆市女子职业高级中学”更名为“重庆女子职业学院”（2026年9月1日）。",
            "增加别名“女职院”。",
            "删除别名“重庆女职中”。",
            "类别由其他机构改为学校。",
            "地区由“重庆市/江北区”改为“重庆市/渝北区”。",
            "在校生：约3000名（2025年9月）。",
            "更正数据“在校生”：由约3000名改为约3100名（2025年9月），理由：漏计。",
        ]);
    }

    [Fact]
    public async Task What_stands_below_cannot_stand_above()
    {
        await EnterAsync("c-top", "government", "市教委");
        await EnterAsync("c-mid", "government", "区教委", "c-top");
        await EnterAsync("c-low", "school", "学校", "c-mid");
        await ShouldBeRefusedAsync("/institutions/c-top/above", """{"under":"c-low"}""", HttpStatusCode.Conflict, "above-itself");
        await ShouldBeRefusedAsync("/institutions/c-top/above", """{"under":"nobody"}""", HttpStatusCode.NotFound, "institution-unknown");
        await ShouldBeRefusedAsync("/institutions/nobody/kind", """{"kind":"park"}""", HttpStatusCode.NotFound, "institution-unknown");
        await DoneAsync("/institutions/c-low/above", """{"under":"c-top"}""");
        Codes((await GetAsync("/institutions/c-low")).GetProperty("above")).ShouldBe(["c-top"]);
    }

    [Fact]
    public async Task A_merged_entry_answers_the_one_that_stands_for_it_and_both_histories_stay()
    {
        await EnterAsync("m-1", "school", "重庆工业职业技术学院");
        await EnterAsync("m-2", "school", "重庆工职院");
        await EnterAsync("m-3", "school", "重庆工业职院");
        await DoneAsync("/institutions/m-3/merge", """{"into":"m-2","reason":"同一学校"}""");
        await DoneAsync("/institutions/m-2/merge?wait=true", """{"into":"m-1","reason":"同一学校"}""");
        await DoneAsync("/institutions/m-2/merge", """{"into":"m-1","reason":"同一学校"}""", recorded: 0);

        var read = await GetAsync("/institutions/m-3");
        (read.GetProperty("code").GetString(), read.GetProperty("askedFor").GetString()).ShouldBe(("m-1", "m-3"));
        read.GetProperty("aliases").EnumerateArray().Select(a => a.GetString()).ShouldBe(["重庆工职院", "重庆工业职院"]);
        Sentences(await GetAsync("/institutions/m-3/history")).Last().ShouldBe("并入重庆工职院（m-2）：同一学校。");
        Sentences(await GetAsync("/institutions/m-1/history")).Last().ShouldBe("并入重复条目“m-2”，接收名称：重庆工职院、重庆工业职院。");
        await ShouldBeRefusedAsync("/institutions/m-2/aliases", """{"alias":"某校"}""", HttpStatusCode.Conflict, "institution-merged-away");
        await ShouldBeRefusedAsync("/institutions/m-1/merge", """{"into":"m-3","reason":"反了"}""", HttpStatusCode.Conflict, "institution-merged-away");
        await ShouldBeRefusedAsync("/institutions/m-1/merge", """{"into":"m-1","reason":"反了"}""", HttpStatusCode.Conflict, "merged-with-itself");
    }

    [Fact]
    public async Task A_body_is_entered_led_joined_and_left_by_day_and_dissolved()
    {
        await EnterAsync("s-1", "school", "甲校");
        await EnterAsync("s-2", "school", "乙校");
        await EnterAsync("s-3", "school", "丙校");
        await DoneAsync("/bodies", """{"code":"b-1","kind":"alliance","name":{"zh":"职教联盟"},"members":["s-1"],"foundedOn":"2020-09"}""", HttpStatusCode.Created);
        await DoneAsync("/bodies/b-1/name", """{"name":{"zh":"成渝职教联盟"},"on":"2025-01-01"}""");
        await DoneAsync("/bodies/b-1/chair", """{"institution":"s-1","on":"2025"}""");
        await DoneAsync("/bodies/b-1/co-leads", """{"institutions":["s-1","s-2"],"on":"2025"}""");
        await DoneAsync("/bodies/b-1/members", """{"institution":"s-2","on":"2025-03-01"}""");
        await DoneAsync("/bodies/b-1/members/leaving", """{"institution":"s-1","on":"2025-06-30"}""");
        await DoneAsync("/bodies/b-1/members/complete", """{"complete":true}""");
        await DoneAsync("/bodies/b-1/figures",
            """{"id":"k","name":{"zh":"成员"},"quantity":{"value":2,"qualifier":"exact","unit":"institution","counter":"家"}}""");
        await DoneAsync("/bodies/b-1/figures/correction",
            """{"figure":{"id":"k","name":{"zh":"成员"},"quantity":{"value":3,"qualifier":"exact","unit":"institution","counter":"家"}},"reason":"漏计"}""");
        await DoneAsync("/bodies/b-1/dissolution?wait=true", """{"on":"2026-06-30","reason":"任务完成"}""");

        Codes((await GetAsync("/bodies/b-1?on=2025-02-28")).GetProperty("members")).ShouldBe(["s-1"]);
        Codes((await GetAsync("/bodies/b-1?on=2025-03-01")).GetProperty("members")).ShouldBe(["s-1", "s-2"]);
        var late = await GetAsync("/bodies/b-1?on=2025-07-01");
        Codes(late.GetProperty("members")).ShouldBe(["s-2"]);
        late.GetProperty("chair").GetProperty("name").GetProperty("zh").GetString().ShouldBe("甲校");
        Codes((await GetAsync("/bodies/b-1?on=2026-07-01")).GetProperty("members")).ShouldBeEmpty();
        Codes((await GetAsync("/bodies?q=cyzjlm")).GetProperty("rows")).ShouldBe(["b-1"]);
        var tie = (await GetAsync("/institutions/s-1")).GetProperty("bodies")[0];
        (tie.GetProperty("isChair").GetBoolean(), tie.GetProperty("until").GetString()).ShouldBe((true, "2025-06-30"));
        Sentences(await GetAsync("/bodies/b-1/history")).ShouldBe(
        [
            "登记联盟“职教联盟”，成立于2020年9月，成员：甲校等。",
            "由“职教联盟”更名为“成渝职教联盟”（2025年1月1日）。",
            "甲校任牵头单位（2025年）。",
            "共同牵头单位：甲校、乙校（2025年）。",
            "乙校加入（2025年3月1日）。",
            "甲校退出（2025年6月30日）。",
            "成员名单完整。",
            "成员：2家（日期不明）。",
            "更正数据“成员”：由2家改为3家（日期不明），理由：漏计。",
            "撤销（2026年6月30日），理由：任务完成。",
        ]);
        await ShouldBeRefusedAsync("/bodies/b-1/members", """{"institution":"s-3"}""", HttpStatusCode.Conflict, "body-gone");
        await ShouldBeRefusedAsync("/bodies/nothing/chair", """{"institution":"s-3"}""", HttpStatusCode.NotFound, "body-unknown");
    }

    [Theory]
    [InlineData("/institutions", """{"code":"A B","kind":"school","name":{"zh":"x"}}""")]
    [InlineData("/institutions", """{"code":"a","kind":"school","name":{"zh":""}}""")]
    [InlineData("/institutions", """{"code":"a","kind":"school","name":{"zh":"x"},"region":"四川省//成都"}""")]
    [InlineData("/institutions/a/aliases", """{"alias":" "}""")]
    [InlineData("/institutions/a/merge", """{"into":"b","reason":""}""")]
    [InlineData("/bodies", """{"code":"b","kind":"alliance","name":{"zh":"x"},"members":["a","a"]}""")]
    [InlineData("/bodies/b/chair", """{"institution":"甲"}""")]
    public async Task A_shape_that_cannot_be_is_malformed(string path, string body)
    {
        using var response = await PostAsync(path, body);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/institutions?size=0")]
    [InlineData("/institutions?kind=zoo")]
    [InlineData("/institutions?after=x")]
    [InlineData("/bodies?kind=zoo")]
    public async Task A_question_that_cannot_be_is_malformed(string path)
    {
        using var response = await server.Client.GetAsync("/api/v1" + path);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static string[] Codes(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetProperty("code").GetString()!)];

    private static string[] Sentences(JsonElement history) =>
        [.. history.EnumerateArray().Select(e => e.GetProperty("sentence").GetProperty("zh").GetString()!)];

    private Task EnterAsync(string code, string kind, string name, string? under = null) => DoneAsync(
        "/institutions?wait=true", JsonSerializer.Serialize(new { code, kind, name = new { zh = name }, under }), HttpStatusCode.Created);

    private async Task DoneAsync(string path, string body, HttpStatusCode expected = HttpStatusCode.OK, int recorded = 1)
    {
        using var response = await PostAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(expected, text);
        JsonSerializer.Deserialize<JsonElement>(text).GetProperty("recorded").GetArrayLength().ShouldBe(recorded, text);
    }

    private async Task ShouldBeRefusedAsync(string path, string body, HttpStatusCode status, string code)
    {
        using var response = await PostAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, text);
        JsonSerializer.Deserialize<JsonElement>(text).GetProperty("type").GetString().ShouldBe($"urn:agreements:problem:{code}");
    }

    private Task<HttpResponseMessage> PostAsync(string path, string body) =>
        server.As(RunningServer.Administrator).PostAsync("/api/v1" + path, new StringContent(body, Encoding.UTF8, "application/json"));

    private async Task<JsonElement> GetAsync(string path) => await server.Client.GetFromJsonAsync<JsonElement>("/api/v1" + path);
}

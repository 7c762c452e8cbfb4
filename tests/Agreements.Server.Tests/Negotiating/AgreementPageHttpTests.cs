using Agreements.Server.Tests.Documenting;
using System.Net.Http.Headers;
using System.Net;
using System.Text;

namespace Agreements.Server.Tests.Negotiating;

/// <summary>What people see of a negotiation and of documents on the page of an agreement; without any script.</summary>
public sealed class AgreementPageHttpTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_page_shows_the_difference_whose_turn_it_is_who_left_and_what_is_on_file()
    {
        var agreement = await NegotiatedAsync();
        var zh = await PageAsync(agreement, "?lang=zh-CN");
        zh.ShouldContain("每年互派教师<del>十</del><ins>五</ins>名");
        zh.ShouldContain("""data-turn="Redraft">轮到谁: <b>长安汽车</b>""");
        zh.ShouldContain("人数过多");
        zh.ShouldContain("""data-former="cq-edu">""");
        zh.ShouldContain("/documents/scan\"><bdi>协议&lt;b&gt;.txt</bdi></a>");

        var en = await PageAsync(agreement, "?lang=en&from=1&to=1");
        en.ShouldContain("Both texts say the same.");
        en.ShouldContain("Whose turn: <b>长安汽车</b>");
    }

    private async Task<string> NegotiatedAsync()
    {
        using var proposed = await server.Client.PostAsync("/api/v1/agreements", Json("""
            {"kind":"school-enterprise","title":{"zh":"校企协同育人合作"},
             "parties":[{"role":"initiator","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}},
                        {"role":"guide","institution":"cq-edu","name":{"zh":"重庆市教育委员会"}}]}
            """));
        var agreement = proposed.Headers.Location!.ToString();
        await OkAsync(agreement, "terms", """{"clauses":[{"id":"teachers","text":{"zh":"每年互派教师十名"}}]}""");
        var second = new Terms(Clauses: [new Clause("teachers", new Text("每年互派教师五名"))]);
        await OkAsync(agreement, "counter-proposals", """{"party":"changan","terms":{"clauses":[{"id":"teachers","text":{"zh":"每年互派教师五名"}}]}}""");
        await OkAsync(agreement, "refusals", $$"""{"party":"qingsu","digest":"{{TermsDigest.Of(second)}}","reason":"人数过多"}""");
        await OkAsync(agreement, "parties/left", """{"party":"cq-edu","reason":"职能调整"}""");
        using var file = new ByteArrayContent(Files.Text) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        using var put = await server.Client.PostAsync($"{agreement}/documents?document=scan&kind=minutes&name={Uri.EscapeDataString("协议<b>.txt")}", file);
        put.StatusCode.ShouldBe(HttpStatusCode.OK, await put.Content.ReadAsStringAsync());
        return agreement;
    }

    private async Task OkAsync(string agreement, string route, string body)
    {
        using var response = await server.Client.PostAsync($"{agreement}/{route}", Json(body));
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
    }

    private async Task<string> PageAsync(string agreement, string query)
    {
        using var page = await server.Client.GetAsync($"/agreements/{agreement[^36..]}{query}");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode((await page.Content.ReadAsStringAsync()).Replace("&lt;", "&amp;lt;").Replace("&gt;", "&amp;gt;"));
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}

using System.Net;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.People;

/// <summary>The pages of people, as a browser without scripts uses them.</summary>
public sealed partial class PageTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_person_is_registered_found_changed_copied_and_erased_on_pages()
    {
        var created = await PostAsync("/people", Form("赵敏", "13600136000"));
        created.StatusCode.ShouldBe(HttpStatusCode.OK, await created.Content.ReadAsStringAsync());
        var address = created.RequestMessage!.RequestUri!.AbsolutePath;
        var id = address.Split('/')[^1];
        var page = await created.Content.ReadAsStringAsync();
        page.ShouldContain("136 0013 6000");
        var list = await ReadAsync("/people?q=zm");
        list.ShouldContain("赵敏");
        list.ShouldNotContain("136");
        var version = Version().Match(page).Groups[1].Value;

        (await PostAsync(address, Form("赵敏敏", "13600136001", version))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PostAsync(address, Form("赵", "13600136001", version))).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await ReadAsync(address)).ShouldContain("136 0013 6001");
        (await ReadAsync($"{address}/copy")).ShouldContain("赵敏敏");

        var wrong = await PostAsync($"{address}/erase", new() { ["reason"] = "requested", ["confirm"] = "赵敏" });
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("输入的姓名与此人不符");
        var erased = await PostAsync($"{address}/erase", new() { ["reason"] = "requested", ["confirm"] = "赵敏敏" });
        (await erased.Content.ReadAsStringAsync()).ShouldContain("个人信息已删除");
        (await server.Client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Traces.OfAsync(server.Database, "赵敏", "13600136001")).ShouldBeEmpty();
        id.ShouldStartWith("p-");
    }

    [Fact]
    public async Task Whoever_was_overtaken_sees_how_it_stands_and_saves_what_they_typed_over_it()
    {
        var created = await PostAsync("/people", Form("孙丽", "13600136005"));
        var address = created.RequestMessage!.RequestUri!.AbsolutePath;
        var seen = Version().Match(await created.Content.ReadAsStringAsync()).Groups[1].Value;
        await PostAsync(address, Form("孙丽丽", "13600136006", seen));

        var overtaken = await PostAsync(address, Form("孙莉", "13600136007", seen));
        var page = WebUtility.HtmlDecode(await overtaken.Content.ReadAsStringAsync());

        overtaken.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        page.ShouldContain("coordinator-1已于");
        page.ShouldContain("136 0013 6006");
        page.ShouldContain("value=\"孙莉\"");
        (await PostAsync(address, Form("孙莉", "13600136007", Version().Match(page).Groups[1].Value))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ReadAsync(address)).ShouldContain("孙莉");
    }

    [Fact]
    public async Task In_English_the_pages_speak_English_and_an_auditor_finds_no_form_on_them()
    {
        var id = await server.Client.EnterAsync(Api.Wang("页"));
        using var auditor = server.As(RunningServer.Auditor);
        auditor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var page = await (await auditor.GetAsync(new Uri($"/people/{id}", UriKind.Relative))).Content.ReadAsStringAsync();
        page.ShouldContain("Contacts are not shown to auditors.");
        page.ShouldContain("Wang Fang页");
        page.ShouldNotContain("method=\"post\"");
        page.ShouldNotContain("138 0013");
        (await auditor.GetAsync(new Uri("/people/new", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_no_form_is_refused()
    {
        using var json = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        (await server.Client.PostAsync(new Uri("/people", UriKind.Relative), json)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_what_was_typed()
    {
        var answer = await PostAsync("/people", Form("钱进", "12345"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("有电话号码无法识别");
        page.ShouldContain("value=\"钱进\"");
    }

    private async Task<string> ReadAsync(string path) => await (await server.Client.GetAsync(new Uri(path, UriKind.Relative))).Content.ReadAsStringAsync();

    /// <summary>Sends a form and goes where the answer leads, with the key again: a client leaves it out by itself.</summary>
    private async Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> fields)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = server.Client.DefaultRequestHeaders.Authorization;
        using var form = new FormUrlEncodedContent(fields);
        var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form);
        return answer.Headers.Location is { } next ? await server.Client.GetAsync(next) : answer;
    }

    private static Dictionary<string, string> Form(string name, string phone, string version = "") => new()
    {
        ["name"] = name, ["institution"] = "qingsu", ["phones"] = phone, ["language"] = "zh", ["version"] = version,
    };

    [GeneratedRegex("name=\"version\" value=\"(\\d+)\"")]
    private static partial Regex Version();
}

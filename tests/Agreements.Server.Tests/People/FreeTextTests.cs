using Agreements.Server.Tests.Cli;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.People;

/// <summary>People in free texts: warned of on entry, never refused; found again when they are erased.</summary>
public sealed class FreeTextTests : IAsyncLifetime
{
    private const string Reason = "联系人诸葛瑾瑜 13900000000 不同意";

    private readonly RunningServer _server = new();

    private HttpClient Coordinator => _server.Client;

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Entry_warns_of_phones_ids_and_names_and_records_all_the_same()
    {
        await EnterAsync("诸葛瑾瑜");
        var agreement = await Coordinator.ProposeAsync("警告");
        var would = await (await AskAsync(agreement, Reason, "?dry-run=true")).JsonAsync();
        Told(would).ShouldBe(["phone-in-text $.text", "name-in-text $.text"]);

        var did = await (await AskAsync(agreement, Reason)).JsonAsync();
        did.GetProperty("recorded").GetArrayLength().ShouldBe(1);
        Told(did).ShouldBe(["phone-in-text $.text", "name-in-text $.text"]);
        var first = did.GetProperty("warnings")[0];
        first.GetProperty("sentence").GetProperty("zh").GetString()!.ShouldStartWith("这段文字含有电话号码");
        first.GetProperty("cure").GetProperty("en").GetString()!.ShouldContain("/api/v1/people");
        did.GetProperty("warnings").GetRawText().ShouldNotContain("13900000000");
        did.GetProperty("warnings").GetRawText().ShouldNotContain("诸葛瑾瑜");
    }

    [Fact]
    public async Task What_is_deep_in_a_body_and_the_name_of_a_document_is_warned_of_at_its_place()
    {
        var agreement = await Coordinator.ProposeAsync("条款");
        var revised = await (await Coordinator.PostAsJsonAsync($"/api/v1/agreements/{agreement}/terms", new
        {
            purpose = new { zh = "合作" },
            clauses = new[] { new { id = "c1", text = new { zh = "第一条" } }, new { id = "c2", text = new { zh = "联系 028-86621234" } } },
        })).JsonAsync();
        Told(revised).ShouldBe(["phone-in-text $.clauses[1].text.zh"]);

        using var file = new ByteArrayContent("%PDF-1.4\n%%EOF"u8.ToArray());
        file.Headers.ContentType = new("application/pdf");
        var attached = await (await Coordinator.PostAsync(
            new Uri($"/api/v1/agreements/{agreement}/documents?kind=annex&name=身份证11010519491231002X.pdf", UriKind.Relative), file)).JsonAsync();
        Told(attached).ShouldBe(["id-number-in-text $.name"]);
    }

    [Fact]
    public async Task A_name_is_told_only_to_one_who_may_know_of_the_person()
    {
        await EnterAsync("司徒静怡");
        var agreement = await Coordinator.ProposeAsync("不该知道");
        Told(await (await AskAsync(agreement, "司徒静怡的意见", "?dry-run=true")).JsonAsync()).ShouldBe(["name-in-text $.text"]);

        var stranger = _server.As(RunningServer.Stranger);
        var other = await (await stranger.PostAsJsonAsync("/api/v1/institutions?dry-run=true", new
        {
            code = "elsewhere-school", kind = "school", name = new { zh = "司徒静怡学校" },
        })).JsonAsync();
        Told(other).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_was_renamed_or_erased_is_known_so_at_once()
    {
        var person = await EnterAsync("公孙大娘");
        var agreement = await Coordinator.ProposeAsync("删除以后");
        (await Coordinator.EraseAsync(person)).StatusCode.ShouldBe(HttpStatusCode.OK);
        Told(await (await AskAsync(agreement, "公孙大娘的意见", "?dry-run=true")).JsonAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Erasing_lists_the_texts_in_which_the_person_still_stands()
    {
        var person = await EnterAsync("诸葛瑾瑜", "138 0013 8000", "zhuge@school.example");
        var agreement = await Coordinator.ProposeAsync("诸葛瑾瑜工作室协议");
        await (await AskAsync(agreement, "打 138-0013-8000 或写信给 Zhuge@School.example")).JsonAsync();
        await (await Coordinator.PostAsJsonAsync("/api/v1/institutions?wait=true", new
        {
            code = "studio", kind = "school", name = new { zh = "诸葛瑾瑜名师工作室" },
        })).JsonAsync(HttpStatusCode.Created);
        await _server.CaughtUpAsync();

        var before = await Coordinator.GetAsync($"/api/v1/people/{person}/traces", HttpStatusCode.OK);
        var erased = await (await Coordinator.EraseAsync(person)).JsonAsync();

        erased.GetProperty("person").GetString().ShouldBe(person);
        var left = erased.GetProperty("stillNamedIn");
        left.GetRawText().ShouldBe(before.GetRawText());
        left.GetProperty("places").EnumerateArray().Select(Place).ShouldBe(
        [
            $"{agreement} v1 agreement-proposed $.title.zh name /agreements/{agreement}",
            $"{agreement} v2 question-left-open $.question phone,mail /agreements/{agreement}",
            "studio v1 institution-registered $.name.zh name /api/v1/institutions/studio",
        ]);
        left.GetProperty("outOfSight").GetInt32().ShouldBe(0);
        (await Coordinator.GetAsync($"/api/v1/people/{person}/traces", HttpStatusCode.Gone)).GetProperty("status").GetInt32().ShouldBe(410);
    }

    [Fact]
    public async Task What_stands_out_of_sight_is_counted_and_not_told()
    {
        var agreement = await Coordinator.ProposeAsync("上官婉儿的协议");
        await _server.CaughtUpAsync();
        var administrator = _server.As(RunningServer.Administrator);
        var person = await administrator.EnterAsync(new { name = new { zh = "上官婉儿" }, institution = "qingsu" });
        var left = (await (await administrator.EraseAsync(person)).JsonAsync()).GetProperty("stillNamedIn");
        left.GetRawText().ShouldNotContain(agreement);
        left.GetProperty("places").GetArrayLength().ShouldBe(0);
        left.GetProperty("outOfSight").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task The_command_line_finds_a_person_by_reference_and_words_by_themselves()
    {
        var person = await EnterAsync("尉迟敬德", "13700137000");
        var agreement = await Coordinator.ProposeAsync("尉迟敬德工作室协议");
        await _server.CaughtUpAsync();

        var byPerson = await CommandLine.RunAsync(_server.Database.ConnectionString, "people", "traces", person);
        byPerson.Code.ShouldBe(1, byPerson.Error);
        byPerson.Output.ShouldContain(agreement[..8]);
        byPerson.Output.ShouldContain("agreement-proposed");
        (await CommandLine.RunAsync(_server.Database.ConnectionString, "people", "traces", "尉迟敬德")).Code.ShouldBe(1);
        (await CommandLine.RunAsync(_server.Database.ConnectionString, "people", "traces", "无此人也")).Code.ShouldBe(0);
        (await CommandLine.RunAsync(_server.Database.ConnectionString, "people", "traces", "p-00000000-0000-4000-8000-00000000dead")).Code.ShouldBe(2);
    }

    private static string[] Told(JsonElement answer) => answer.TryGetProperty("warnings", out var warnings) && warnings.ValueKind == JsonValueKind.Array
        ? [.. warnings.EnumerateArray().Select(w => $"{w.GetProperty("code").GetString()} {w.GetProperty("place").GetString()}")]
        : [];

    private static string Place(JsonElement p)
    {
        var code = p.GetProperty("reference").GetString() ?? p.GetProperty("stream").GetString();
        var found = string.Join(',', p.GetProperty("found").EnumerateArray().Select(f => f.GetString()));
        return $"{code} v{p.GetProperty("version")} {p.GetProperty("type").GetString()} {p.GetProperty("field").GetString()} {found} "
            + p.GetProperty("link").GetString();
    }

    private async Task<HttpResponseMessage> AskAsync(string agreement, string reason, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/agreements/{agreement}/questions{query}")
        {
            Content = JsonContent.Create(new { text = reason }),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await Coordinator.SendAsync(request);
    }

    private Task<string> EnterAsync(string name, string? phone = null, string? mail = null) => Coordinator.EnterAsync(new
    {
        name = new { zh = name }, institution = "qingsu", phones = phone is null ? [] : new[] { phone }, mails = mail is null ? [] : new[] { mail },
    });
}

using Agreements.Server.Tests.Access.Accounts;
using Agreements.Server.Tests.Importing.Sheets;
using System.Net;
using static Agreements.Server.Tests.Pages.FormDesk;

namespace Agreements.Server.Tests.Pages;

/// <summary>Importing a spreadsheet in the browser.</summary>
public sealed class ImportPagesTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    private static readonly string[] Heads = ["编号", "名称", "类别", "甲方", "乙方", "签署日期"];

    [Fact]
    public async Task A_register_is_checked_recorded_whole_and_leads_to_its_agreements_and_again_is_nothing_new()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var reference = $"R-{Guid.NewGuid():n}";
        var file = SheetFiles.Xlsx(Heads, [reference, "导入的协议", "对口帮扶", "qingyang-edu", "jiangbei-edu", new DateOnly(2024, 3, 27)]);
        var review = await UploadedAsync(desk, file);
        var html = await desk.TextAsync(review);
        html.ShouldContain("新协议 1 份");
        html.ShouldContain("全部记录");
        (await EventsAsync(reference)).ShouldBe(0, "nothing is recorded before somebody says so");

        (await DoAsync(desk, review, "record")).ShouldBe(review);
        var done = await desk.TextAsync(review);
        done.ShouldContain("已导入");
        var id = Ids().Match(done[done.IndexOf("/agreements/", StringComparison.Ordinal)..]).Value;
        (await desk.TextAsync($"/agreements/{id}")).ShouldContain("导入的协议");
        (await EventsAsync(reference)).ShouldBe(1);
        (await DoAsync(desk, review, "record")).ShouldBe(review, "sent twice is recorded once");
        (await EventsAsync(reference)).ShouldBe(1);

        var again = await desk.TextAsync(await UploadedAsync(desk, file));
        again.ShouldContain("没有新内容");
        again.ShouldNotContain("value=\"record\"");
    }

    [Fact]
    public async Task A_wrong_cell_keeps_the_whole_file_from_being_recorded_and_says_where_in_both_languages()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var reference = $"R-{Guid.NewGuid():n}";
        var review = await UploadedAsync(desk, SheetFiles.Xlsx(
            Heads, [reference, "好的一行", "对口帮扶", "qingyang-edu", "jiangbei-edu", null], [null, "坏的一行", "对口帮扶", "qingyang-edu", "无名学校", "某日"]));
        var html = await desk.TextAsync(review);
        html.ShouldContain("台账!E3 乙方");
        html.ShouldContain("机构名录中没有“无名学校”");
        html.ShouldContain("/do/registerInstitution?name.zh=");
        html.ShouldContain("台账!F3 签署日期");
        html.ShouldNotContain("value=\"record\"");
        using var english = new HttpRequestMessage(HttpMethod.Get, review);
        english.Headers.AcceptLanguage.ParseAdd("en");
        using var answer = await desk.Client.SendAsync(english);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("'无名学校' is not in the directory");
        await DoAsync(desk, review, "record");
        (await EventsAsync(reference)).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_column_tells_is_remembered_for_the_next_file_of_the_same_person()
    {
        var name = await server.MadeAsync();
        using var desk = await server.SignedInAsync(name);
        byte[] Next() => SheetFiles.Xlsx(["编号", "名称", "我们一方", "对面"], [$"R-{Guid.NewGuid():n}", "协议", "qingyang-edu", "jiangbei-edu"]);
        var review = await UploadedAsync(desk, Next(), "aid");
        (await desk.TextAsync(review)).ShouldContain("甲方和乙方都是空的");
        await DoAsync(
            desk, review, "columns", ("kind", "aid"), ("heading", "编号"), ("field", "reference"), ("heading", "名称"), ("field", "title"),
            ("heading", "我们一方"), ("field", "first-party"), ("heading", "对面"), ("field", "second-party"));
        (await desk.TextAsync(review)).ShouldContain("新协议 1 份");
        (await desk.TextAsync(await UploadedAsync(desk, Next(), "aid"))).ShouldContain("value=\"record\"");

        using var other = await server.SignedInAsync(await server.MadeAsync());
        (await other.OpenAsync(review)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "an upload is its owner's alone");
        (await other.TextAsync(await UploadedAsync(other, Next(), "aid"))).ShouldNotContain("value=\"record\"");
    }

    [Fact]
    public async Task Who_may_not_do_what_a_row_stands_for_imports_nothing()
    {
        using var party = await server.SignedInAsync(await server.MadeAsync(ActingRole.Representative));
        (await party.OpenAsync("/import")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var html = await desk.TextAsync(await UploadedAsync(desk, SheetFiles.Xlsx(Heads, ["O-1", "别人的协议", "对口帮扶", "qingsu", "cq-women", null])));
        html.ShouldContain("本行各方都不在你单位的范围内");
        html.ShouldNotContain("value=\"record\"");
    }

    [Fact]
    public async Task Templates_are_given_out_and_an_upload_that_is_given_up_is_gone()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        (await desk.TextAsync("/import")).ShouldContain("/import/template/friendship-school.xlsx");
        using var template = await desk.OpenAsync("/import/template/friendship-school.xlsx");
        template.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        (await desk.OpenAsync("/import/template/castle.xlsx")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var review = await UploadedAsync(desk, await template.Content.ReadAsByteArrayAsync());
        (await desk.TextAsync(review)).ShouldContain("没有新内容");
        (await DoAsync(desk, review, "drop")).ShouldBe("/import");
        (await desk.OpenAsync(review)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> UploadedAsync(Browser desk, byte[] content, string kind = "")
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Browser.Token(await desk.TextAsync("/import"))!), "__RequestVerificationToken" }, { new StringContent(kind), "kind" },
            { new ByteArrayContent(content), "file", "台账.xlsx" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/import") { Content = form };
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await desk.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    private static async Task<string?> DoAsync(Browser desk, string review, string what, params (string, string)[] fields)
    {
        using var answer = await desk.SendAsync("/import", review, [("_do", what), .. fields]);
        return answer.Headers.Location?.ToString();
    }

    private Task<long> EventsAsync(string reference) => server.Database.ScalarAsync<long>(
        $"select count(*) from agreements.mt_events where type = 'agreement-proposed' and data ->> 'reference' = '{reference}'");
}

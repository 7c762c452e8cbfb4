using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Tests.Access.Accounts;
using Agreements.Server.Tests.Documenting;
using Microsoft.Extensions.DependencyInjection;
using System.Net;
using System.Text.RegularExpressions;
using static Agreements.Server.Tests.Pages.FormDesk;

namespace Agreements.Server.Tests.Pages;

/// <summary>A coordinator's work by forms alone, without scripts.</summary>
public sealed partial class CommandFormTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    [Fact]
    public async Task An_agreement_is_proposed_negotiated_and_signed_by_forms_alone()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        await server.CaughtUpAsync();
        await RegisteredAsync(desk, "重庆市女子职业高级中学", "重庆女职中");
        await RegisteredAsync(desk, "四川省成都市青苏职业中专学校", "青苏职中");
        var page = await RecordedAsync(desk, "proposeAgreement", "",
            ("kind", "friendship-school"), ("title.zh", "友好学校协议"), ("parties#", "2"),
            ("parties[0].role", "principal"), ("parties[0].institution", "chongqingshinvzi"),
            ("parties[1].role", "principal"), ("parties[1].institution", "青苏职中"), ("on", "2025年3月1日"));
        var id = Ids().Match(page).Value;

        (await desk.TextAsync($"/agreements/{id}")).ShouldContain("/do/reviseTerms?id=");
        await RecordedAsync(desk, "reviseTerms", id, ("purpose.zh", "互派师生"), ("clauses#", "1"), ("clauses[0].text.zh", "每学期互派一次"));
        var text = await desk.TextAsync($"/agreements/{id}");
        var principals = Consents().Matches(text).Select(m => m.Groups[1].Value).ToArray();
        foreach (var consent in principals)
        {
            await RecordedAsync(desk, "consentToTerms", id, ("party", consent), ("digest", Digest(await desk.TextAsync($"/do/consentToTerms?id={id}"))));
        }

        var link = Next().Match(await desk.TextAsync($"/agreements/{id}")).Value;
        var (_, entered) = await SendAsync(desk, await desk.TextAsync(link), "advanceToNegotiated", "record");
        (await desk.TextAsync(entered)).ShouldContain("id=\"recorded\"");
        (await desk.TextAsync(entered)).ShouldContain("协商一致");

        var (status, place) = await UploadAsync(desk, id, ("kind", "signed-text"), ("party", principals[0]), ("signatoryTitle", "校长"));
        status.ShouldBe(HttpStatusCode.Redirect, place);
        var signed = await desk.TextAsync(place);
        signed.ShouldContain("签署人职务：校长");
        signed.ShouldContain("签署页.pdf");
        await RecordedAsync(desk, "recordSignature", id, ("party", principals[1]), ("on", "不详"));
        (await desk.TextAsync($"/agreements/{id}")).ShouldContain("签署了协议（日期不明）");
    }

    [Fact]
    public async Task A_file_is_kept_though_the_signature_on_it_is_refused_and_the_form_says_which()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        var (status, html) = await UploadAsync(desk, id, ("kind", "other"), ("party", "nobody"));

        status.ShouldNotBe(HttpStatusCode.Redirect);
        html.ShouldContain("文件已归档");
        (await desk.TextAsync($"/agreements/{id}")).ShouldContain("签署页.pdf");
    }

    [Fact]
    public async Task A_file_larger_than_a_body_in_JSON_may_be_is_taken_by_the_form()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        var (status, place) = await UploadAsync(desk, id, [.. Files.Pdf, .. new byte[8 * 1024 * 1024]], ("kind", "annex"));

        status.ShouldBe(HttpStatusCode.Redirect, place);
    }

    [Fact]
    public async Task What_was_typed_is_kept_when_it_is_refused_and_each_fault_stands_at_its_field()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var (status, html) = await SentAsync(desk, "proposeAgreement", "", "record",
            ("title.zh", "没有各方"), ("on", "昨天左右"), ("parties#", "1"), ("parties[0].institution", "没有这样的单位"));

        status.ShouldBe(HttpStatusCode.BadRequest);
        html.ShouldContain(">没有各方</textarea>");
        html.ShouldContain("value=\"昨天左右\"");
        html.ShouldContain("id=\"f-on-wrong\"");
        html.ShouldContain("href=\"#f-parties-0--institution\"");
        html.ShouldContain("没有找到");
    }

    [Fact]
    public async Task What_would_be_recorded_is_shown_first_and_nothing_is()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        var (status, html) = await SentAsync(desk, "leaveQuestionOpen", id, "preview", ("text", "谁保存了另一份原本"));

        status.ShouldBe(HttpStatusCode.OK, html);
        html.ShouldContain("将记录");
        html.ShouldContain("谁保存了另一份原本");
        (await server.Database.ScalarAsync<long>($"select count(*) from agreements.mt_events where stream_id = '{id}'")).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_looked_before_somebody_else_wrote_sees_what_has_happened_and_goes_on()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        var opened = await desk.TextAsync($"/do/leaveQuestionOpen?id={id}");
        await RecordedAsync(desk, "leaveQuestionOpen", id, ("text", "别人的问题"));

        var (status, html) = await SendAsync(desk, opened, "leaveQuestionOpen", "record", ("text", "我的问题"));
        status.ShouldBe(HttpStatusCode.PreconditionFailed, html);
        html.ShouldContain("别人的问题");
        html.ShouldContain(">我的问题</textarea>");

        (await SendAsync(desk, html, "leaveQuestionOpen", "record", ("text", "我的问题"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.TextAsync($"/agreements/{id}")).ShouldContain("我的问题");
    }

    [Fact]
    public async Task What_waits_for_whoever_reads_stands_there_unasked_and_leads_to_the_form_and_back()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);

        var waiting = await desk.TextAsync("/");
        waiting.ShouldContain($"/do/reviseTerms?id={id}&return=%2F");
        var form = await desk.TextAsync($"/do/reviseTerms?id={id}&return={Uri.EscapeDataString("/")}");
        var (status, place) = await SendAsync(desk, form, "reviseTerms", "record", ("purpose.zh", "互派师生"));
        (status, place).ShouldBe((HttpStatusCode.Redirect, "/?recorded=2-2#recorded"));
    }

    [Fact]
    public async Task A_merger_is_shown_before_it_is_recorded_and_comes_back_to_the_survivor()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync(ActingRole.Administrator, "cq-edu"));
        var kept = await RecordedAsync(desk, "registerInstitution", "", ("code", "kept-school"), ("kind", "school"), ("name.zh", "留存学校"));
        kept.ShouldStartWith("/institutions/kept-school?recorded=1-1");
        await RecordedAsync(desk, "registerInstitution", "", ("code", "double-school"), ("kind", "school"), ("name.zh", "重复学校"));
        await server.CaughtUpAsync();

        (await desk.TextAsync("/institutions/double-school")).ShouldContain("/do/mergeInstitution?id=double-school");
        (string, string)[] into = [("into", "kept-school"), ("reason", "同一学校")];
        var (status, shown) = await SentAsync(desk, "mergeInstitution", "double-school", "preview", into);
        status.ShouldBe(HttpStatusCode.OK, shown);
        shown.ShouldContain("并入留存学校");
        shown.ShouldContain("并入重复条目“double-school”");
        (await desk.TextAsync("/institutions/double-school")).ShouldNotContain("已并入本条目");

        var place = await RecordedAsync(desk, "mergeInstitution", "double-school", into);
        (await desk.TextAsync(place)).ShouldContain("“double-school”已并入本条目");
    }

    [Fact]
    public async Task Whoever_writes_of_an_institution_sees_what_another_wrote_since()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        await RecordedAsync(desk, "registerInstitution", "", ("kind", "school"), ("name.zh", "新校"), ("under", "qingyang-edu"));
        var opened = await desk.TextAsync("/do/renameInstitution?id=xx");
        await RecordedAsync(desk, "addAlias", "xx", ("alias", "新学校"));

        var (status, html) = await SendAsync(desk, opened, "renameInstitution", "record", ("name.zh", "更新的学校"));
        status.ShouldBe(HttpStatusCode.PreconditionFailed, html);
        html.ShouldContain("增加别名“新学校”");
        html.ShouldContain(">更新的学校</textarea>");
    }

    [Fact]
    public async Task A_phone_in_a_text_is_warned_of_before_it_is_recorded_and_whoever_has_seen_that_goes_on()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        var (status, html) = await SentAsync(desk, "leaveQuestionOpen", id, "record", ("text", "联系人电话 13900000000 是否有效"));

        status.ShouldBe(HttpStatusCode.OK, html);
        html.ShouldContain("含有电话号码");
        (await server.Database.ScalarAsync<long>($"select count(*) from agreements.mt_events where stream_id = '{id}'")).ShouldBe(1);
        (await SendAsync(desk, html, "leaveQuestionOpen", "record", ("text", "联系人电话是否有效"))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Every_form_opens()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        foreach (var operation in server.Services.GetRequiredService<OfferedOperations>().All.Values
            .Where(o => o.Subject is SubjectKind.Agreement or SubjectKind.None))
        {
            var html = await desk.TextAsync($"/do/{operation.Name}{(operation.Subject is SubjectKind.None ? "" : $"?id={id}")}");
            html.ShouldContain($"action=\"/do/{operation.Name}\"", customMessage: operation.Name);
        }
    }

    private static Task<(HttpStatusCode Status, string Html)> UploadAsync(Browser desk, string id, params (string Name, string Value)[] fields) =>
        UploadAsync(desk, id, Files.Pdf, fields);

    private static async Task<(HttpStatusCode Status, string Html)> UploadAsync(
        Browser desk, string id, byte[] content, params (string Name, string Value)[] fields)
    {
        var opened = await desk.TextAsync($"/do/attachDocument?id={id}");
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in Hidden().Matches(opened).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).Concat(fields)
            .Append(("__RequestVerificationToken", Browser.Token(opened)!)))
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(content), "file", "签署页.pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/do/attachDocument") { Content = form };
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await desk.Client.SendAsync(request);
        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    private static string Digest(string form) => Digests().Match(form).Groups[1].Value;

    [GeneratedRegex("/do/consentToTerms\\?id=[^&]+&return=[^&]+&party=([^&]+)&")]
    private static partial Regex Consents();

    [GeneratedRegex("/do/advanceToNegotiated\\?id=[^\"]+")]
    private static partial Regex Next();

    [GeneratedRegex("option value=\"([0-9a-f]{64})\"")]
    private static partial Regex Digests();
}

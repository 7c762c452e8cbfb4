using Agreements.Server.Tests.Access.Accounts;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Agreements.Server.Tests.Documenting;

/// <summary>A copy comes back signed: by its QR code to the agreement, and the scan on record against that very text.</summary>
public sealed class ReturnedScanTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    private static readonly string Digest = SigningDesk.Digest(SigningDesk.First);

    [Fact]
    public async Task Whoever_comes_by_the_code_records_the_scan_and_all_its_signatures_against_that_text()
    {
        var (api, desk) = await OpenAsync();
        var id = await new SigningDesk(api).NegotiatedAsync();
        var page = await desk.TextAsync($"/agreements/{id}?digest={Digest}");
        page.ShouldContain("data-returned=\"present\"");
        page.ShouldContain("这份签署稿就是现行文本（第 1 稿）");
        var link = $"/do/attachDocument?id={id}&text={Digest}&kind=signed-text";
        page.ShouldContain($"href=\"{link}\"");

        var form = await desk.TextAsync(link);
        form.ShouldContain("<h1 class=\"head-title\">登记签回的扫描件</h1>");
        form.ShouldContain("<option value=\"signed-text\" selected>");
        form.ShouldContain("name=\"party\" value=\"qingsu\"");
        form.ShouldContain("name=\"party\" value=\"cq-women\"");
        var (status, place) = await SigningDesk.UploadAsync(
            desk, form, Files.Pdf, "签回.pdf", ("kind", "signed-text"), ("party", "qingsu"), ("party", "cq-women"),
            ("signatoryTitle.qingsu", "校长"), ("method", "seal"));
        status.ShouldBe(HttpStatusCode.Redirect, place);
        var done = await desk.TextAsync(place);
        done.ShouldContain("为第 1 稿签署稿的扫描件");
        done.ShouldContain("签署人职务：校长");

        var state = await api.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}");
        var document = (await api.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}/documents"))[0].GetProperty("versions")[0];
        document.GetProperty("textDigest").GetString().ShouldBe(Digest);
        var signatures = state.GetProperty("parties").EnumerateArray().Select(p => p.GetProperty("signature"))
            .Where(s => s.ValueKind is JsonValueKind.Object).ToArray();
        signatures.Length.ShouldBe(2);
        signatures.ShouldAllBe(s => s.GetProperty("documentDigest").GetString() == document.GetProperty("sha256").GetString()
            && s.GetProperty("method").GetString() == "seal" && s.GetProperty("on").GetString() == document.GetProperty("on").GetString());
        (await desk.TextAsync($"/do/attachDocument?id={id}")).ShouldContain("各签约主体的签署都已登记");
    }

    [Fact]
    public async Task A_text_that_has_changed_since_is_refused_and_nothing_is_recorded()
    {
        var (api, desk) = await OpenAsync();
        var signing = new SigningDesk(api);
        var id = await signing.NegotiatedAsync();
        var opened = await desk.TextAsync($"/do/attachDocument?id={id}&text={Digest}&kind=signed-text");
        await signing.ChangedAsync(id);
        await signing.AgreeAsync(id, SigningDesk.Second);

        var (status, html) = await SigningDesk.UploadAsync(desk, opened, Files.Pdf, "签回.pdf", ("kind", "signed-text"), ("party", "qingsu"));
        status.ShouldBe(HttpStatusCode.Conflict);
        html.ShouldContain("签回的扫描件所签的是第 1 稿，现行文本已是第 2 稿");
        html.ShouldContain("value=\"qingsu\" checked");
        (await api.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}/documents")).GetArrayLength().ShouldBe(0);

        var page = await desk.TextAsync($"/agreements/{id}?digest={Digest}");
        page.ShouldContain("data-returned=\"earlier\"");
        page.ShouldContain("这份签署稿是第 1 稿，现行文本已是第 2 稿");
        page.ShouldContain($"/agreements/{id}?from=1&to=2#differences");
        page.ShouldNotContain($"text={Digest}");
        (await desk.TextAsync($"/do/attachDocument?id={id}&text={Digest}")).ShouldContain("id=\"another-text\"");
    }

    [Fact]
    public async Task No_signature_is_recorded_on_a_scan_of_another_text_by_whatever_way()
    {
        var (api, _) = await OpenAsync();
        var signing = new SigningDesk(api);
        var id = await signing.NegotiatedAsync();
        using var put = await signing.PutAsync(id, Files.Pdf, $"name=scan.pdf&kind=signed-text&text={Digest}");
        put.StatusCode.ShouldBe(HttpStatusCode.OK, await put.Content.ReadAsStringAsync());
        await signing.ChangedAsync(id);
        await signing.AgreeAsync(id, SigningDesk.Second);

        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Files.Pdf));
        using var signed = await api.PostAsJsonAsync(
            $"/api/v1/agreements/{id}/signatures", new { party = "qingsu", on = (string?)null, documentDigest = sha256 });
        signed.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await signed.Content.ReadAsStringAsync()).ShouldContain("signed-copy-of-another-text");
        using var again = await signing.PutAsync(id, Files.Png, $"name=scan.png&kind=signed-text&text={Digest}");
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var malformed = await signing.PutAsync(id, Files.Png, "name=scan.png&kind=signed-text&text=abc");
        malformed.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_code_of_no_text_says_so_and_a_draft_waits_for_the_consents()
    {
        var (api, desk) = await OpenAsync();
        var signing = new SigningDesk(api);
        var id = await signing.DraftedAsync();
        (await desk.TextAsync($"/agreements/{id}?digest={new string('0', 64)}")).ShouldContain("data-returned=\"none\"");
        (await desk.TextAsync($"/agreements/{id}?digest=abc")).ShouldContain("这份签署稿不是本协议的任何一稿");
        (await desk.TextAsync($"/agreements/{id}")).ShouldNotContain("data-returned");
        var draft = await desk.TextAsync($"/agreements/{id}?digest={Digest}");
        draft.ShouldContain("各方尚未都同意这一稿");
        draft.ShouldNotContain("text=");
        (await desk.TextAsync($"/do/attachDocument?id={id}")).ShouldContain("协议尚未协商一致");
    }

    [Fact]
    public async Task Only_those_who_have_yet_to_sign_are_offered_and_a_day_that_cannot_be_read_files_nothing()
    {
        var (api, desk) = await OpenAsync();
        var signing = new SigningDesk(api);
        var id = await signing.NegotiatedAsync();
        await signing.OkAsync(id, "signatures", new { party = "qingsu", on = (string?)null });
        var form = await desk.TextAsync($"/do/attachDocument?id={id}");
        form.ShouldNotContain("name=\"party\" value=\"qingsu\"");
        form.ShouldContain("name=\"party\" value=\"cq-women\"");

        var (status, html) = await SigningDesk.UploadAsync(desk, form, Files.Pdf, "签回.pdf", ("kind", "signed-text"), ("party", "cq-women"),
            ("signatoryTitle.cq-women", "副校长"), ("on", "昨天左右"));
        status.ShouldBe(HttpStatusCode.BadRequest);
        html.ShouldContain("value=\"副校长\"");
        html.ShouldContain("什么都没有记录");
        (await SigningDesk.UploadAsync(desk, form, Files.Pdf, "签回.pdf", ("party", "cq-women"))).Place.ShouldContain("请选择这是什么文件");
        (await api.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}/documents")).GetArrayLength().ShouldBe(0);
    }

    private async Task<(HttpClient Api, Browser Desk)> OpenAsync() =>
        (server.Program("test-key-coordinator"), await server.SignedInAsync(await server.MadeAsync()));
}

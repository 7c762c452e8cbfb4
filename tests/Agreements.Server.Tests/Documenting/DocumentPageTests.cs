using System.Net;
using System.Security.Cryptography;

namespace Agreements.Server.Tests.Documenting;

/// <summary>The page of a document, and what a browser is shown of its content.</summary>
public sealed class DocumentPageTests(RunningServer server) : IClassFixture<RunningServer>
{
    private SigningDesk Desk => new(server.Client);

    [Fact]
    public async Task The_page_tells_what_it_is_who_put_it_there_and_shows_it()
    {
        var id = await Desk.NegotiatedAsync();
        (await Desk.PutAsync(id, Files.Pdf, $"name={Uri.EscapeDataString("协议<b>.pdf")}&kind=signed-text&document=scan&on=2025-03-27"
            + $"&text={SigningDesk.Digest(SigningDesk.First)}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Desk.OkAsync(id, "signatures", new { party = "qingsu", on = (string?)null, documentDigest = Sha(Files.Pdf) });
        var page = await TextAsync($"/agreements/{id}/documents/scan");
        page.ShouldSatisfyAllConditions(
            p => p.ShouldContain("<h1 class=\"dossier-title\"><bdi>协议&lt;b&gt;.pdf</bdi></h1>", customMessage: p),
            p => p.ShouldContain("签署文本"), p => p.ShouldContain("PDF 文档"), p => p.ShouldContain("2025年3月27日"), p => p.ShouldContain("coordinator-1"),
            p => p.ShouldContain(Sha(Files.Pdf)), p => p.ShouldContain("第 1 稿 · 现行文本"), p => p.ShouldContain("青苏职中"),
            p => p.ShouldContain($"<iframe class=\"preview-frame no-print\" src=\"/agreements/{id}/documents/scan/versions/1/preview#navpanes=0\""),
            p => p.ShouldContain($"/api/v1/agreements/{id}/documents/scan/versions/1\" download"));
        (await TextAsync($"/agreements/{id}")).ShouldContain($"href=\"/agreements/{id}/documents/scan\"");
    }

    [Fact]
    public async Task Every_version_has_its_place_and_what_was_withdrawn_says_why()
    {
        var id = await Desk.ProposedAsync();
        (await Desk.PutAsync(id, Files.Text, "name=a.txt&kind=annex&document=annex")).Dispose();
        (await Desk.PutAsync(id, Files.Png, "name=a.png&kind=annex&document=annex")).Dispose();
        var page = await TextAsync($"/agreements/{id}/documents/annex");
        page.ShouldContain("第 2 版，共 2 版");
        page.ShouldContain($"href=\"/agreements/{id}/documents/annex?version=1\"");
        page.ShouldContain($"<img class=\"preview-picture\" src=\"/agreements/{id}/documents/annex/versions/2/preview\" alt=\"a.png\"");
        var first = await TextAsync($"/agreements/{id}/documents/annex?version=1");
        first.ShouldContain("此类文件不能在页面中预览");
        first.ShouldNotContain("/preview\"");

        await Desk.OkAsync(id, "documents/withdrawn", new { document = "annex", reason = "上传错误" });
        (await TextAsync($"/agreements/{id}/documents/annex")).ShouldContain("已撤下: <bdi>上传错误</bdi>");
        foreach (var missing in new[] { "nothing", "annex?version=3", "annex?version=x" })
        {
            (await server.Client.GetAsync($"/agreements/{id}/documents/{missing}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, missing);
        }
    }

    [Fact]
    public async Task An_empty_list_says_so_and_offers_the_button_to_whom_it_belongs()
    {
        var id = await Desk.ProposedAsync();
        var page = await TextAsync($"/agreements/{id}");
        page.ShouldContain("尚无文件");
        page.ShouldContain($"href=\"/do/attachDocument?id={id}\"");
        page.ShouldContain($"data-drop=\"/do/attachDocument?id={id}\"");
        using var auditor = server.As(RunningServer.Auditor);
        var read = WebUtility.HtmlDecode(await auditor.GetStringAsync($"/agreements/{id}"));
        read.ShouldContain("尚无文件");
        read.ShouldNotContain("attachDocument");
        read.ShouldNotContain("drop.js");
    }

    [Fact]
    public async Task A_picture_or_PDF_is_shown_in_our_own_pages_only_and_a_picture_in_a_sandbox()
    {
        var id = await Desk.ProposedAsync();
        (await Desk.PutAsync(id, Files.Png, "name=a.png&kind=photo&document=picture")).Dispose();
        (await Desk.PutAsync(id, Files.Pdf, $"name={Uri.EscapeDataString("纪要.pdf")}&kind=minutes&document=minutes")).Dispose();
        using var picture = await server.Client.GetAsync($"/agreements/{id}/documents/picture/versions/1/preview");
        (await picture.Content.ReadAsByteArrayAsync()).ShouldBe(Files.Png);
        Policy(picture).ShouldBe("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox");
        using var pdf = await server.Client.GetAsync($"/agreements/{id}/documents/minutes/versions/1/preview");
        (await pdf.Content.ReadAsByteArrayAsync()).ShouldBe(Files.Pdf);
        Policy(pdf).ShouldBe("default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'");
        foreach (var answer in new[] { picture, pdf })
        {
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        }

        pdf.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        pdf.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("纪要.pdf");
        using var saved = await server.Client.GetAsync($"/api/v1/agreements/{id}/documents/minutes");
        Policy(saved).ShouldEndWith("frame-ancestors 'none'; sandbox");
    }

    [Fact]
    public async Task Nothing_else_is_shown_nor_to_anybody_who_does_not_see_the_agreement()
    {
        var id = await Desk.ProposedAsync();
        (await Desk.PutAsync(id, "<html><script>alert(1)</script>"u8.ToArray(), "name=a.pdf&kind=annex&document=text")).Dispose();
        (await Desk.PutAsync(id, Files.Pdf, "name=a.pdf&kind=annex&document=pdf")).Dispose();
        (await server.Client.GetAsync($"/agreements/{id}/documents/text/versions/1/preview")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Client.GetAsync($"/agreements/{id}/documents/pdf/versions/2/preview")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Client.GetAsync($"/agreements/{id}/documents/pdf/versions/1/preview")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var stranger = server.As(RunningServer.Stranger);
        (await stranger.GetAsync($"/agreements/{id}/documents/pdf/versions/1/preview")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/agreements/{id}/documents/pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<string> TextAsync(string path)
    {
        using var answer = await server.Client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return WebUtility.HtmlDecode((await answer.Content.ReadAsStringAsync()).Replace("&lt;", "&amp;lt;").Replace("&gt;", "&amp;gt;"));
    }

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();

    private static string Sha(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}

using Agreements.Server.Http;
using Agreements.Server.Tests.Http;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using A = DocumentFormat.OpenXml.Drawing;

namespace Agreements.Server.Tests.Documenting;

/// <summary>The text of an agreement as it is printed and signed: as a page, as a DOCX and over the API.</summary>
public sealed class SigningCopyTests(RunningServer server) : IClassFixture<RunningServer>
{
    private SigningDesk Desk => new(server.Client);

    private static readonly string Digest = SigningDesk.Digest(SigningDesk.First);

    [Fact]
    public async Task The_word_file_says_who_agrees_to_what_in_both_languages_and_has_a_place_for_each_to_sign()
    {
        var id = await Desk.NegotiatedAsync();
        using var answer = await server.Client.GetAsync($"/agreements/{id}/signing-copy.docx");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("青苏与女职中友好学校协议（签署稿，第 1 稿）.docx");
        using var document = Open(await answer.Content.ReadAsByteArrayAsync());

        new OpenXmlValidator().Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        var body = Lines(document.MainDocumentPart!.Document!.Body!);
        body.ShouldSatisfyAllConditions(
            b => b[..2].ShouldBe(["青苏与女职中友好学校协议", "Friendship of two schools"]),
            b => b.ShouldContain("编号 Reference：QJ-2　　类别 Kind：友好学校 Friendship schools"),
            b => b.ShouldContain("甲方（发起方）：青苏职中"), b => b.ShouldContain("Party A (Initiator): Qingsu School"),
            b => b.ShouldContain("乙方（签约主体）：重庆女职中"), b => b.ShouldContain("第 1 条　每学期互派一次。由双方教务处安排。"),
            b => b.ShouldContain("Article 1. One visit each term."), b => b.ShouldContain("第 2 条　共建两门课程。"), b => b.ShouldContain("自签署之日起 3 年"),
            b => b.ShouldContain("提前 30 天通知可终止"), b => b.ShouldContain("保障措施 Guarantees"), b => b.ShouldContain("无 None"));
        body.ShouldNotContain(l => l.Contains("草案", StringComparison.Ordinal));
        document.MainDocumentPart.Document.Body!.Descendants<TableCell>().Select(c => Lines(c))
            .Where(c => c.Any(l => l.Contains("代表签字", StringComparison.Ordinal))).Select(c => c[0]).ShouldBe(["甲方（发起方）：青苏职中", "乙方（签约主体）：重庆女职中", "见证方：青羊区教育局"]);
        document.MainDocumentPart.Document.Descendants<SdtElement>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_foot_has_the_digest_and_a_code_that_leads_back_to_the_agreement_with_that_digest()
    {
        var id = await Desk.NegotiatedAsync();
        using var document = Open(await server.Client.GetByteArrayAsync($"/agreements/{id}/signing-copy.docx"));
        var foot = document.MainDocumentPart!.FooterParts.Single();
        Lines(foot.Footer!).ShouldContain(Digest);
        var address = $"{server.Address}agreements/{id}?digest={Digest}";
        var picture = (ImagePart)foot.GetPartById(foot.Footer!.Descendants<A.Blip>().Single().Embed!.Value!);
        using var bytes = new MemoryStream();
        picture.GetStream().CopyTo(bytes);
        bytes.ToArray().ShouldBe(QrCode.Png(address));

        var page = await server.Client.GetStringAsync($"/agreements/{id}/signing-copy");
        QrReading.Read(page).ShouldBe(address);
        page.ShouldContain($"<code id=\"digest\">{Digest}</code>");
        page.ShouldNotContain("data-draft");
    }

    [Fact]
    public async Task The_same_text_gives_the_same_bytes_on_the_page_and_over_the_API()
    {
        var id = await Desk.NegotiatedAsync();
        var first = await server.Client.GetByteArrayAsync($"/agreements/{id}/signing-copy.docx");
        (await server.Client.GetByteArrayAsync($"/api/v1/agreements/{id}/signing-copy.docx")).ShouldBe(first);
        using var zip = new ZipArchive(new MemoryStream(first));
        zip.Entries.Select(e => e.LastWriteTime.Year).Distinct().ShouldBe([1980], "when it was made is not in it");
    }

    [Fact]
    public async Task A_text_that_not_all_have_consented_to_is_marked_as_a_draft_everywhere()
    {
        var id = await Desk.DraftedAsync();
        await Desk.OkAsync(id, "consents", new { party = "qingsu", digest = Digest });
        (await DraftMarksAsync(id)).ShouldBe((true, true, true));

        await Desk.OkAsync(id, "consents", new { party = "cq-women", digest = Digest });
        (await DraftMarksAsync(id)).ShouldBe((false, false, false));
    }

    [Fact]
    public async Task Where_there_is_no_text_it_says_what_is_missing_and_how_to_cure_it()
    {
        var id = await Desk.ProposedAsync();
        var page = WebUtility.HtmlDecode(await server.Client.GetStringAsync($"/agreements/{id}/signing-copy"));
        page.ShouldContain("还没有可签署的文本");
        page.ShouldContain($"/do/reviseTerms?id={id}&return=");
        using var file = await server.Client.GetAsync($"/api/v1/agreements/{id}/signing-copy.docx");
        file.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await file.Content.ReadAsStringAsync()).ShouldContain("terms-missing");
        using var still = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };
        still.DefaultRequestHeaders.Authorization = server.Client.DefaultRequestHeaders.Authorization;
        (await still.GetAsync($"/agreements/{id}/signing-copy.docx")).Headers.Location!.ToString().ShouldBe($"/agreements/{id}/signing-copy");

        using var auditor = server.As(RunningServer.Auditor);
        WebUtility.HtmlDecode(await auditor.GetStringAsync($"/agreements/{id}/signing-copy")).ShouldContain("由协调员或一方提交文本");
    }

    [Fact]
    public async Task The_API_tells_the_same_and_nobody_is_told_of_what_they_do_not_see()
    {
        var id = await Desk.NegotiatedAsync();
        var copy = await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}/signing-copy");
        copy.GetProperty("digest").GetString().ShouldBe(Digest);
        copy.GetProperty("isDraft").GetBoolean().ShouldBeFalse();
        copy.GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("part").GetString())
            .ShouldBe(["purpose", "principles", "areas", "clauses", "guarantees", "term"]);
        using var stranger = server.As(RunningServer.Stranger);
        foreach (var address in new[] { "/agreements/{0}/signing-copy", "/agreements/{0}/signing-copy.docx", "/api/v1/agreements/{0}/signing-copy" })
        {
            (await stranger.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, id))).StatusCode
                .ShouldBe(HttpStatusCode.NotFound, address);
        }
    }

    private async Task<(bool Page, bool File, bool Api)> DraftMarksAsync(Guid id)
    {
        using var document = Open(await server.Client.GetByteArrayAsync($"/agreements/{id}/signing-copy.docx"));
        return (
            (await server.Client.GetStringAsync($"/agreements/{id}/signing-copy")).Contains("data-draft", StringComparison.Ordinal),
            Lines(document.MainDocumentPart!.HeaderParts.Single().Header!).Contains("草案（各方尚未全部同意） DRAFT (not yet consented to by all)"),
            (await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/agreements/{id}/signing-copy")).GetProperty("isDraft").GetBoolean());
    }

    private static WordprocessingDocument Open(byte[] file) => WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);

    private static string[] Lines(DocumentFormat.OpenXml.OpenXmlElement within) => [.. within.Descendants<Paragraph>().Select(p => p.InnerText)];
}

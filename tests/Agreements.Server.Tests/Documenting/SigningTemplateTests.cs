using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using System.Net;
using System.Text.Json;
using Words = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Agreements.Server.Tests.Documenting;

/// <summary>Templates that a bureau puts in the place of the shipped one.</summary>
public sealed class SigningTemplateTests : IAsyncLifetime
{
    private readonly RunningServer _server = new();
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"agreements-templates-{Guid.NewGuid():n}");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(_folder);
        await _server.InitializeAsync();
        await _server.StopAsync();
        await _server.StartAsync($"AGREEMENTS_SIGNING_TEMPLATES={_folder}");
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_bureaus_own_template_is_used_for_its_kind_without_a_restart_and_others_keep_theirs()
    {
        var id = await new SigningDesk(_server.Client).NegotiatedAsync();
        var shipped = await _server.Client.GetByteArrayAsync("/api/v1/signing-templates/friendship-school");
        await PutAsync("aid.docx", Changed(shipped, d => Say(d, "对口帮扶专用")));
        (await BodyAsync(id)).ShouldNotContain("对口帮扶专用");

        await PutAsync("default.docx", Changed(shipped, d => Say(d, "全局抬头")));
        (await BodyAsync(id)).ShouldContain("全局抬头");

        await PutAsync("friendship-school.docx", Changed(shipped, d => Say(d, "青羊区教育局专用纸")));
        var body = await BodyAsync(id);
        body.ShouldContain("青羊区教育局专用纸");
        body.ShouldContain("第 2 条　共建两门课程。");
        (await _server.Client.GetByteArrayAsync("/api/v1/signing-templates/friendship-school"))
            .ShouldBe(await File.ReadAllBytesAsync(Path.Combine(_folder, "friendship-school.docx")));
    }

    [Fact]
    public async Task A_control_keeps_the_look_that_the_template_gives_it_but_not_the_grey_of_an_invitation()
    {
        var id = await new SigningDesk(_server.Client).NegotiatedAsync();
        await PutAsync("default.docx", Changed(await _server.Client.GetByteArrayAsync("/api/v1/signing-templates/aid"), d =>
        {
            var title = d.MainDocumentPart!.Document!.Descendants<SdtBlock>().First(s => s.InnerText == "名称");
            title.Descendants<Run>().Single().RunProperties = new RunProperties(new RunStyle { Val = "PlaceholderText" }, new Bold());
        }));
        using var copy = await OpenAsync(id);
        var run = copy.MainDocumentPart!.Document!.Descendants<Run>().First(r => r.InnerText == "青苏与女职中友好学校协议");
        run.RunProperties!.Bold.ShouldNotBeNull();
        run.RunProperties.RunStyle.ShouldBeNull();
    }

    [Fact]
    public async Task A_template_that_lacks_a_placeholder_is_refused_with_its_name_what_is_missing_and_the_cure_in_both_languages()
    {
        var shipped = await _server.Client.GetByteArrayAsync("/api/v1/signing-templates/friendship-school");
        await PutAsync("friendship-school.docx", Changed(shipped, d => d.MainDocumentPart!.FooterParts.Single().Footer!.Descendants<SdtRun>()
            .Where(s => s.InnerText is "0000" or "QR").ToList().ForEach(s => s.Remove())));
        await RefusedAsync("friendship-school.docx", "digest、qr", "digest, qr", "“标记”写作该名称", "with these words as their tags");
    }

    [Fact]
    public async Task A_placeholder_for_paragraphs_inside_a_line_is_refused()
    {
        var shipped = await _server.Client.GetByteArrayAsync("/api/v1/signing-templates/friendship-school");
        await PutAsync("default.docx", Changed(shipped, d =>
        {
            var block = d.MainDocumentPart!.Document!.Descendants<SdtBlock>().Single(s => s.InnerText == "条款 Terms");
            block.InsertBeforeSelf(new Paragraph(new SdtRun(
                (SdtProperties)block.SdtProperties!.CloneNode(true), new SdtContentRun(new Run(new Words("条款"))))));
            block.Remove();
        }));
        await RefusedAsync("default.docx", "terms 须独占一段", "terms must stand by themselves");
    }

    [Theory]
    [InlineData(new byte[] { (byte)'n', (byte)'o' })]
    [InlineData(new byte[] { })]
    public async Task What_is_no_Word_document_is_refused(byte[] content)
    {
        await PutAsync("friendship-school.docx", content);
        await RefusedAsync("friendship-school.docx", "不是可用的 Word 文档", "is no Word document");
    }

    [Fact]
    public async Task A_workbook_by_the_name_of_a_document_is_refused()
    {
        await PutAsync("friendship-school.docx", Files.Zip("[Content_Types].xml", "xl/workbook.xml"));
        await RefusedAsync("friendship-school.docx", "不是可用的 Word 文档", "is no Word document");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told_with_the_setting()
    {
        await _server.StopAsync();
        await _server.StartAsync($"AGREEMENTS_SIGNING_TEMPLATES={_folder}-gone");
        await RefusedAsync("AGREEMENTS_SIGNING_TEMPLATES", "不存在", "is not there");
    }

    private async Task RefusedAsync(params string[] words)
    {
        var id = await new SigningDesk(_server.Client).NegotiatedAsync();
        using var api = await _server.Client.GetAsync($"/api/v1/agreements/{id}/signing-copy.docx");
        api.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var sentence = JsonDocument.Parse(await api.Content.ReadAsStringAsync()).RootElement.GetProperty("sentence");
        var both = $"{sentence.GetProperty("zh").GetString()} {sentence.GetProperty("en").GetString()}";
        words.ShouldAllBe(w => both.Contains(w), both);

        using var file = await _server.Client.GetAsync($"/agreements/{id}/signing-copy.docx");
        file.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var page = WebUtility.HtmlDecode(await file.Content.ReadAsStringAsync());
        page.ShouldContain(sentence.GetProperty("zh").GetString()!);
        // The page to print needs no template, and says what is wrong with the file.
        WebUtility.HtmlDecode(await _server.Client.GetStringAsync($"/agreements/{id}/signing-copy")).ShouldContain(sentence.GetProperty("zh").GetString()!);
    }

    private Task PutAsync(string name, byte[] content) => File.WriteAllBytesAsync(Path.Combine(_folder, name), content);

    private async Task<WordprocessingDocument> OpenAsync(Guid id) =>
        WordprocessingDocument.Open(new MemoryStream(await _server.Client.GetByteArrayAsync($"/agreements/{id}/signing-copy.docx")), isEditable: false);

    private async Task<string> BodyAsync(Guid id)
    {
        using var document = await OpenAsync(id);
        return document.MainDocumentPart!.Document!.Body!.InnerText;
    }

    private static void Say(WordprocessingDocument document, string words) =>
        document.MainDocumentPart!.Document!.Body!.PrependChild(new Paragraph(new Run(new Words(words))));

    private static byte[] Changed(byte[] template, Action<WordprocessingDocument> change)
    {
        using var file = new MemoryStream();
        file.Write(template);
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
        {
            change(document);
        }

        return file.ToArray();
    }
}

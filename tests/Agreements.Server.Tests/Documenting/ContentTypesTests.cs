using Agreements.Server.Commands.Documents;
using Agreements.Server.Http;
using System.Text;

namespace Agreements.Server.Tests.Documenting;

/// <summary>What a content is, told from its bytes alone.</summary>
public sealed class ContentTypesTests
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    public static TheoryData<string, byte[]> Taken => new()
    {
        { "application/pdf", Files.Pdf },
        { "image/png", Files.Png },
        { "image/jpeg", Files.Jpeg },
        { "image/tiff", [(byte)'I', (byte)'I', 42, 0, 8, 0] },
        { "image/tiff", [(byte)'M', (byte)'M', 0, 42, 0, 8] },
        { "text/plain; charset=utf-8", Files.Text },
        { "text/plain; charset=utf-8", [0xEF, 0xBB, 0xBF, .. Files.Text] },
        { "text/plain; charset=utf-8", "<script>alert(1)</script>"u8.ToArray() },
        { Office + "wordprocessingml.document", Files.Zip("[Content_Types].xml", "_rels/.rels", "word/document.xml") },
        { Office + "wordprocessingml.document", Files.Zip("word\\document.xml") },
        { Office + "spreadsheetml.sheet", Files.Zip("[Content_Types].xml", "xl/workbook.xml") },
        { Office + "presentationml.presentation", Files.Zip("ppt/presentation.xml", "ppt/slides/slide1.xml") },
        { "application/ofd", Files.Zip("OFD.xml", "Doc_0/Document.xml") },
    };

    public static TheoryData<string, byte[]> NotTaken => new()
    {
        { "a Windows program", [(byte)'M', (byte)'Z', 0x90, 0] },
        { "a Linux program", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2] },
        { "a GIF image", "GIF89a"u8.ToArray() },
        { "a document of an old Office", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1] },
        { "a RAR archive", "Rar!\u001a"u8.ToArray() },
        { "a ZIP archive that is no office document", Files.Zip("a.txt", "word/other.xml") },
        { "an office document with macros", Files.Zip("word/document.xml", "word/vbaProject.bin") },
        { "a ZIP container that is broken or unusual", Files.Zip("word/document.xml")[..40] },
        { "a ZIP container that is broken or unusual", [.. "PK\u0003\u0004"u8, .. new byte[100]] },
        { "beginning with the bytes 00010203", [0, 1, 2, 3] },
        { "beginning with the bytes D6D0CEC4", [0xD6, 0xD0, 0xCE, 0xC4] },
        { "beginning with the bytes 7465787400", "text\0"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task What_is_taken_is_told_from_its_bytes(string expected, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        (await ContentTypes.OfAsync(content, default)).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(NotTaken))]
    public async Task Of_what_is_not_taken_it_is_said_what_it_looks_like(string found, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        var refused = await Should.ThrowAsync<UnacceptableContentException>(() => ContentTypes.OfAsync(content, default));
        refused.Status.ShouldBe(415);
        refused.Message.ShouldContain(found);
    }

    [Fact]
    public async Task A_text_is_read_to_its_end()
    {
        using var content = new MemoryStream([.. Encoding.UTF8.GetBytes(new string('文', 100_000)), 0xFF]);
        await Should.ThrowAsync<UnacceptableContentException>(() => ContentTypes.OfAsync(content, default));
    }

    [Theory]
    [InlineData("友好学校协议（盖章）.pdf", "友好学校协议（盖章）.pdf")]
    [InlineData("C\u003a\\fakepath\\协议.pdf", "协议.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("协议\u202Efdp.exe", "协议fdp.exe")]
    [InlineData("  协\r\n议\u0000 .pdf ", "协 议 .pdf")]
    [InlineData("a\u200Bb\uFEFF.txt", "ab.txt")]
    [InlineData("e\u0301cole.txt", "\u00E9cole.txt")]
    [InlineData("𠮷.pdf", "𠮷.pdf")]
    [InlineData("/", "")]
    public void A_name_becomes_words_to_display(string given, string shown) => DisplayName.Of(given).ShouldBe(shown);

    [Fact]
    public void A_name_without_end_is_cut_between_characters()
    {
        var shown = DisplayName.Of(string.Concat(Enumerable.Repeat("👩‍🏫", 100)));
        shown.Length.ShouldBeLessThanOrEqualTo(200);
        shown.ShouldEndWith("…");
        DisplayName.Of("\uD842" + "甲").ShouldBe("甲");
    }
}

using Agreements.Server.Commands.Documents;
using Agreements.Server.Identity;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Microsoft.Net.Http.Headers;
using System.Globalization;

namespace Agreements.Server.Pages.Documents;

/// <summary>Answers the page of a document on file, and what a browser shows of its content inside that page.</summary>
internal static class DocumentEndpoint
{
    /// <summary>
    /// What browsers show themselves of what is taken, told from the bytes when it came. Nothing else is ever answered so that it is shown: what could hold a
    /// script or be taken for a page is only saved.
    /// </summary>
    private static readonly HashSet<string> Shown = new(StringComparer.Ordinal) { "application/pdf", "image/png", "image/jpeg" };

    /// <summary>A picture: framed by our own pages only, and nothing in it runs.</summary>
    private const string PicturePolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

    /// <summary>
    /// A PDF: the same without the sandbox. Today's Chromium shows one in it; earlier releases are known to refuse, and many browsers here are made of those.
    /// Nothing runs either way: no source of scripts is allowed. The viewer's own look is inline, and it takes the file as an object of this address.
    /// </summary>
    private const string PdfPolicy =
        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>Maps both.</summary>
    /// <param name="pages">The pages.</param>
    public static void MapDocumentPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/agreements/{id:guid}/documents/{document}", ShowAsync);
        pages.MapGet("/agreements/{id:guid}/documents/{document}/versions/{version:int}/preview", PreviewAsync).WithName("downloadDocumentPreview");
    }

    /// <summary>Whether browsers show a content of a type.</summary>
    /// <param name="mediaType">The type.</param>
    public static bool IsShown(string mediaType) => Shown.Contains(mediaType);

    private static async Task<IResult> ShowAsync(HttpContext context, Guid id, string document, Reader reader, OfferedOperations operations)
    {
        var asked = context.Request.Query["version"].ToString();
        if (await Timeline.FindAsync(reader, id, context.RequestAborted) is not { } timeline)
        {
            return Missing.Answer(context, MissingThing.Agreement);
        }

        var state = timeline.Present;
        if (state.FindDocument(document) is not { } on || (asked.Length == 0 ? on.Latest : VersionOf(on, asked)) is not { } version)
        {
            return Page.Of<FailureSheet>(
                context, new { Sentence = DocumentTexts.NoDocument, Hint = DocumentTexts.NoDocumentHint }, StatusCodes.Status404NotFound);
        }

        var filings = timeline.Steps.Where(s => s.Happened is DocumentAttached a && a.Document == document)
            .ToDictionary(s => ((DocumentAttached)s.Happened).Version, s => new Filing(
                s.Recorded.Timestamp, s.Recorded.UserName, s.Recorded.GetHeader(EventHeaders.Institution)?.ToString(),
                s.Recorded.GetHeader(EventHeaders.For)?.ToString()));
        return Page.Of<DocumentSheet>(context, new
        {
            State = state, Document = on, Version = version, Filings = filings,
            Institutions = await DirectoryQuery.InstitutionsAsync(
                reader, [.. filings.Values.Select(f => f.Institution).OfType<string>().Distinct()], context.RequestAborted),
            Offered = Offered.To(Caller.Of(context.User), state, operations),
        });
    }

    private static async Task<IResult> PreviewAsync(HttpContext context, Guid id, string document, int version, Reader reader)
    {
        if (await reader.AgreementAsync(id, context.RequestAborted) is not { } state
            || state.FindDocument(document)?.Versions.Find(v => v.Version == version) is not { } asked || !IsShown(asked.MediaType)
            || await reader.ContentAsync(asked, context.RequestAborted) is not { } content)
        {
            return Missing.Answer(context, MissingThing.Page);
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = asked.MediaType == "application/pdf" ? PdfPolicy : PicturePolicy;
        var inline = new ContentDispositionHeaderValue("inline");
        inline.SetHttpFileName(asked.Name);
        headers.ContentDisposition = inline.ToString();
        return Results.Stream(content, asked.MediaType, entityTag: new EntityTagHeaderValue($"\"{asked.Sha256}\""), enableRangeProcessing: true);
    }

    private static DocumentAttached? VersionOf(DocumentOnFile document, string asked) =>
        int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? document.Versions.Find(v => v.Version == number) : null;
}

/// <summary>How a version was put on file.</summary>
/// <param name="At">When.</param>
/// <param name="User">The account; null when unknown.</param>
/// <param name="Institution">Code of the institution acted for; null when unknown.</param>
/// <param name="For">The account stood in for; null for none.</param>
public sealed record Filing(DateTimeOffset At, string? User, string? Institution, string? For);

/// <summary>Words of the page of a document.</summary>
internal static class DocumentTexts
{
    public static readonly Text NoDocument = new("没有这份文件", "There is no such document");
    public static readonly Text NoDocumentHint = new("请从协议页面的“文件”中打开。", "Open it from the documents on the agreement's page.");
    public static readonly Text Version = new("版本", "Version");
    public static readonly Text Day = new("文件日期", "Its day");
    public static readonly Text Format = new("格式", "Format");
    public static readonly Text Size = new("大小", "Size");
    public static readonly Text Filed = new("归档", "Put on file");
    public static readonly Text Digest = new("内容摘要", "Digest of its content");
    public static readonly Text SignedText = new("所签文本", "The text signed");
    public static readonly Text Present = new("现行文本", "the present text");
    public static readonly Text Earlier = new("不是现行文本", "not the present text");
    public static readonly Text Signatures = new("据此登记的签署", "Signatures recorded with it");
    public static readonly Text Download = new("下载", "Download");
    public static readonly Text NewVersion = new("归档新版本", "Put a new version on file");
    public static readonly Text OpenAlone = new("单独打开", "Open by itself");
    public static readonly Text Preview = new("预览", "Preview");
    public static readonly Text NoPreview = new("此类文件不能在页面中预览，请下载查看。", "A file of this kind cannot be shown in the page: download it.");
    public static readonly Text Versions = new("各版本", "Its versions");
    public static readonly Text Shown = new("本页所示", "shown here");

    /// <summary>Which version of how many.</summary>
    public static Text Of(int version, int count) => count == 1
        ? new("第 1 版（仅此一版）", "1 (the only one)")
        : new($"第 {version} 版，共 {count} 版", $"{version} of {count}");

    /// <summary>What files of a type are called.</summary>
    public static Text FormatOf(string mediaType) => mediaType switch
    {
        "application/pdf" => new("PDF 文档", "PDF document"),
        "application/ofd" => new("OFD 文档", "OFD document"),
        "image/png" => new("PNG 图片", "PNG picture"),
        "image/jpeg" => new("JPEG 图片", "JPEG picture"),
        "image/tiff" => new("TIFF 图片", "TIFF picture"),
        _ when mediaType.StartsWith("text/plain", StringComparison.Ordinal) => new("纯文本", "plain text"),
        _ when mediaType.Contains("wordprocessingml", StringComparison.Ordinal) => new("Word 文档", "Word document"),
        _ when mediaType.Contains("spreadsheetml", StringComparison.Ordinal) => new("Excel 工作簿", "Excel workbook"),
        _ when mediaType.Contains("presentationml", StringComparison.Ordinal) => new("PowerPoint 演示文稿", "PowerPoint presentation"),
        _ => new("文件", "file"),
    };

    /// <summary>Which text of the terms.</summary>
    public static Text Revision(int number) => new($"第 {number} 稿", $"text {number}");
}

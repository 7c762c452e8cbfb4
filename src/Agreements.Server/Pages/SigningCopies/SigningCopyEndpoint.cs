using Agreements.Server.Exchange.SigningCopies;
using Agreements.Server.Identity;
using Agreements.Server.Notifications;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.SigningCopies;

/// <summary>Answers the signing copy of an agreement: a page to print, and the same as a file.</summary>
internal static class SigningCopyEndpoint
{
    /// <summary>Maps both.</summary>
    /// <param name="pages">The pages.</param>
    public static void MapSigningCopyPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/agreements/{id:guid}/signing-copy", ShowAsync);
        pages.MapGet("/agreements/{id:guid}/signing-copy.docx", FileAsync).WithName("downloadSigningCopyFile");
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, Guid id, Reader reader, NoticeSettings notices, SigningTemplates templates, OfferedOperations operations)
    {
        if (await reader.AgreementAsync(id, context.RequestAborted) is not { } state)
        {
            return Missing.Answer(context, MissingThing.Agreement);
        }

        var offered = Offered.To(Caller.Of(context.User), state, operations);
        return Page.Of<SigningCopySheet>(context, new
        {
            State = state,
            Copy = await reader.CopyAsync(state, notices, context),
            templates.Of(state.Kind).Fault,
            Draft = offered.Operations.FirstOrDefault(o => o.Name == "reviseTerms") is { } revise
                ? offered.Address(revise, $"/agreements/{id}/signing-copy", "terms") : null,
        });
    }

    private static async Task<IResult> FileAsync(HttpContext context, Guid id, Reader reader, NoticeSettings notices, SigningTemplates templates)
    {
        if (await reader.AgreementAsync(id, context.RequestAborted) is not { } state)
        {
            return Missing.Answer(context, MissingThing.Agreement);
        }

        var template = templates.Of(state.Kind);
        return await reader.CopyAsync(state, notices, context) is not { } copy ? Results.LocalRedirect($"/agreements/{id}/signing-copy")
            : template.Fault is { } fault
                ? Page.Of<FailureSheet>(context, new { Sentence = SigningCopyPageTexts.NoFile, Hint = fault }, StatusCodes.Status500InternalServerError)
                : SigningCopyReads.File(copy, template);
    }
}

/// <summary>Words of the page around the signing copy; those of the copy itself are beside it.</summary>
internal static class SigningCopyPageTexts
{
    public static readonly Text Heading = new("签署稿", "Signing copy");
    public static readonly Text Download = new("下载 Word 文件", "Download as Word");
    public static readonly Text Template = new("所用模板", "Its template");
    public static readonly Text HowToPrint = new(
        "用浏览器的打印功能打印（A4）；页脚有文本摘要和二维码，扫码即回到本协议登记签回的扫描件。",
        "Print it with the browser (A4). The foot of each page has the digest of the text and a QR code, which leads back here to record the signed copy.");

    public static readonly Text DraftHint = new(
        "这是草案：各方尚未都同意这一稿。请先取得各方同意，再打印签署。",
        "This is a draft: not all have consented to this text yet. Have them consent, then print it for signing.");

    public static readonly Text NoFile = new("无法生成签署稿的 Word 文件", "The signing copy cannot be made as a Word file");
    public static readonly Text NoText = new("还没有可签署的文本", "There is no text to sign yet");
    public static readonly Text NoTextHint = new(
        "协议的条款文本尚未提交。提交文本、各方同意之后，这里就是可打印的签署稿。",
        "No text of the terms has been put on the table. Once there is one and all have consented, the copy to print and sign stands here.");

    public static readonly Text WhoDrafts = new("由协调员或一方提交文本。", "A coordinator or one of the parties puts a text on the table.");
    public static readonly Text Code = new("二维码：回到本协议核对文本、登记扫描件", "QR code: back to this agreement, to check the text and to record the signed copy");
}

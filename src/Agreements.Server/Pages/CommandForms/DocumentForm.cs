using Agreements.Server.Localization;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Visibility;
using Microsoft.AspNetCore.Mvc;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>
/// The form that puts a file on record, and with it, where it is the signing page, who signed and when: two commands of the API, the file first.
/// </summary>
internal static class DocumentForm
{
    /// <summary>Its address: the one page that takes a file.</summary>
    public const string Path = "/do/attachDocument";

    /// <summary>Frames of a form around the file.</summary>
    private const int Overhead = 64 * 1024;

    /// <summary>Maps it.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="limit">The most bytes that a document has.</param>
    public static void MapDocumentForm(this IEndpointRouteBuilder pages, long limit)
    {
        pages.MapGet(Path, async (HttpContext context, Reader reader) =>
            await FindAsync(context, reader, context.Request.Query["id"].ToString()) is { } subject
                ? Show(context, subject, FormValues.Empty)
                : NotThere(context));
        pages.MapPost(Path, SendAsync).WithMetadata(new RequestSizeLimitAttribute(limit + Overhead));
    }

    private static async Task<IResult> SendAsync(HttpContext context, Reader reader, OfferedOperations operations)
    {
        if (!context.Request.HasFormContentType)
        {
            return Missing.Malformed(context);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (await FindAsync(context, reader, form["_id"].ToString()) is not { } subject)
        {
            return NotThere(context);
        }

        var values = new FormValues(form.Where(f => f.Key is not ['_', ..]).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal));
        if (form.Files is not [{ Length: > 0 } file, ..])
        {
            return Show(context, subject, values, StatusCodes.Status400BadRequest, DocumentFormTexts.FileNeeded);
        }

        var key = form["_key"].ToString();
        await using var content = file.OpenReadStream();
        var route = new RouteValueDictionary { ["id"] = subject.Id };
        var query = QueryString.Create(
        [
            KeyValuePair.Create<string, string?>("name", values.Of("name") is { Length: > 0 } name ? name : file.FileName),
            KeyValuePair.Create<string, string?>("kind", values.Of("kind")), KeyValuePair.Create<string, string?>("wait", "true"),
            .. values.Of("document") is { Length: > 0 } of
                ? [KeyValuePair.Create<string, string?>("document", of)]
                : Array.Empty<KeyValuePair<string, string?>>(),
        ]);
        var said = new Said($"/api/v1/agreements/{subject.Id}/documents", query.Value!, route, content, "application/octet-stream", file.Length);
        var filed = await ApiCall.SendAsync(context, operations.Upload, said, $"{key}-file");
        if (!filed.IsGood)
        {
            return Show(context, subject, values, filed.Status, [.. filed.Reasons]);
        }

        return values.Of("party").Length == 0
            ? Done(subject, filed.Recorded)
            : await SignAsync(context, operations, subject, values, file, filed, key);
    }

    private static async Task<IResult> SignAsync(
        HttpContext context, OfferedOperations operations, FormSubject subject, FormValues values, IFormFile file, ApiAnswer filed, string key)
    {
        await using var content = file.OpenReadStream();
        var body = new JsonObject
        {
            ["party"] = values.Of("party"), ["documentDigest"] = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, context.RequestAborted)),
        };
        var today = context.RequestServices.GetRequiredService<TimeProvider>().Today();
        Edtf? day = Edtf.Day(today);
        if (values.Of("on") is { Length: > 0 } on && !SaidDay.TryRead(on, today, out day))
        {
            return Show(context, subject, values, StatusCodes.Status400BadRequest, DocumentFormTexts.OnFile, SaidDay.Wanted);
        }

        body["on"] = day?.Value;

        if (values.Of("signatoryTitle") is { Length: > 0 } title)
        {
            body["signatoryTitle"] = title;
        }

        var sign = operations.All["recordSignature"];
        var signed = await ApiCall.SendAsync(context, sign, sign.RouteOf(subject.Id, _ => ""), body, null, $"{key}-signature", isDryRun: false);
        return signed.IsGood
            ? Done(subject, (filed.Recorded.First, signed.Recorded.Last))
            : Show(context, subject, values, signed.Status, [DocumentFormTexts.OnFile, .. signed.Reasons]);
    }

    private static Task<FormSubject?> FindAsync(HttpContext context, Reader reader, string id) =>
        FormSubject.FindAsync(reader, SubjectKind.Agreement, id, context.RequestAborted);

    private static IResult NotThere(HttpContext context) => Missing.Answer(context, MissingThing.Page);

    private static IResult Done(FormSubject subject, (long First, long Last) recorded) =>
        Results.LocalRedirect(Form.RecordedAt(subject.Link, recorded));

    private static IResult Show(
        HttpContext context, FormSubject subject, FormValues values, int status = StatusCodes.Status200OK, params IReadOnlyList<Text> wrong) =>
        Page.Of<DocumentFormSheet>(context, new { Subject = subject, Values = values, Wrong = wrong, Key = Guid.CreateVersion7().ToString() }, status);
}

/// <summary>Words of the form for documents.</summary>
internal static class DocumentFormTexts
{
    public static readonly Text Heading = new("归档文件", "Put a document on file");
    public static readonly Text File = new("文件", "File");
    public static readonly Text Kind = new("是什么文件", "What it is");
    public static readonly Text Name = new("名称（不填则用文件名）", "Name (that of the file if left out)");
    public static readonly Text VersionOf = new("是哪份文件的新版本", "A new version of");
    public static readonly Text SigningPage = new("这是签署页？", "Is this the signing page?");
    public static readonly Text WhoSigned = new("谁签署", "Who signed");
    public static readonly Text SignedOn = new("哪天签署", "On which day");
    public static readonly Text Title = new("签署人职务", "Title of the signatory");
    public static readonly Text Nobody = new("（不是签署页）", "(it is not)");
    public static readonly Text FileNeeded = new("请选择文件。", "Choose a file.");
    public static readonly Text OnFile = new("文件已归档，但签署没有登记：", "The document is on file; the signature was not recorded:");
    public static readonly Text Attach = new("归档", "Put on file");
}

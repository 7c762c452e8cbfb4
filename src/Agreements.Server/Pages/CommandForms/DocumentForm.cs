using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Visibility;
using Microsoft.AspNetCore.Mvc;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>
/// The form that puts a file on record, and with it, where it is the signing page, who signed and when: commands of the API, the file first. Opened from a
/// signing copy it names the text that was signed, and the API refuses the scan if that is not the text on the table any more.
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
                ? Show(context, subject, Typed(context.Request.Query))
                : NotThere(context));
        pages.MapPost(Path, SendAsync).WithMetadata(new RequestSizeLimitAttribute(limit + Overhead));
    }

    /// <summary>Principals whose signature under the text on the table can be recorded and is not.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="caller">Who records it: a representative does for its own side.</param>
    public static IReadOnlyList<Party> ToSign(Agreement state, Caller? caller)
    {
        Party[] open = state.Stage is Stage.Negotiated ? [.. state.Principals.Where(p => !p.IsUnnamed && !state.IsSignedBy(p.Id))] : [];
        Party[] own = caller is { Role: ActingRole.Representative } ? [.. open.Where(p => p.Institution == caller.Institution)] : [];
        return own.Length > 0 ? own : open;
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

        var values = Typed(form);
        if (form.Files is not [{ Length: > 0 } file, ..])
        {
            return Show(context, subject, values, StatusCodes.Status400BadRequest, DocumentFormTexts.FileNeeded);
        }

        if (!KebabEnum<DocumentKind>.TryParse(values.Of("kind"), out _))
        {
            return Show(context, subject, values, StatusCodes.Status400BadRequest, DocumentFormTexts.KindNeeded, DocumentFormTexts.ChooseAgain);
        }

        // Before anything is on file: what cannot be read is mended first.
        var today = context.RequestServices.GetRequiredService<TimeProvider>().Today();
        Edtf? day = Edtf.Day(today);
        if (values.Of("on") is { Length: > 0 } on && !SaidDay.TryRead(on, today, out day))
        {
            return Show(context, subject, values, StatusCodes.Status400BadRequest, SaidDay.Wanted, DocumentFormTexts.ChooseAgain);
        }

        var key = form["_key"].ToString();
        var filed = await FileAsync(context, operations, subject, values, file, key);
        return filed.IsGood
            ? await SignAsync(context, operations, subject, values, new Scan(await DigestAsync(file, context.RequestAborted), day), filed, key)
            : Show(context, subject, values, filed.Status, [.. filed.Reasons, DocumentFormTexts.ChooseAgain]);
    }

    private static async Task<ApiAnswer> FileAsync(
        HttpContext context, OfferedOperations operations, FormSubject subject, FormValues values, IFormFile file, string key)
    {
        await using var content = file.OpenReadStream();
        IEnumerable<KeyValuePair<string, string?>> Given(string name) =>
            values.Of(name) is { Length: > 0 } value ? [KeyValuePair.Create<string, string?>(name, value)] : [];
        var query = QueryString.Create(
        [
            KeyValuePair.Create<string, string?>("name", values.Of("name") is { Length: > 0 } name ? name : file.FileName),
            KeyValuePair.Create<string, string?>("kind", values.Of("kind")), KeyValuePair.Create<string, string?>("wait", "true"),
            .. Given("document"), .. Given("text"),
        ]);
        var route = new RouteValueDictionary { ["id"] = subject.Id };
        var said = new Said($"/api/v1/agreements/{subject.Id}/documents", query.Value!, route, content, "application/octet-stream", file.Length);
        return await ApiCall.SendAsync(context, operations.Upload, said, $"{key}-file");
    }

    /// <summary>One signature after the other: each says which scan shows it. What is refused leaves the others and the file on record.</summary>
    private static async Task<IResult> SignAsync(
        HttpContext context, OfferedOperations operations, FormSubject subject, FormValues values, Scan scan, ApiAnswer filed, string key)
    {
        var (last, status, wrong) = (filed.Recorded.Last, StatusCodes.Status200OK, new List<Text>());
        var sign = operations.All["recordSignature"];
        foreach (var party in values.Several("party"))
        {
            var body = new JsonObject { ["party"] = party, ["on"] = scan.Day?.Value, ["documentDigest"] = scan.Digest };
            foreach (var (name, value) in new[] { ("signatoryTitle", values.Of($"signatoryTitle.{party}")), ("method", values.Of("method")) })
            {
                if (value.Length > 0)
                {
                    body[name] = value;
                }
            }

            var signed = await ApiCall.SendAsync(context, sign, sign.RouteOf(subject.Id, _ => ""), body, null, $"{key}-signature-{party}", isDryRun: false);
            last = signed.IsGood ? Math.Max(last, signed.Recorded.Last) : last;
            if (!signed.IsGood)
            {
                status = signed.Status;
                wrong.AddRange(signed.Reasons);
            }
        }

        return wrong.Count == 0
            ? Results.LocalRedirect(Form.RecordedAt(subject.Link, (filed.Recorded.First, last)))
            // What was recorded meanwhile is on the form already: those who have signed are not asked for again.
            : Show(context, await FindAsync(context, context.RequestServices.GetRequiredService<Reader>(), subject.Id) ?? subject, values, status,
                [DocumentFormTexts.OnFile, .. wrong.Distinct()]);
    }

    private static async Task<string> DigestAsync(IFormFile file, CancellationToken ct)
    {
        await using var content = file.OpenReadStream();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
    }

    private static FormValues Typed(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> given) =>
        new(given.Where(f => f.Key is not ['_', ..] and not "id").ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal));

    private static Task<FormSubject?> FindAsync(HttpContext context, Reader reader, string id) =>
        FormSubject.FindAsync(reader, SubjectKind.Agreement, id, context.RequestAborted);

    private static IResult NotThere(HttpContext context) => Missing.Answer(context, MissingThing.Page);

    private static IResult Show(
        HttpContext context, FormSubject subject, FormValues values, int status = StatusCodes.Status200OK, params IReadOnlyList<Text> wrong) =>
        Page.Of<DocumentFormSheet>(context, new { Subject = subject, Values = values, Wrong = wrong, Key = Guid.CreateVersion7().ToString() }, status);

    /// <summary>What shows the signatures.</summary>
    /// <param name="Digest">SHA-256 of the file.</param>
    /// <param name="Day">The day of signing; null when unknown.</param>
    private sealed record Scan(string Digest, Edtf? Day);
}

using Agreements.Server.Http;
using Agreements.Server.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Agreements.Server.Commands.Documents;

/// <summary>Takes an upload in: the file alone as the body, or as the first file of a form. Nothing of it is trusted but its bytes.</summary>
/// <param name="contents">Where contents are kept.</param>
/// <param name="scan">Looks for malware.</param>
/// <param name="settings">The limit.</param>
public sealed class DocumentUpload(Contents contents, MalwareScan scan, Settings settings)
{
    /// <summary>Keeps the content and makes the command that puts it on file.</summary>
    /// <param name="http">The request; <c>name</c>, <c>kind</c>, <c>document</c>, <c>on</c> and <c>text</c> are in its query.</param>
    /// <returns>What makes this request another than one with the same key, and the command.</returns>
    /// <exception cref="MalformedRequestException">A parameter is missing or wrong, or there is no content.</exception>
    /// <exception cref="UnacceptableContentException">The content is too large, of no type that is taken, or malware.</exception>
    public async Task<(string Said, AttachDocument Document)> TakeAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var kind = KebabEnum<DocumentKind>.TryParse(query["kind"], out var word)
            ? word
            : throw new MalformedRequestException($"kind={query["kind"]}: use one of {string.Join(", ", KebabEnum<DocumentKind>.Names)}.");
        var on = DayIn(query["on"].ToString());
        if (http.Request.ContentLength > settings.DocumentLimit + FormOverhead(http.Request))
        {
            throw UnacceptableContentException.TooLarge(settings.DocumentLimit);
        }

        AllowLarge(http, settings.DocumentLimit + FormOverhead(http.Request));
        var (body, formName) = await BodyAsync(http.Request, http.RequestAborted);
        var name = NameOf(query["name"].ToString() is { Length: > 0 } asked ? asked : formName ?? "");
        await using var upload = await Spooled.TakeAsync(body, settings.DocumentLimit, http.RequestAborted);
        if (upload.Size == 0)
        {
            throw new MalformedRequestException("There is no content: send the file as the body, or as the first file of a form.");
        }

        var mediaType = await ContentTypes.OfAsync(upload.Content, http.RequestAborted);
        await scan.LookAsync(upload.Content, http.RequestAborted);
        if (!Preview.IsAskedBy(http.Request))
        {
            await contents.KeepAsync(upload, mediaType, http.RequestAborted);
        }

        // Without an id of its own a document is known by its first content: to send it again is to say nothing new.
        var id = query["document"].ToString() is { Length: > 0 } given ? given : $"doc-{upload.Sha256[..16]}";
        var text = query["text"].ToString() is { Length: > 0 } digest ? digest : null;
        return ($"{upload.Sha256} {id} {KebabEnum<DocumentKind>.Name(kind)} {on} {name}{(text is null ? "" : $" {text}")}",
            new AttachDocument(id, name, kind, upload.Sha256, upload.Size, mediaType, on, TextDigest: text));
    }

    private static Edtf? DayIn(string text) => text.Length == 0 ? null
        : Edtf.TryParse(text, out var day) && !day.IsBeyondCount ? day
        : throw new MalformedRequestException(new Text(
            $"on={text}：请给出日期，如 2025-03-27（{Edtf.YearsThatCount.Zh}），或省略。",
            $"on={text}: give a day such as 2025-03-27 ({Edtf.YearsThatCount.En}), or leave it out."));

    private static string NameOf(string given)
    {
        if (Keepable.FaultIn(given)?.Sentence is { } fault)
        {
            throw new MalformedRequestException(new Text($"filename：{fault.Zh}", $"In filename, {fault.EnOrZh}"));
        }

        return DisplayName.Of(given) is { Length: > 0 } name
            ? name
            : throw new MalformedRequestException("The document has no name: give name=…, what people will read.");
    }

    private static async Task<(Stream Body, string? Name)> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return (request.Body, null);
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 200)
        {
            throw new MalformedRequestException("The form has no boundary: let your client write the Content-Type of multipart/form-data.");
        }

        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) && disposition.IsFileDisposition())
            {
                var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
                return (section.Body, name.Value);
            }
        }

        throw new MalformedRequestException("There is no file in the form.");
    }

    /// <summary>
    /// The server's own limit guards JSON bodies; here the document's limit is counted while reading, and tells more than the server's would.
    /// </summary>
    private static void AllowLarge(HttpContext http, long most)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            // The server counts what frames the chunks too; the content is counted as it is taken, and what is beyond the limit is never read.
            feature.MaxRequestBodySize = 2 * most;
        }
    }

    private static long FormOverhead(HttpRequest request) => request.HasFormContentType ? 64 * 1024 : 0;
}

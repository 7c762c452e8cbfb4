using Agreements.Server.Http;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Microsoft.Net.Http.Headers;

namespace Agreements.Server.Commands.Documents;

/// <summary>A document on file.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What it is to the agreement.</param>
/// <param name="Withdrawn">Why it was withdrawn; null while it counts.</param>
/// <param name="Versions">Its versions, oldest first.</param>
public sealed record DocumentView(string Id, string Name, DocumentKind Kind, string? Withdrawn, IReadOnlyList<DocumentAttached> Versions)
{
    /// <summary>A document in the state of its agreement.</summary>
    /// <param name="d">The document.</param>
    public static DocumentView Of(DocumentOnFile d) => new(d.Id, d.Latest.Name, d.Latest.Kind, d.Withdrawn?.Reason, d.Versions);
}

/// <summary>Reading documents.</summary>
public static class DocumentReads
{
    /// <summary>Maps the list and the download.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapDocumentReads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/agreements/{id:guid}/documents", (Guid id, Reader reader, CancellationToken stop) =>
                reader.OfAgreementAsync(id, state => Results.Ok(state.Documents.Select(DocumentView.Of).ToArray()), stop))
            .WithName("readDocuments").WithSummary("The documents of an agreement with all their versions.").Produces<DocumentView[]>().ProducesProblem(404);
        api.MapGet("/agreements/{id:guid}/documents/{document}", (Guid id, string document, Reader reader, HttpContext http) =>
                DownloadAsync(id, document, null, reader, http))
            .WithName("downloadDocument").WithSummary("The content of a document's latest version; part of it with Range.").Produces(200)
            .Produces(206).ProducesProblem(404);
        api.MapGet(
            "/agreements/{id:guid}/documents/{document}/versions/{version:int}", (Guid id, string document, int version, Reader reader, HttpContext http) =>
                    DownloadAsync(id, document, version, reader, http))
            .WithName("downloadDocumentVersion").WithSummary("The content of one version of a document.").Produces(200).Produces(206).ProducesProblem(404);
    }

    private static Task<IResult> DownloadAsync(Guid id, string document, int? version, Reader reader, HttpContext http) =>
        reader.OfAgreementAsync(id, async state =>
        {
            var on = state.FindDocument(document);
            var asked = version is null ? on?.Latest : on?.Versions.Find(v => v.Version == version);
            if (asked is null)
            {
                return Problems.Of(
                    404, "document-unknown", "There is no such thing.",
                    $"The agreement has no document '{document}'{(version is null ? "" : $" with a version {version}")}.").ToResult();
            }

            return await reader.ContentAsync(asked, http.RequestAborted) is { } content
                ? Content(asked, content)
                : Problems.Of(
                    404, "content-missing", "The content is not here.",
                    $"The record names the content {asked.Sha256}; this database does not keep it.").ToResult();
        }, http.RequestAborted);

    /// <summary>The content of a version on file; null where this database does not keep it.</summary>
    /// <param name="reader">What it reads by, which has seen the agreement.</param>
    /// <param name="version">The version.</param>
    /// <param name="ct">Ends the wait.</param>
    internal static async Task<Stream?> ContentAsync(this Reader reader, DocumentAttached version, CancellationToken ct)
    {
        var contents = new Contents(reader.Db);
        return await contents.FindAsync(version.Sha256, ct) is { } kept ? new ContentStream(contents, kept) : null;
    }

    /// <summary>Whatever it holds, a browser only saves it: with a name it is an attachment, and nothing in it runs (SecurityHeaders).</summary>
    private static IResult Content(DocumentAttached asked, Stream content) =>
        Results.Stream(content, asked.MediaType, asked.Name, entityTag: new EntityTagHeaderValue($"\"{asked.Sha256}\""), enableRangeProcessing: true);
}

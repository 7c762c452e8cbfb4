using Agreements.Server.Access;
using Agreements.Server.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Agreements.Server.Documenting;

/// <summary>A document that is withdrawn.</summary>
/// <param name="Document">Its id.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record WithdrawnDocument(string Document, string Reason, Edtf? On = null);

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

/// <summary>Documents over HTTP.</summary>
public static class DocumentingEndpoints
{
    /// <summary>Maps upload, list, download and withdrawal.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapDocumenting(this IEndpointRouteBuilder api)
    {
        api.MapPost("/agreements/{id:guid}/documents", UploadAsync).DisableAntiforgery()
            .WithName("attachDocument")
            .WithSummary("Put a document on file: the file as the body, or as the first file of a form. In the query: name, kind, and if wanted document (the id of one that gets a new version) and on.")
            .Produces<Receipt>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).Produces<ProblemDetails>(409, "application/problem+json")
            .ProducesProblem(412).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422);
        api.MapCommand("documents/withdrawn", "withdrawDocument", "Withdraw a document: it counts no more, and its content stays.",
            (id, b, a) => new WithdrawDocument(id, b.Document, b.Reason, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new WithdrawnDocument("signed", "上传错误"));
        api.MapGet("/agreements/{id:guid}/documents", (Guid id, Reader reader, CancellationToken stop) =>
                reader.OfAgreementAsync(id, state => Results.Ok(state.Documents.Select(DocumentView.Of).ToArray()), stop))
            .WithName("readDocuments").WithSummary("The documents of an agreement with all their versions.").Produces<DocumentView[]>().ProducesProblem(404);
        api.MapGet("/agreements/{id:guid}/documents/{document}", (Guid id, string document, Reader reader, HttpContext http) =>
                DownloadAsync(id, document, null, reader, http))
            .WithName("downloadDocument").WithSummary("The content of a document's latest version; part of it with Range.").Produces(200).Produces(206).ProducesProblem(404);
        api.MapGet("/agreements/{id:guid}/documents/{document}/versions/{version:int}", (Guid id, string document, int version, Reader reader, HttpContext http) =>
                DownloadAsync(id, document, version, reader, http))
            .WithName("downloadDocumentVersion").WithSummary("The content of one version of a document.").Produces(200).Produces(206).ProducesProblem(404);
    }

    /// <summary>A file is not even taken in from one who may not attach it.</summary>
    private static async Task<IResult> UploadAsync(Guid id, CommandDesk desk, DocumentUpload upload, Gate gate, HttpContext http)
    {
        if (!http.MayWrite(out var asker, out var problem))
        {
            return problem.ToResult();
        }

        return await gate.RefuseAsync(asker, typeof(AttachDocument), id, http.RequestAborted) is { Count: > 0 } refusals
            ? Problems.Refused(refusals).ToResult()
            : await desk.TakeAsync(http, () => upload.TakeAsync(http, id));
    }

    private static Task<IResult> DownloadAsync(Guid id, string document, int? version, Reader reader, HttpContext http) =>
        reader.OfAgreementAsync(id, async state =>
        {
            var on = state.FindDocument(document);
            var asked = version is null ? on?.Latest : on?.Versions.Find(v => v.Version == version);
            if (asked is null)
            {
                return Problems.Of(404, "document-unknown", "There is no such thing.", $"The agreement has no document '{document}'{(version is null ? "" : $" with a version {version}")}.").ToResult();
            }

            var contents = new Contents(reader.Db);
            return await contents.FindAsync(asked.Sha256, http.RequestAborted) is { } kept
                ? Content(asked, new ContentStream(contents, kept))
                : Problems.Of(404, "content-missing", "The content is not here.", $"The record names the content {asked.Sha256}; this database does not keep it.").ToResult();
        }, http.RequestAborted);

    /// <summary>Whatever it holds, a browser only saves it: with a name it is an attachment, and nothing in it runs (SecurityHeaders).</summary>
    private static IResult Content(DocumentAttached asked, ContentStream content) =>
        Results.Stream(content, asked.MediaType, asked.Name, entityTag: new EntityTagHeaderValue($"\"{asked.Sha256}\""), enableRangeProcessing: true);
}

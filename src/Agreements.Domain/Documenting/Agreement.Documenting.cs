using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>Documents on file, in the order put there; those withdrawn too.</summary>
    public ImmutableList<DocumentOnFile> Documents { get; private init; } = [];

    /// <summary>The document with an id; null when there is none.</summary>
    /// <param name="id">The document's id.</param>
    public DocumentOnFile? FindDocument(string id) => Documents.Find(d => d.Id == id);

    /// <summary>The version on file that has a digest, of a document that counts; null when there is none: originals may be kept outside.</summary>
    /// <param name="sha256">The digest; null finds nothing.</param>
    public DocumentAttached? FindContent(string? sha256) =>
        Documents.Where(d => d.Withdrawn is null).SelectMany(d => d.Versions).FirstOrDefault(v => v.Sha256 == sha256);

    /// <summary>Digest of the text that a content on file is a signed copy of, as it was said last; null when nobody said so.</summary>
    /// <param name="sha256">The content's digest; null finds nothing.</param>
    public string? TextSignedOn(string? sha256) => sha256 is null
        ? null
        : Documents.Where(d => d.Withdrawn is null).SelectMany(d => d.Versions).LastOrDefault(v => v.Sha256 == sha256 && v.TextDigest is not null)?.TextDigest;

    private Agreement Evolve(DocumentingEvent happened) => happened switch
    {
        DocumentAttached { Version: 1 } e => this with { Documents = Documents.Add(new DocumentOnFile([e], null)) },
        DocumentAttached e => Put(OnFile(e.Document), OnFile(e.Document) with { Versions = OnFile(e.Document).Versions.Add(e) }),
        DocumentWithdrawn e => Put(OnFile(e.Document), OnFile(e.Document) with { Withdrawn = e }),
        _ => throw Unknown(happened),
    };

    private Agreement Put(DocumentOnFile before, DocumentOnFile after) => this with { Documents = Documents.Replace(before, after) };

    private DocumentOnFile OnFile(string id) =>
        FindDocument(id) ?? throw new InvalidOperationException($"No document '{id}' was on file at that point of the history.");
}

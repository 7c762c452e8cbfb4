namespace Agreements.Domain.Documenting;

/// <summary>Put a document on file; under the id of one that is there, a new version of it. The content is kept before this is asked.</summary>
/// <param name="Document">The document's id in this agreement; drawn by the caller.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What it is to the agreement.</param>
/// <param name="Sha256">SHA-256 of the content.</param>
/// <param name="Size">Size of the content in bytes.</param>
/// <param name="MediaType">Its media type, told from the content.</param>
/// <param name="On">The day; null for today, or unknown with a source.</param>
/// <param name="Source">Where it comes from; null when at hand.</param>
/// <param name="TextDigest">Digest of the text that it is a signed copy of, which must be the one on the table; null when it is none, or nobody says.</param>
public sealed record AttachDocument(
    string Document, string Name, DocumentKind Kind, string Sha256, long Size, string MediaType, Edtf? On = null, [property: NotInBody] Source? Source = null,
    string? TextDigest = null)
    : AgreementCommand
{
    /// <summary>What turns up after the end is still put on file.</summary>
    public override IReadOnlyList<Standing> PossibleWhile => Standings.NotArchived;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        var there = state.FindDocument(Document);
        if (there?.Withdrawn is not null)
        {
            return Decision.Refuse(new DocumentGone(Document, there.Latest.Name));
        }

        if (there?.Latest is { } latest && (latest.Sha256, latest.Name, latest.Kind) == (Sha256, Name, Kind)
            && (TextDigest is null || latest.TextDigest == TextDigest))
        {
            return Decision.Nothing;
        }

        return TextDigest is not null && TextDigest != state.CurrentTerms?.Digest
            ? Decision.Refuse(SignedCopyOfAnotherText.Of(state, TextDigest))
            : Decision.Record(new DocumentAttached(
                Document, (there?.Versions.Count ?? 0) + 1, Name, Kind, Sha256, Size, MediaType,
                Source is null ? On ?? Edtf.Day(context.Today) : On, Source, TextDigest));
    }
}

/// <summary>The document was withdrawn; what takes its place is another document.</summary>
/// <param name="Document">Its id.</param>
/// <param name="Name">What it was called.</param>
public sealed record DocumentGone(string Document, string Name)
    : Refusal(
        new Text($"文件“{Name}”（{Document}）已撤下：请作为另一份文件归档。", $"The document '{Name}' ({Document}) was withdrawn: put another one on file."),
        CanMeet.Coordinator);

/// <summary>What was signed is another text than the one on the table: it shows nothing of this one.</summary>
/// <param name="Digest">The digest of the text that was signed.</param>
/// <param name="Signed">The number of that text; null where the agreement never had it.</param>
/// <param name="Current">The number of the text on the table; null when there is none.</param>
public sealed record SignedCopyOfAnotherText(string Digest, int? Signed, int? Current)
    : Refusal(
        Signed is null
            ? new Text(
                $"签回的扫描件所签的文本（摘要 {Short(Digest)}）不是本协议的文本：请核对是不是别的协议，或打印本协议的签署稿重新签署。",
                $"The scan is of a text (digest {Short(Digest)}) that this agreement never had: see whether it belongs to another one, or print the signing "
                    + "copy of this one and have it signed.")
            : new Text(
                $"签回的扫描件所签的是第 {Signed} 稿，现行文本已是第 {Current} 稿：请打印现行文本的签署稿重新签署；此扫描件可作为普通文件归档。",
                $"The scan is of text {Signed}, and text {Current} is on the table since: print the signing copy of that one and have it signed. This scan can "
                    + "be put on file as an ordinary document."),
        CanMeet.Coordinator)
{
    /// <summary>What is said of a text that is not the one on the table.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="digest">The digest of the text that was signed.</param>
    internal static SignedCopyOfAnotherText Of(Agreement state, string digest) =>
        new(digest, state.Revisions.FindLast(r => r.Digest == digest)?.Number, state.CurrentTerms?.Number);

    private static string Short(string digest) => digest.Length > 12 ? digest[..12] + "…" : digest;
}

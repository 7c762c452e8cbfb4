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
public sealed record AttachDocument(
    string Document, string Name, DocumentKind Kind, string Sha256, long Size, string MediaType, Edtf? On = null, [property: NotInBody] Source? Source = null)
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

        return there is not null && (there.Latest.Sha256, there.Latest.Name, there.Latest.Kind) == (Sha256, Name, Kind)
            ? Decision.Nothing
            : Decision.Record(new DocumentAttached(
                Document, (there?.Versions.Count ?? 0) + 1, Name, Kind, Sha256, Size, MediaType,
                Source is null ? On ?? Edtf.Day(context.Today) : On, Source));
    }
}

/// <summary>The document was withdrawn; what takes its place is another document.</summary>
/// <param name="Document">Its id.</param>
/// <param name="Name">What it was called.</param>
public sealed record DocumentGone(string Document, string Name)
    : Refusal(
        new Text($"文件“{Name}”（{Document}）已撤下：请作为另一份文件归档。", $"The document '{Name}' ({Document}) was withdrawn: put another one on file."),
        CanMeet.Coordinator);

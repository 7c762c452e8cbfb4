using System.Text.Json.Serialization;

namespace Agreements.Domain.Documenting;

/// <summary>What a document is to the agreement.</summary>
[JsonConverter(typeof(KebabEnum<DocumentKind>))]
public enum DocumentKind
{
    /// <summary>签署文本: the text as signed.</summary>
    SignedText,

    /// <summary>草案: a draft.</summary>
    Draft,

    /// <summary>附件: an annex.</summary>
    Annex,

    /// <summary>佐证材料: shows that something was done.</summary>
    Evidence,

    /// <summary>纪要: minutes of a meeting.</summary>
    Minutes,

    /// <summary>照片: a photograph.</summary>
    Photo,

    /// <summary>其他: something else.</summary>
    Other,
}

/// <summary>Something that happened in documents put on file.</summary>
public abstract record DocumentingEvent : AgreementEvent;

/// <summary>A document was put on file, or a new version of one. The content itself is kept outside the events, under its digest.</summary>
/// <param name="Document">The document's id in this agreement.</param>
/// <param name="Version">Its version, from 1.</param>
/// <param name="Name">What it is called; words to display, no path.</param>
/// <param name="Kind">What it is to the agreement.</param>
/// <param name="Sha256">SHA-256 of the content, 64 lower-case hexadecimal digits.</param>
/// <param name="Size">Size of the content in bytes.</param>
/// <param name="MediaType">Its media type, told from the content.</param>
/// <param name="On">The day it bears or was put on file; null when unknown.</param>
/// <param name="Source">Where it comes from; null when put on file by one who has it at hand.</param>
/// <param name="TextDigest">Digest of the text of the terms that it is a signed copy of; null when nothing was said of that.</param>
public sealed record DocumentAttached(
    string Document, int Version, string Name, DocumentKind Kind, string Sha256, long Size, string MediaType, Edtf? On, Source? Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TextDigest = null)
    : DocumentingEvent, IDated;

/// <summary>A document was withdrawn: it counts no more. Its content stays.</summary>
/// <param name="Document">The document's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record DocumentWithdrawn(string Document, string Reason, Edtf? On) : DocumentingEvent, IDated;

using System.Collections.Immutable;

namespace Agreements.Domain.Documenting;

/// <summary>A document with all its versions.</summary>
/// <param name="Versions">Its versions, oldest first; at least one.</param>
/// <param name="Withdrawn">How it was withdrawn; null while it counts.</param>
public sealed record DocumentOnFile(ImmutableList<DocumentAttached> Versions, DocumentWithdrawn? Withdrawn)
{
    /// <summary>Its id in the agreement.</summary>
    public string Id => Latest.Document;

    /// <summary>The version that counts.</summary>
    public DocumentAttached Latest => Versions[^1];
}

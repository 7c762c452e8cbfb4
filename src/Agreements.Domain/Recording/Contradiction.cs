using System.Collections.Immutable;

namespace Agreements.Domain.Recording;

/// <summary>What a source says of a fact.</summary>
/// <param name="Fact">The fact's path.</param>
/// <param name="Value">What it says, as text.</param>
/// <param name="Source">The source.</param>
/// <param name="IsSettled">True once somebody has decided about the fact.</param>
public sealed record Claim(string Fact, string Value, Source Source, bool IsSettled);

/// <summary>A fact about which the record and one or more sources disagree, until somebody decides.</summary>
/// <param name="Fact">The fact's path.</param>
/// <param name="Recorded">What is on record, as text.</param>
/// <param name="Claims">What is said otherwise, in the order reported.</param>
public sealed record Contradiction(string Fact, string Recorded, ImmutableArray<Claim> Claims)
{
    /// <inheritdoc />
    public bool Equals(Contradiction? other) =>
        other is not null && (Fact, Recorded) == (other.Fact, other.Recorded) && Claims.SequenceEqual(other.Claims);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Fact, Recorded, Claims.Length);
}

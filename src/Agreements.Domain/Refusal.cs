using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agreements.Domain;

/// <summary>Who can make an unmet condition hold.</summary>
[JsonConverter(typeof(KebabEnum<CanMeet>))]
public enum CanMeet
{
    /// <summary>The party that the refusal names.</summary>
    Party,

    /// <summary>A coordinator of a bureau.</summary>
    Coordinator,

    /// <summary>An approver (bureau leader).</summary>
    Approver,
}

/// <summary>
/// Why something was not done: the fact that is broken, in words for people, and who can mend it. A value, never an exception.
/// </summary>
/// <param name="Sentence">What is wrong, for people.</param>
/// <param name="MetBy">Who can mend it, nearest first; empty when only another command helps.</param>
public abstract record Refusal(Text Sentence, params IReadOnlyList<CanMeet> MetBy)
{
    /// <summary>Stable code: the name of the broken fact in lower case with hyphens, such as <c>witness-missing</c>.</summary>
    public string Code => JsonNamingPolicy.KebabCaseLower.ConvertName(GetType().Name);

    /// <summary>The party it concerns; null when it concerns none in particular.</summary>
    public virtual string? PartyId => null;

    /// <summary>The one who alone can mend it; null where whoever acts in such a role can.</summary>
    public virtual NextToApprove? Next => null;

    /// <summary>True when the thing asked about is not there at all.</summary>
    public virtual bool IsAbsence => false;

    /// <inheritdoc />
    public virtual bool Equals(Refusal? other) =>
        // A list compares by reference: without this no two refusals would ever be equal.
        other is not null && EqualityContract == other.EqualityContract && Sentence == other.Sentence && MetBy.SequenceEqual(other.MetBy);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Sentence);
}

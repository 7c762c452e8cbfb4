using System.Text.Json.Serialization;

namespace Agreements.Domain.Values;

/// <summary>How a source words a number.</summary>
[JsonConverter(typeof(KebabEnum<Qualifier>))]
public enum Qualifier
{
    /// <summary>The number as it stands.</summary>
    Exact,

    /// <summary>余, 多, 以上: this many or more.</summary>
    AtLeast,

    /// <summary>近: a little less than this.</summary>
    JustUnder,

    /// <summary>约: about this.</summary>
    About,
}

/// <summary>A counted or measured amount as the source words it. Different units never add; 人 and 人次 are different units.</summary>
/// <param name="Value">The number.</param>
/// <param name="Qualifier">How the source qualifies it.</param>
/// <param name="Unit">What is counted, such as <c>person</c> or <c>person-time</c>.</param>
/// <param name="Counter">The Chinese measure word; null when the source gives none.</param>
public sealed record Quantity(decimal Value, Qualifier Qualifier, string Unit, string? Counter = null);

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
public sealed record Quantity(decimal Value, Qualifier Qualifier, string Unit, string? Counter = null)
{
    /// <summary>Whether another amount counts the same thing, so that the two can be added.</summary>
    /// <param name="other">The other amount.</param>
    public bool IsOfTheSame(Quantity other) => string.Equals(Unit, other.Unit, StringComparison.Ordinal);

    /// <summary>
    /// The two together, saying no more than both allow. An exact amount takes on how the other is worded; like stays like. An at-least and a
    /// just-under (or about) together are only <i>about</i> their sum: the one has no upper bound, the other may lie under its figure, so
    /// neither bound can be vouched for. The measure word stays when both have the same.
    /// </summary>
    /// <param name="other">Another amount of the same unit.</param>
    /// <exception cref="ArgumentException">It is of another unit.</exception>
    public Quantity Plus(Quantity other) => IsOfTheSame(other)
        ? new Quantity(Value + other.Value, Together(Qualifier, other.Qualifier), Unit, Counter == other.Counter ? Counter : null)
        : throw new ArgumentException($"'{other.Unit}' does not add to '{Unit}'.", nameof(other));

    private static Qualifier Together(Qualifier one, Qualifier other) =>
        one == other || other is Qualifier.Exact ? one : one is Qualifier.Exact ? other : Qualifier.About;
}

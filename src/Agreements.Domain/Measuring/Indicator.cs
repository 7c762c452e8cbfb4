using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Agreements.Domain.Measuring;

/// <summary>What is counted. Two indicators are the same over a tree of agreements when name, unit and scope are.</summary>
/// <param name="Id">Its id in this agreement.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Unit">What is counted, such as <c>person</c> or <c>person-time</c>.</param>
/// <param name="Scope">Where or of whom it is counted; null when that goes without saying.</param>
/// <param name="Baseline">What it was at the start; null when unknown.</param>
/// <param name="Target">What it should become; null when nothing was set.</param>
/// <param name="By">By when; null when no day is set.</param>
/// <param name="Source">Where it comes from; null when set here.</param>
public sealed record Indicator(
    string Id, Text Name, string Unit, string? Scope = null, Quantity? Baseline = null, Quantity? Target = null, Edtf? By = null, Source? Source = null);

/// <summary>One figure that was measured or reported.</summary>
/// <param name="Number">Its number among those of the indicator, from 1.</param>
/// <param name="Value">The figure as it stands, put right where it was wrong.</param>
/// <param name="Reported">The figure as it was reported.</param>
/// <param name="AsOf">The day on which it held; null when unknown.</param>
/// <param name="Period">The time over which it was counted; null when it is no such figure, or unknown.</param>
/// <param name="Source">Where it comes from; null when measured here.</param>
/// <param name="Note">What is said with it; null for nothing.</param>
public sealed record Measurement(int Number, Quantity Value, Quantity Reported, Edtf? AsOf, Edtf? Period, Source? Source, string? Note)
{
    /// <summary>When it held: the day, or the time over which it was counted; null when unknown.</summary>
    [JsonIgnore]
    public Edtf? When => AsOf ?? Period;

    /// <summary>True when another figure certainly held later.</summary>
    /// <param name="other">The other figure.</param>
    public bool IsBefore(Measurement other) => When?.Latest < other.When?.Earliest;
}

/// <summary>An indicator and its figures: state of the fold.</summary>
/// <param name="Indicator">The indicator, with its present target.</param>
/// <param name="First">The indicator as it was defined.</param>
public sealed record Measured(Indicator Indicator, Indicator First)
{
    /// <summary>Its figures in the order recorded.</summary>
    public ImmutableList<Measurement> Measurements { get; init; } = [];

    /// <summary>Its id in the agreement.</summary>
    [JsonIgnore]
    public string Id => Indicator.Id;

    /// <summary>
    /// What it stands at: every different figure of which no other is certainly later. One when it is settled; more when sources disagree, or
    /// the days do not say which came last: they stay side by side; none before the first figure.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<Quantity> Latest => [.. LatestMeasurements.Select(m => m.Value).Distinct()];

    /// <summary>What its latest figures were counted over, or the year of which they hold; null when unknown, or not the same for all of them.</summary>
    [JsonIgnore]
    public string? LatestPeriod => LatestMeasurements.Select(PeriodOf).Distinct(StringComparer.Ordinal).ToArray() is [var one] ? one : null;

    private IEnumerable<Measurement> LatestMeasurements => Measurements.Where(m => !Measurements.Exists(m.IsBefore));

    private static string? PeriodOf(Measurement m) =>
        m.Period?.Value
        ?? (m.AsOf is { Earliest.Year: var first, Latest.Year: var last } && first == last ? first.ToString(CultureInfo.InvariantCulture) : null);
}

/// <summary>A period of reporting, such as a year, for which figures can be closed.</summary>
/// <param name="Period">The period.</param>
/// <param name="IsClosed">Whether it is closed now.</param>
public sealed record ReportingPeriod(Edtf Period, bool IsClosed)
{
    /// <summary>True when a day or time certainly lies in it.</summary>
    /// <param name="when">The day or time; null when unknown.</param>
    public bool Holds(Edtf? when) => Period.Earliest <= when?.Earliest && when?.Latest <= Period.Latest;
}

using System.Text.Json.Serialization;

namespace Agreements.Server.ReadModels.Indicators;

/// <summary>How far an indicator has come.</summary>
[JsonConverter(typeof(KebabEnum<Attainment>))]
public enum Attainment
{
    /// <summary>It has no figure yet.</summary>
    Unmeasured,

    /// <summary>Its latest figures disagree.</summary>
    Disputed,

    /// <summary>It has a figure, and no target to hold it against.</summary>
    Untargeted,

    /// <summary>It has not come to its target, or the figure does not say so for certain.</summary>
    Short,

    /// <summary>It has come to its target.</summary>
    Reached,
}

/// <summary>An indicator of an agreement, with all its figures.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Id">The indicator's id in it.</param>
/// <param name="Number">Its place among the agreement's indicators, from 1.</param>
/// <param name="Indicator">What is counted, with baseline and target.</param>
/// <param name="Latest">What it stands at: several when sources disagree, none before the first figure.</param>
/// <param name="Measurements">All figures, in the order recorded.</param>
/// <param name="AgreementTitle">The agreement's title.</param>
/// <param name="Version">The version of the agreement's stream that the row shows.</param>
public sealed record IndicatorRow(
    Guid Agreement, string Id, int Number, Indicator Indicator, IReadOnlyList<Quantity> Latest, IReadOnlyList<Measurement> Measurements,
    Text AgreementTitle, long Version)
{
    /// <summary>How far it has come.</summary>
    public Attainment Attainment => (Latest, Indicator.Target) switch
    {
        ([], _) => Attainment.Unmeasured,
        ([_, _, ..], _) => Attainment.Disputed,
        (_, null) => Attainment.Untargeted,
        ([var one], { } target) => one.IsOfTheSame(target) && IsThere(one, target) ? Attainment.Reached : Attainment.Short,
    };

    /// <summary>When it was measured last; null when never, or on a day that nobody knows.</summary>
    public Edtf? MeasuredOn => Measurements.Select(m => m.When).OfType<Edtf>().OrderBy(d => d.Latest ?? DateOnly.MaxValue).LastOrDefault();

    /// <summary>Something is to grow, unless it began above its target. "About" and "nearly" are no certain word.</summary>
    private bool IsThere(Quantity figure, Quantity target) =>
        Indicator.Baseline is { } baseline && baseline.IsOfTheSame(target) && baseline.Value > target.Value
        ? figure.Qualifier is Qualifier.Exact or Qualifier.JustUnder && figure.Value <= target.Value
        : figure.Qualifier is Qualifier.Exact or Qualifier.AtLeast && figure.Value >= target.Value;

    /// <summary>The rows of an agreement in a state.</summary>
    /// <param name="state">The state.</param>
    public static IEnumerable<IndicatorRow> Of(Agreement state) =>
        state.Indicators.Select((m, i) => new IndicatorRow(state.Id, m.Id, i + 1, m.Indicator, m.Latest, m.Measurements, state.Title, state.Version));
}

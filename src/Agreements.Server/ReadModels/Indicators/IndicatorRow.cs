
namespace Agreements.Server.ReadModels.Indicators;

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
    /// <summary>The rows of an agreement in a state.</summary>
    /// <param name="state">The state.</param>
    public static IEnumerable<IndicatorRow> Of(Agreement state) =>
        state.Indicators.Select((m, i) => new IndicatorRow(state.Id, m.Id, i + 1, m.Indicator, m.Latest, m.Measurements, state.Title, state.Version));
}

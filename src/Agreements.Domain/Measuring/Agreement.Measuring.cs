using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>Indicators in the order defined, each with its figures.</summary>
    public ImmutableList<Measured> Indicators { get; private init; } = [];

    /// <summary>Periods of reporting that are or were closed, in the order first closed.</summary>
    public ImmutableList<ReportingPeriod> Periods { get; private init; } = [];

    /// <summary>The indicator with an id; null when there is none.</summary>
    /// <param name="id">The indicator's id.</param>
    public Measured? FindIndicator(string id) => Indicators.Find(i => i.Id == id);

    private Agreement Evolve(MeasuringEvent happened) => happened switch
    {
        IndicatorDefined e => this with { Indicators = Indicators.Add(new Measured(e.Indicator, e.Indicator)) },
        TargetChanged e => Change(e.Id, i => i with { Indicator = i.Indicator with { Target = e.Target, By = e.By } }),
        IndicatorMeasured e => Change(e.Id, i => i with
        {
            Measurements = i.Measurements.Add(new Measurement(i.Measurements.Count + 1, e.Value, e.Value, e.AsOf, e.Period, e.Source, e.Note)),
        }),
        MeasurementCorrected e => Change(e.Id, i => i with
        {
            Measurements = i.Measurements.SetItem(e.Number - 1, i.Measurements[e.Number - 1] with { Value = e.Now }),
        }),
        PeriodClosed e => With(new ReportingPeriod(e.Period, true)),
        PeriodReopened e => With(new ReportingPeriod(e.Period, false)),
        _ => throw Unknown(happened),
    };

    private Agreement Change(string id, Func<Measured, Measured> change)
    {
        var measured = FindIndicator(id) ?? throw new InvalidOperationException($"No indicator '{id}' was defined before it was measured.");
        return this with { Indicators = Indicators.Replace(measured, change(measured)) };
    }

    private Agreement With(ReportingPeriod period)
    {
        var there = Periods.FindIndex(p => p.Period.Value == period.Period.Value);
        return this with { Periods = there < 0 ? Periods.Add(period) : Periods.SetItem(there, period) };
    }
}

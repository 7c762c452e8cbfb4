using System.Globalization;

namespace Agreements.Domain.Measuring;

/// <summary>Put a recorded figure right.</summary>
/// <param name="Id">The indicator's id.</param>
/// <param name="Number">The figure's number among those of the indicator, from 1.</param>
/// <param name="Now">What it should have been.</param>
/// <param name="Reason">Why.</param>
public sealed record CorrectMeasurement(string Id, [property: NotInBody] int Number, Quantity Now, string Reason) : IndicatorCommand
{
    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) => state.On(Id, measured =>
    {
        if (measured.Measurements.Find(m => m.Number == Number) is not { } measurement)
        {
            return Decision.Refuse(new MeasurementUnknown(Id, Number));
        }

        if (measurement.Value == Now)
        {
            return Decision.Nothing;
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            return Decision.Refuse(new ReasonMissing());
        }

        return (MeasuringChecks.RefuseUnlessIn(measured.Indicator.Unit, Now) ?? state.RefuseIfClosed(measurement.AsOf, measurement.Period)) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new MeasurementCorrected(Id, Number, measurement.Value, Now, Reason));
    });
}

/// <summary>The indicator has no figure of this number.</summary>
/// <param name="Id">The indicator's id.</param>
/// <param name="Number">The number given.</param>
public sealed record MeasurementUnknown(string Id, int Number)
    : Refusal(
        new Text(
            string.Create(CultureInfo.InvariantCulture, $"指标“{Id}”没有第 {Number} 个数据。"),
            string.Create(CultureInfo.InvariantCulture, $"The indicator '{Id}' has no figure number {Number}.")),
        CanMeet.Coordinator);

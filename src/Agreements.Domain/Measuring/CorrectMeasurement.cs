using System.Globalization;

namespace Agreements.Domain.Measuring;

/// <summary>Put a recorded figure right.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Id">The indicator's id.</param>
/// <param name="Number">The figure's number among those of the indicator, from 1.</param>
/// <param name="Now">What it should have been.</param>
/// <param name="Reason">Why.</param>
public sealed record CorrectMeasurement(Guid AgreementId, string Id, int Number, Quantity Now, string Reason) : MeasuringCommand(AgreementId);

/// <summary>The decision to put it right.</summary>
internal static class MeasurementCorrection
{
    public static Decision Decide(Agreement state, CorrectMeasurement c) => state.On(c.Id, measured =>
    {
        if (measured.Measurements.Find(m => m.Number == c.Number) is not { } measurement)
        {
            return Decision.Refuse(new MeasurementUnknown(c.Id, c.Number));
        }

        if (measurement.Value == c.Now)
        {
            return Decision.Nothing;
        }

        if (string.IsNullOrWhiteSpace(c.Reason))
        {
            return Decision.Refuse(new ReasonMissing());
        }

        return (MeasuringChecks.RefuseUnlessIn(measured.Indicator.Unit, c.Now) ?? state.RefuseIfClosed(measurement.AsOf, measurement.Period)) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new MeasurementCorrected(c.Id, c.Number, measurement.Value, c.Now, c.Reason));
    });
}

/// <summary>The indicator has no figure of this number.</summary>
/// <param name="Id">The indicator's id.</param>
/// <param name="Number">The number given.</param>
public sealed record MeasurementUnknown(string Id, int Number)
    : Refusal(
        new Text(
            string.Create(CultureInfo.InvariantCulture, $"指标“{Id}”没有第 {Number} 个数据。"), string.Create(CultureInfo.InvariantCulture, $"The indicator '{Id}' has no figure number {Number}.")),
        CanMeet.Coordinator);

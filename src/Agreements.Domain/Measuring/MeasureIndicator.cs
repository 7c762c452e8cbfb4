namespace Agreements.Domain.Measuring;

/// <summary>Record a figure of an indicator. With a name, an indicator that nobody has defined is defined with it.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Id">The indicator's id.</param>
/// <param name="Value">The figure, worded as its source words it.</param>
/// <param name="AsOf">The day on which it held; null when unknown.</param>
/// <param name="Period">The time over which it was counted; null when it is no such figure, or unknown.</param>
/// <param name="Source">Where it comes from; null when measured here.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="Name">What an indicator is called that may not be defined yet; null for one that is.</param>
/// <param name="Scope">Where or of whom it is counted, with a name; null when that goes without saying.</param>
public sealed record MeasureIndicator(
    Guid AgreementId, string Id, Quantity Value, Edtf? AsOf = null, Edtf? Period = null, Source? Source = null, string? Note = null,
    Text? Name = null, string? Scope = null) : MeasuringCommand(AgreementId);

/// <summary>The decision to record it.</summary>
internal static class IndicatorMeasurement
{
    public static Decision Decide(Agreement state, MeasureIndicator c)
    {
        if (state.FindIndicator(c.Id) is { } there)
        {
            return c.Name is not null && (c.Name != there.Indicator.Name || c.Scope != there.Indicator.Scope)
                ? Decision.Refuse(new IndicatorIdTaken(c.Id))
                : Record(state, there, c);
        }

        return c.Name is null
            ? Decision.Refuse(new IndicatorUnknown(c.Id))
            : Record(state, null, c, new IndicatorDefined(new Indicator(c.Id, c.Name, c.Value.Unit, c.Scope, Source: c.Source)));
    }

    private static Decision Record(Agreement state, Measured? there, MeasureIndicator c, params IReadOnlyList<AgreementEvent> before)
    {
        if (there?.Measurements.Exists(m => SaysTheSame(m, c)) is true)
        {
            return Decision.Nothing;
        }

        var refusal = MeasuringChecks.RefuseUnlessIn(there?.Indicator.Unit ?? c.Value.Unit, c.Value) ?? state.RefuseAfterEvaluation(c.Source) ?? state.RefuseIfClosed(c.AsOf, c.Period);
        return refusal is not null
            ? Decision.Refuse(refusal)
            : Decision.Record([.. before, new IndicatorMeasured(c.Id, c.Value, c.AsOf, c.Period, c.Source, c.Note)]);
    }

    /// <summary>The same source that says the same figure of the same day says nothing new, even where the figure has been put right since.</summary>
    private static bool SaysTheSame(Measurement m, MeasureIndicator c) =>
        (m.AsOf, m.Period, m.Source?.Id) == (c.AsOf, c.Period, c.Source?.Id) && (m.Reported == c.Value || m.Value == c.Value);
}

namespace Agreements.Domain.Measuring;

/// <summary>Record a figure of an indicator. With a name, an indicator that nobody has defined is defined with it.</summary>
/// <param name="Id">The indicator's id.</param>
/// <param name="Value">The figure, worded as its source words it.</param>
/// <param name="AsOf">The day on which it held; null when unknown.</param>
/// <param name="Period">The time over which it was counted; null when it is no such figure, or unknown.</param>
/// <param name="Source">Where it comes from; null when measured here.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="Name">What an indicator is called that may not be defined yet; null for one that is.</param>
/// <param name="Scope">Where or of whom it is counted, with a name; null when that goes without saying.</param>
public sealed record MeasureIndicator(
    string Id, Quantity Value, Edtf? AsOf = null, Edtf? Period = null, Source? Source = null, string? Note = null,
    Text? Name = null, string? Scope = null)
    : IndicatorCommand
{
    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.FindIndicator(Id) is { } there)
        {
            return Name is not null && (Name != there.Indicator.Name || Scope != there.Indicator.Scope)
                ? Decision.Refuse(new IndicatorIdTaken(Id))
                : Record(state, context, there);
        }

        return Name is null
            ? Decision.Refuse(new IndicatorUnknown(Id))
            : Record(state, context, null, new IndicatorDefined(new Indicator(Id, Name, Value.Unit, Scope, Source: Source)));
    }

    private Decision Record(Agreement state, CommandContext context, Measured? there, params IReadOnlyList<AgreementEvent> before)
    {
        if (there?.Measurements.Exists(SaysTheSame) is true)
        {
            return Decision.Nothing;
        }

        var refusal = MeasuringChecks.RefuseUnlessIn(there?.Indicator.Unit ?? Value.Unit, Value) ?? state.RefuseAfterEvaluation(context)
            ?? state.RefuseIfClosed(AsOf, Period);
        return refusal is not null
            ? Decision.Refuse(refusal)
            : Decision.Record([.. before, new IndicatorMeasured(Id, Value, AsOf, Period, Source, Note)]);
    }

    /// <summary>The same source that says the same figure of the same day says nothing new, even where the figure has been put right since.</summary>
    private bool SaysTheSame(Measurement m) =>
        (m.AsOf, m.Period, m.Source?.Id) == (AsOf, Period, Source?.Id) && (m.Reported == Value || m.Value == Value);
}

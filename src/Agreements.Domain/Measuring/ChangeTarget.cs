namespace Agreements.Domain.Measuring;

/// <summary>Set another target for an indicator.</summary>
/// <param name="Id">The indicator's id.</param>
/// <param name="Target">The target; null for none any more.</param>
/// <param name="By">By when; null when no day is set.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ChangeTarget(string Id, Quantity? Target, Edtf? By, string Reason, Edtf? On = null) : IndicatorCommand
{
    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) => state.On(Id, measured =>
    {
        if (measured.Indicator.Target == Target && measured.Indicator.By == By)
        {
            return Decision.Nothing;
        }

        return (MeasuringChecks.RefuseUnlessIn(measured.Indicator.Unit, Target) ?? state.RefuseAfterEvaluation(context) ?? NoReason()) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new TargetChanged(Id, measured.Indicator.Target, Target, By, Reason, On ?? Edtf.Day(context.Today)));
    });

    private ReasonMissing? NoReason() => string.IsNullOrWhiteSpace(Reason) ? new ReasonMissing() : null;
}

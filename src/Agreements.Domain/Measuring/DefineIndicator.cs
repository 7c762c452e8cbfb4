namespace Agreements.Domain.Measuring;

/// <summary>Say what will be counted.</summary>
/// <param name="Indicator">What, in which unit, from where to where.</param>
public sealed record DefineIndicator(Indicator Indicator) : MeasuringCommand
{
    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.FindIndicator(Indicator.Id) is { } there)
        {
            return Indicator == there.First || Indicator == there.Indicator ? Decision.Nothing : Decision.Refuse(new IndicatorIdTaken(Indicator.Id));
        }

        return (MeasuringChecks.RefuseUnlessIn(Indicator.Unit, Indicator.Baseline, Indicator.Target)
            ?? state.RefuseAfterEvaluation(context)) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new IndicatorDefined(Indicator));
    }
}

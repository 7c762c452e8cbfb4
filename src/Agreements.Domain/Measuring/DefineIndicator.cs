namespace Agreements.Domain.Measuring;

/// <summary>Say what will be counted.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Indicator">What, in which unit, from where to where.</param>
public sealed record DefineIndicator(Guid AgreementId, Indicator Indicator) : MeasuringCommand(AgreementId);

/// <summary>The decision to define it.</summary>
internal static class IndicatorDefinition
{
    public static Decision Decide(Agreement state, DefineIndicator c)
    {
        if (state.FindIndicator(c.Indicator.Id) is { } there)
        {
            return c.Indicator == there.First || c.Indicator == there.Indicator ? Decision.Nothing : Decision.Refuse(new IndicatorIdTaken(c.Indicator.Id));
        }

        return (MeasuringChecks.RefuseUnlessIn(c.Indicator.Unit, c.Indicator.Baseline, c.Indicator.Target) ?? state.RefuseAfterEvaluation(c.Indicator.Source)) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new IndicatorDefined(c.Indicator));
    }
}

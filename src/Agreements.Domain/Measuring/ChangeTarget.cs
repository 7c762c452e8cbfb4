namespace Agreements.Domain.Measuring;

/// <summary>Set another target for an indicator.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Id">The indicator's id.</param>
/// <param name="Target">The target; null for none any more.</param>
/// <param name="Until">By when; null when no day is set.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ChangeTarget(Guid AgreementId, string Id, Quantity? Target, Edtf? Until, string Reason, Edtf? On = null) : MeasuringCommand(AgreementId);

/// <summary>The decision to set it.</summary>
internal static class TargetChange
{
    public static Decision Decide(Agreement state, ChangeTarget c) => state.On(c.Id, measured =>
    {
        if (measured.Indicator.Target == c.Target && measured.Indicator.By == c.Until)
        {
            return Decision.Nothing;
        }

        return (MeasuringChecks.RefuseUnlessIn(measured.Indicator.Unit, c.Target) ?? state.RefuseAfterEvaluation(null) ?? NoReason(c)) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new TargetChanged(c.Id, measured.Indicator.Target, c.Target, c.Until, c.Reason, c.On ?? Edtf.Day(c.Today)));
    });

    private static ReasonMissing? NoReason(ChangeTarget c) => string.IsNullOrWhiteSpace(c.Reason) ? new ReasonMissing() : null;
}

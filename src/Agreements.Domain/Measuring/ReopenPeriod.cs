namespace Agreements.Domain.Measuring;

/// <summary>Let the figures of a closed period change again.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Period">The period, as it was closed.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ReopenPeriod(Guid AgreementId, Edtf Period, string Reason, Edtf? On = null) : MeasuringCommand(AgreementId);

/// <summary>The decision to reopen it.</summary>
internal static class PeriodReopening
{
    public static Decision Decide(Agreement state, ReopenPeriod c)
    {
        if (state.Periods.Find(p => p.Period.Value == c.Period.Value) is not { } period)
        {
            return Decision.Refuse(new PeriodNotClosed(c.Period.Value));
        }

        if (!period.IsClosed)
        {
            return Decision.Nothing;
        }

        return string.IsNullOrWhiteSpace(c.Reason)
            ? Decision.Refuse(new ReasonMissing())
            : Decision.Record(new PeriodReopened(period.Period, c.Reason, c.On ?? Edtf.Day(c.Today)));
    }
}

/// <summary>The period was never closed.</summary>
/// <param name="Period">The period given.</param>
public sealed record PeriodNotClosed(string Period)
    : Refusal(new Text($"{Period} 从未关账。", $"The period {Period} was never closed."), CanMeet.Coordinator);

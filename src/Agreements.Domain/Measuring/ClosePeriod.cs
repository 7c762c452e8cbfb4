namespace Agreements.Domain.Measuring;

/// <summary>Make the figures of a period final.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Period">The period, such as <c>2025</c> or <c>2025-09/2026-08</c>.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ClosePeriod(Guid AgreementId, Edtf Period, string? Note = null, Edtf? On = null) : MeasuringCommand(AgreementId);

/// <summary>The decision to close it.</summary>
internal static class PeriodClosing
{
    public static Decision Decide(Agreement state, ClosePeriod c)
    {
        if (state.Periods.Exists(p => p.IsClosed && p.Period.Value == c.Period.Value))
        {
            return Decision.Nothing;
        }

        return c.Period.Earliest is null || c.Period.Latest is null
            ? Decision.Refuse(new PeriodUnbounded(c.Period.Value))
            : Decision.Record(new PeriodClosed(c.Period, c.Note, c.On ?? Edtf.Day(c.Today)));
    }
}

/// <summary>A period has a first and a last day.</summary>
/// <param name="Period">The period given.</param>
public sealed record PeriodUnbounded(string Period)
    : Refusal(new Text($"“{Period}”没有明确的起止日期，不能关账。", $"'{Period}' has no first and last day and cannot be closed."), CanMeet.Coordinator);

namespace Agreements.Domain.Measuring;

/// <summary>Make the figures of a period final.</summary>
/// <param name="Period">The period, such as <c>2025</c> or <c>2025-09/2026-08</c>.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ClosePeriod(Edtf Period, string? Note = null, Edtf? On = null) : MeasuringCommand
{
    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.Periods.Exists(p => p.IsClosed && p.Period.Value == Period.Value))
        {
            return Decision.Nothing;
        }

        return Period.Earliest is null || Period.Latest is null
            ? Decision.Refuse(new PeriodUnbounded(Period.Value))
            : Decision.Record(new PeriodClosed(Period, Note, On ?? Edtf.Day(context.Today)));
    }
}

/// <summary>A period has a first and a last day.</summary>
/// <param name="Period">The period given.</param>
public sealed record PeriodUnbounded(string Period)
    : Refusal(new Text($"“{Period}”没有明确的起止日期，不能关账。", $"'{Period}' has no first and last day and cannot be closed."), CanMeet.Coordinator);

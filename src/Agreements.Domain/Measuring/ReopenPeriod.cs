namespace Agreements.Domain.Measuring;

/// <summary>Let the figures of a closed period change again.</summary>
/// <param name="Period">The period, as it was closed.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ReopenPeriod(Edtf Period, string Reason, Edtf? On = null) : MeasuringCommand
{
    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.Periods.Find(p => p.Period.Value == Period.Value) is not { } period)
        {
            return Decision.Refuse(new PeriodNotClosed(Period.Value));
        }

        if (!period.IsClosed)
        {
            return Decision.Nothing;
        }

        return string.IsNullOrWhiteSpace(Reason)
            ? Decision.Refuse(new ReasonMissing())
            : Decision.Record(new PeriodReopened(period.Period, Reason, On ?? Edtf.Day(context.Today)));
    }
}

/// <summary>The period was never closed.</summary>
/// <param name="Period">The period given.</param>
public sealed record PeriodNotClosed(string Period)
    : Refusal(new Text($"{Period} 从未关账。", $"The period {Period} was never closed."), CanMeet.Coordinator);

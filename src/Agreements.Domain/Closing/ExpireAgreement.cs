namespace Agreements.Domain.Closing;

/// <summary>Record that its last day is over. Asked by the daily round; harmless at any time.</summary>
public sealed record ExpireAgreement : AgreementCommand
{
    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.ClosedAs == Standing.Expired)
        {
            return Decision.Nothing;
        }

        if (state.RefuseUnlessIn(TerminateAgreement.Stages) is { } wrongStage)
        {
            return Decision.Refuse(wrongStage);
        }

        return LastDay.Of(state)?.Certain switch
        {
            null => Decision.Refuse(new LastDayUnknown()),
            { } last when last >= context.Today => Decision.Refuse(new LastDayNotOver(last)),
            { } last => Decision.Record(new AgreementExpired(last)),
        };
    }
}

/// <summary>Nobody knows when it ends: neither a last day nor a number of years from a known day, or the day is too vague.</summary>
public sealed record LastDayUnknown()
    : Refusal(new Text("协议的最后一天不明确。", "Its last day is not known."), CanMeet.Coordinator);

/// <summary>Its last day is not certainly over.</summary>
/// <param name="Last">The last day that it can mean.</param>
public sealed record LastDayNotOver(DateOnly Last)
    : Refusal(new Text($"协议最迟于 {Last:yyyy-MM-dd} 到期，当日过后才算到期。", $"It runs to {Last:yyyy-MM-dd} at the latest, that day included."), CanMeet.Coordinator);

namespace Agreements.Domain.Closing;

/// <summary>End it, as a notice takes effect. Asked by the daily round; harmless at any time.</summary>
public sealed record EndByNotice : AgreementCommand
{
    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.ClosedAs == Standing.Terminated)
        {
            return Decision.Nothing;
        }

        return state.PendingNotices.FirstOrDefault() switch
        {
            null => Decision.Refuse(new NothingNoticed()),
            { } first when first.Effective > context.Today => Decision.Refuse(new NoticeNotInEffect(first.Effective)),
            { } first => Decision.Record(new AgreementTerminated(Edtf.Day(first.Effective), first.Reason, TerminationBasis.Notice, first.Party)),
        };
    }
}

/// <summary>No notice is pending.</summary>
public sealed record NothingNoticed()
    : Refusal(new Text("没有待生效的终止通知。", "No notice is pending."), CanMeet.Coordinator);

/// <summary>The day of the notice has not come.</summary>
/// <param name="Effective">The day.</param>
public sealed record NoticeNotInEffect(DateOnly Effective)
    : Refusal(new Text($"终止通知自 {Effective:yyyy-MM-dd} 起生效。", $"The notice takes effect on {Effective:yyyy-MM-dd}."), CanMeet.Coordinator);

namespace Agreements.Domain.Closing;

/// <summary>Put it into the archive, once it is over or evaluated.</summary>
/// <param name="Reason">Why; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ArchiveAgreement(string? Reason = null, Edtf? On = null) : AgreementCommand
{
    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => Enum.GetValues<Standing>();

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.ClosedAs == Standing.Archived)
        {
            return Decision.Nothing;
        }

        return state.ClosedAs is not null || (state.Stage == Stage.Evaluated && state.Standing == Standing.Open)
            ? Decision.Record(new AgreementArchived(Reason, On ?? Edtf.Day(context.Today)))
            : Decision.Refuse(new NotOver(state.Standing));
    }
}

/// <summary>Only what is over or evaluated goes into the archive.</summary>
/// <param name="Standing">How it stands.</param>
public sealed record NotOver(Standing Standing)
    : Refusal(
        new Text(
            $"协议目前“{StandingNames.Zh(Standing)}”且未结束：完成评估，或到期、终止、撤回、婉拒后方可归档。",
            $"It is {StandingNames.En(Standing)} and not over: only what is evaluated, expired, terminated, withdrawn, declined or superseded "
                + "goes into the archive."),
        CanMeet.Coordinator);

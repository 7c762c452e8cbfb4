namespace Agreements.Domain.Committing;

/// <summary>Move the due day of a commitment. The earlier day stays in the history.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="Due">By when it is due; null when no day is set any more.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day on which it was moved; null for today.</param>
public sealed record RescheduleCommitment(string Id, Edtf? Due, string Reason, Edtf? On = null) : CommitmentCommand, IActsAgain
{
    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open];

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) => state.On(Id, owed =>
    {
        if (owed.Commitment.Due == Due)
        {
            return Decision.Nothing;
        }

        return string.IsNullOrWhiteSpace(Reason)
            ? Decision.Refuse(new ReasonMissing())
            : owed.WhileOwed(() => Decision.Record(new CommitmentRescheduled(Id, owed.Commitment.Due, Due, Reason, On ?? Edtf.Day(context.Today))));
    });
}

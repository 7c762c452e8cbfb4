namespace Agreements.Domain.Amending;

/// <summary>Give an open supplementary agreement up.</summary>
/// <param name="Number">The number of the supplementary agreement.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record WithdrawAmendment(int Number, string Reason, Edtf? On = null) : AmendmentCommand
{
    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => Standings.InForceOrEnded;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) =>
        state.OnAmendment(Number, a => a.Standing is AmendmentStanding.Withdrawn && a.Withdrawal == Reason, _ => string.IsNullOrWhiteSpace(Reason)
            ? Decision.Refuse(new ReasonMissing())
            : Decision.Record(new AmendmentWithdrawn(Number, Reason, On ?? Edtf.Day(context.Today))));
}

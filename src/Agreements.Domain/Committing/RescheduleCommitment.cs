namespace Agreements.Domain.Committing;

/// <summary>Move the due day of a commitment. The earlier day stays in the history.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Id">The commitment's id.</param>
/// <param name="Due">By when it is due; null when no day is set any more.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day on which it was moved; null for today.</param>
public sealed record RescheduleCommitment(Guid AgreementId, string Id, Edtf? Due, string Reason, Edtf? On = null) : CommittingCommand(AgreementId);

/// <summary>The decision to move it.</summary>
internal static class Rescheduling
{
    public static Decision Decide(Agreement state, RescheduleCommitment c) => state.On(c.Id, owed =>
    {
        if (owed.Commitment.Due == c.Due)
        {
            return Decision.Nothing;
        }

        return string.IsNullOrWhiteSpace(c.Reason)
            ? Decision.Refuse(new ReasonMissing())
            : owed.WhileOwed(() => Decision.Record(new CommitmentRescheduled(c.Id, owed.Commitment.Due, c.Due, c.Reason, c.On ?? Edtf.Day(c.Today))));
    });
}

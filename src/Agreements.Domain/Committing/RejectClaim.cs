namespace Agreements.Domain.Committing;

/// <summary>Reject, for another side, the claim that a commitment was kept.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Id">The commitment's id.</param>
/// <param name="Party">The party that rejects it.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record RejectClaim(Guid AgreementId, string Id, string Party, string Reason, Edtf? On = null) : CommitmentCommand(AgreementId, Id)
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;
}

/// <summary>The decision to reject it.</summary>
internal static class ClaimRejection
{
    public static Decision Decide(Agreement state, RejectClaim c) => state.On(c.Id, owed =>
    {
        if (owed.Rejection is { } there && there.By == c.Party && there.Reason == c.Reason)
        {
            return Decision.Nothing;
        }

        if (state.RefuseUnlessOtherSide(owed, c.Party) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        if (string.IsNullOrWhiteSpace(c.Reason))
        {
            return Decision.Refuse(new ReasonMissing());
        }

        return owed.WhileOwed(() => owed.Status is OwedStatus.Claimed
            ? Decision.Record(new ClaimRejected(c.Id, c.Party, c.Reason, c.On ?? Edtf.Day(c.Today)))
            : Decision.Refuse(new ClaimMissing(c.Id, owed.Commitment.Title)));
    });
}

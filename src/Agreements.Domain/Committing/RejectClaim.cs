namespace Agreements.Domain.Committing;

/// <summary>Reject, for another side, the claim that a commitment was kept.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="Party">The party that rejects it.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record RejectClaim(string Id, string Party, string Reason, Edtf? On = null) : CommitmentCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) => state.On(Id, owed =>
    {
        if (owed.Rejection is { } there && there.By == Party && there.Reason == Reason)
        {
            return Decision.Nothing;
        }

        if (state.RefuseUnlessOtherSide(owed, Party) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            return Decision.Refuse(new ReasonMissing());
        }

        return owed.WhileOwed(() => owed.Status is CommitmentStatus.Claimed
            ? Decision.Record(new ClaimRejected(Id, Party, Reason, On ?? Edtf.Day(context.Today)))
            : Decision.Refuse(new ClaimMissing(Id, owed.Commitment.Title)));
    });
}

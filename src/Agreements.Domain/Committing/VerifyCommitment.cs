namespace Agreements.Domain.Committing;

/// <summary>Confirm, for another side, that what was claimed was kept.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Id">The commitment's id.</param>
/// <param name="Party">The party that confirms it.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record VerifyCommitment(Guid AgreementId, string Id, string Party, string? Note = null, Edtf? On = null) : CommitmentCommand(AgreementId, Id)
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;
}

/// <summary>The decision to confirm it.</summary>
internal static class CommitmentVerification
{
    public static Decision Decide(Agreement state, VerifyCommitment c) => state.On(c.Id, owed =>
    {
        if (owed.Verification?.By == c.Party)
        {
            return Decision.Nothing;
        }

        if (state.RefuseUnlessOtherSide(owed, c.Party) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        return owed.WhileOwed(() => owed.Status is OwedStatus.Claimed
            ? state.Settle(c.Id, new CommitmentVerified(c.Id, c.Party, c.Note, c.On ?? Edtf.Day(c.Today)), c.Today)
            : Decision.Refuse(new ClaimMissing(c.Id, owed.Commitment.Title)));
    });
}

namespace Agreements.Domain.Committing;

/// <summary>Confirm, for another side, that what was claimed was kept.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="Party">The party that confirms it.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record VerifyCommitment(string Id, string Party, string? Note = null, Edtf? On = null) : CommitmentCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) => state.On(Id, owed =>
    {
        if (owed.Verification?.By == Party)
        {
            return Decision.Nothing;
        }

        if (state.RefuseUnlessOtherSide(owed, Party) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        return owed.WhileOwed(() => owed.Status is CommitmentStatus.Claimed
            ? state.Settle(Id, new CommitmentVerified(Id, Party, Note, On ?? Edtf.Day(context.Today)), context.Today)
            : Decision.Refuse(new ClaimMissing(Id, owed.Commitment.Title)));
    });
}

namespace Agreements.Domain.Committing;

/// <summary>Record that a commitment was kept.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Evidence">What shows it; null for nothing.</param>
public sealed record FulfilCommitment(string Id, Edtf? On = null, string? Evidence = null) : CommitmentCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => state.FindCommitment(Id)?.Commitment.Owner;

    /// <inheritdoc />
    /// <remarks>A fact counts for more than a waiver: what was let off and yet kept was kept.</remarks>
    public override Decision Decide(Agreement state, CommandContext context) => state.On(Id, owed => owed.IsKept
        ? Decision.Nothing
        : state.Settle(Id, new CommitmentFulfilled(Id, On ?? Edtf.Day(context.Today), Evidence), context.Today));
}

namespace Agreements.Domain.Committing;

/// <summary>Record that a commitment was kept.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Id">The commitment's id.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Evidence">What shows it; null for nothing.</param>
public sealed record FulfilCommitment(Guid AgreementId, string Id, Edtf? On = null, string? Evidence = null) : CommitmentCommand(AgreementId, Id)
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => state.FindCommitment(Id)?.Commitment.Owner;
}

/// <summary>The decision to record it. A fact counts for more than a waiver: what was let off and yet kept was kept.</summary>
internal static class CommitmentFulfilment
{
    public static Decision Decide(Agreement state, FulfilCommitment c) => state.On(c.Id, owed => owed.IsKept
        ? Decision.Nothing
        : state.Settle(c.Id, new CommitmentFulfilled(c.Id, c.On ?? Edtf.Day(c.Today), c.Evidence), c.Today));
}

namespace Agreements.Domain.Committing;

/// <summary>Have another party owe a commitment. A claim of the former owner falls.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Id">The commitment's id.</param>
/// <param name="Owner">The party that owes it from now on.</param>
/// <param name="Reason">Why; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ReassignCommitment(Guid AgreementId, string Id, string Owner, string? Reason = null, Edtf? On = null)
    : CommittingCommand(AgreementId);

/// <summary>The decision to hand it over.</summary>
internal static class Reassignment
{
    public static Decision Decide(Agreement state, ReassignCommitment c) => state.On(c.Id, owed =>
    {
        if (owed.Commitment.Owner == c.Owner)
        {
            return Decision.Nothing;
        }

        if (state.FindParty(c.Owner) is not { } owner)
        {
            return Decision.Refuse(new PartyUnknown(c.Owner));
        }

        return owed.WhileOwed(() => owed.Commitment.Verifier == c.Owner
            ? Decision.Refuse(new VerifierIsOwner(owner.Id, owner.Name))
            : Decision.Record(new CommitmentReassigned(c.Id, owed.Commitment.Owner, c.Owner, c.Reason, c.On ?? Edtf.Day(c.Today))));
    });
}

namespace Agreements.Domain.Committing;

/// <summary>Have another party owe a commitment. A claim of the former owner falls.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="Owner">The party that owes it from now on.</param>
/// <param name="Reason">Why; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ReassignCommitment(string Id, string Owner, string? Reason = null, Edtf? On = null)
    : CommitmentCommand, IActsAgain
{
    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open];

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) => state.On(Id, owed =>
    {
        if (owed.Commitment.Owner == Owner)
        {
            return Decision.Nothing;
        }

        if (state.FindParty(Owner) is not { } owner)
        {
            return Decision.Refuse(new PartyUnknown(Owner));
        }

        return owed.WhileOwed(() => owed.Commitment.Verifier == Owner
            ? Decision.Refuse(new VerifierIsOwner(owner.Id, owner.Name))
            : Decision.Record(new CommitmentReassigned(Id, owed.Commitment.Owner, Owner, Reason, On ?? Edtf.Day(context.Today))));
    });
}

namespace Agreements.Domain.Committing;

/// <summary>Add what somebody owes.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Commitment">What, who and by when.</param>
public sealed record AddCommitment(Guid AgreementId, Commitment Commitment) : CommittingCommand(AgreementId);

/// <summary>The decision to add it.</summary>
internal static class CommitmentAddition
{
    public static Decision Decide(Agreement state, AddCommitment c)
    {
        if (state.FindCommitment(c.Commitment.Id) is { } there)
        {
            // Who says again what was said at first adds nothing, wherever owner and day have moved since.
            return c.Commitment == there.First || c.Commitment == there.Commitment ? Decision.Nothing : Decision.Refuse(new CommitmentIdTaken(c.Commitment.Id));
        }

        string?[] named = [c.Commitment.Owner, c.Commitment.Verifier];
        if (named.OfType<string>().FirstOrDefault(p => state.FindParty(p) is null) is { } nobody)
        {
            return Decision.Refuse(new PartyUnknown(nobody));
        }

        if (c.Commitment.Verifier is { } verifier && verifier == c.Commitment.Owner)
        {
            return Decision.Refuse(new VerifierIsOwner(verifier, state.FindParty(verifier)!.Name));
        }

        return state.RefuseUnlessIn(Stage.Proposed, Stage.Negotiated, Stage.Signed, Stage.Implementing) is { } wrongStage
            ? Decision.Refuse(wrongStage)
            : Decision.Record(new CommitmentAdded(c.Commitment));
    }
}

/// <summary>Another commitment of the agreement has this id.</summary>
/// <param name="Id">The id given.</param>
public sealed record CommitmentIdTaken(string Id)
    : Refusal(new Text($"协议中已有编号为“{Id}”的另一项承诺。", $"Another commitment of the agreement already has the id '{Id}'."), CanMeet.Coordinator);

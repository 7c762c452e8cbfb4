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
            return there with { IsFulfilled = false } == c.Commitment with { IsFulfilled = false }
                ? Decision.Nothing
                : Decision.Refuse(new CommitmentIdTaken(c.Commitment.Id));
        }

        if (c.Commitment.Owner is { } owner && state.FindParty(owner) is null)
        {
            return Decision.Refuse(new PartyUnknown(owner));
        }

        // Kept or not is no part of the stored event: were it taken over, the fold would differ before and after storing.
        return state.RefuseUnlessIn(Stage.Proposed, Stage.Negotiated, Stage.Signed, Stage.Implementing) is { } wrongStage
            ? Decision.Refuse(wrongStage)
            : Decision.Record(new CommitmentAdded(c.Commitment with { IsFulfilled = false }));
    }
}

/// <summary>Another commitment of the agreement has this id.</summary>
/// <param name="Id">The id given.</param>
public sealed record CommitmentIdTaken(string Id)
    : Refusal(new Text($"协议中已有编号为“{Id}”的另一项承诺。", $"Another commitment of the agreement already has the id '{Id}'."), CanMeet.Coordinator);

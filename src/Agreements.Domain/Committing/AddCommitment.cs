namespace Agreements.Domain.Committing;

/// <summary>Add what somebody owes.</summary>
/// <param name="Commitment">What, who and by when.</param>
/// <param name="Source">Where the fact comes from; null when it is agreed here.</param>
public sealed record AddCommitment(Commitment Commitment, [property: NotInBody] Source? Source = null) : AgreementCommand
{
    /// <summary>A source may tell only after the end what was owed before.</summary>
    public override IReadOnlyList<Standing> PossibleWhile => Source is null ? [Standing.Open] : Standings.OpenOrEnded;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.FindCommitment(Commitment.Id) is { } there)
        {
            // Who says again what was said at first adds nothing, wherever owner and day have moved since.
            return Commitment == there.First || Commitment == there.Commitment ? Decision.Nothing : Decision.Refuse(new CommitmentIdTaken(Commitment.Id));
        }

        string?[] named = [Commitment.Owner, Commitment.Verifier];
        if (named.OfType<string>().FirstOrDefault(p => state.FindParty(p) is null) is { } nobody)
        {
            return Decision.Refuse(new PartyUnknown(nobody));
        }

        if (Commitment.Verifier is { } verifier && verifier == Commitment.Owner)
        {
            return Decision.Refuse(new VerifierIsOwner(verifier, state.FindParty(verifier)!.Name));
        }

        return Source is null && state.RefuseUnlessIn(Stage.Proposed, Stage.Negotiated, Stage.Signed, Stage.Implementing) is { } wrongStage
            ? Decision.Refuse(wrongStage)
            : Decision.Record(new CommitmentAdded(Commitment, Source));
    }
}

/// <summary>Another commitment of the agreement has this id.</summary>
/// <param name="Id">The id given.</param>
public sealed record CommitmentIdTaken(string Id)
    : Refusal(new Text($"协议中已有编号为“{Id}”的另一项承诺。", $"Another commitment of the agreement already has the id '{Id}'."), CanMeet.Coordinator);

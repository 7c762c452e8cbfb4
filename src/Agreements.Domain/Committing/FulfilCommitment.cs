namespace Agreements.Domain.Committing;

/// <summary>Record that a commitment was kept.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Evidence">What shows it; null for nothing.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record FulfilCommitment(string Id, Edtf? On = null, string? Evidence = null, [property: NotInBody] Source? Source = null) : CommitmentCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => state.FindCommitment(Id)?.Commitment.Owner;

    /// <inheritdoc />
    /// <remarks>A fact counts for more than a waiver: what was let off and yet kept was kept.</remarks>
    public override Decision Decide(Agreement state, CommandContext context) => state.On(Id, owed =>
    {
        if (owed.IsKept)
        {
            return Decision.Nothing;
        }

        return !context.IsTakingOver && Missing(state, owed.Commitment).ToArray() is { Length: > 0 } missing
            ? Decision.Refuse(missing)
            : state.Settle(Id, new CommitmentFulfilled(Id, On ?? Edtf.Day(context.Today), Evidence, Source), context.Today);
    });

    /// <summary>What was agreed to be shown and verified is kept only when it is.</summary>
    private IEnumerable<Refusal> Missing(Agreement state, Commitment commitment)
    {
        if (commitment.EvidenceNeeded is { } needed && string.IsNullOrWhiteSpace(Evidence))
        {
            yield return new EvidenceMissing(commitment.Owner, needed);
        }

        if (commitment.Verifier is { } verifier)
        {
            yield return new VerificationNeeded(verifier, state.NameOf(verifier));
        }
    }
}

/// <summary>A party is named that has to verify it: its owner claims it as kept, and that party answers.</summary>
/// <param name="Party">The verifier's id.</param>
/// <param name="Name">Its name.</param>
public sealed record VerificationNeeded(string Party, Text Name)
    : Refusal(
        new Text($"此项须由{Name.Zh}核验：请责任方申报，再由其核验。", $"{Name.EnOrZh} has to verify it: its owner claims it as kept, then {Name.EnOrZh} answers."),
        CanMeet.Party, CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}

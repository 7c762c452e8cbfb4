namespace Agreements.Domain.Committing;

/// <summary>Claim, for its owner, that a commitment was kept. Another side then verifies or rejects it.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="Evidence">What shows it; null for nothing.</param>
/// <param name="Documents">SHA-256 digests of the documents that show it; null for none.</param>
/// <param name="On">The day it was kept; null for today.</param>
public sealed record ClaimCommitment(string Id, string? Evidence = null, IReadOnlyList<string>? Documents = null, Edtf? On = null)
    : CommitmentCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => state.FindCommitment(Id)?.Commitment.Owner;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) => state.On(Id, owed =>
    {
        if (owed.Status is not CommitmentStatus.Open && owed.Claim is { } there && SaysTheSame(there))
        {
            return Decision.Nothing;
        }

        if (owed.Commitment.Owner is not { } owner)
        {
            return Decision.Refuse(new CommitmentOwnerless(Id, owed.Commitment.Title));
        }

        if (owed.Commitment.EvidenceNeeded is { } needed && string.IsNullOrWhiteSpace(Evidence) && Documents is null or { Count: 0 })
        {
            return Decision.Refuse(new EvidenceMissing(owner, needed));
        }

        return owed.WhileOwed(() => Decision.Record(new CommitmentClaimed(Id, owner, Evidence, Documents, On ?? Edtf.Day(context.Today))));
    });

    private bool SaysTheSame(CommitmentClaimed there) =>
        there.Evidence == Evidence && (there.Documents ?? []).SequenceEqual(Documents ?? []) && (On is null || On == there.On);
}

/// <summary>Nobody is known to owe it, so nobody can claim that it was kept.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="Title">What is owed.</param>
public sealed record CommitmentOwnerless(string Id, Text Title)
    : Refusal(new Text($"承诺“{Title.Zh}”尚无责任方，须先指定。", $"Nobody owns the commitment '{Title.EnOrZh}' yet: name an owner first."), CanMeet.Coordinator);

/// <summary>What has to be shown was not shown.</summary>
/// <param name="Owner">The party that owes it; null when no owner is known.</param>
/// <param name="Needed">What has to be shown.</param>
public sealed record EvidenceMissing(string? Owner, Text Needed)
    : Refusal(new Text($"须提供佐证：{Needed.Zh}。", $"Show what is asked for: {Needed.EnOrZh}."), CanMeet.Party, CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Owner;
}

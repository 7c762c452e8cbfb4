namespace Agreements.Domain.Committing;

/// <summary>Claim, for its owner, that a commitment was kept. Another side then verifies or rejects it.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Id">The commitment's id.</param>
/// <param name="Evidence">What shows it; null for nothing.</param>
/// <param name="Documents">SHA-256 digests of the documents that show it; null for none.</param>
/// <param name="On">The day it was kept; null for today.</param>
public sealed record ClaimCommitment(Guid AgreementId, string Id, string? Evidence = null, IReadOnlyList<string>? Documents = null, Edtf? On = null)
    : CommitmentCommand(AgreementId, Id)
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => state.FindCommitment(Id)?.Commitment.Owner;
}

/// <summary>The decision to take down the claim.</summary>
internal static class CommitmentClaim
{
    public static Decision Decide(Agreement state, ClaimCommitment c) => state.On(c.Id, owed =>
    {
        if (owed.Status is not OwedStatus.Open && owed.Claim is { } there && SaysTheSame(there, c))
        {
            return Decision.Nothing;
        }

        if (owed.Commitment.Owner is not { } owner)
        {
            return Decision.Refuse(new CommitmentOwnerless(c.Id, owed.Commitment.Title));
        }

        if (owed.Commitment.EvidenceNeeded is { } needed && string.IsNullOrWhiteSpace(c.Evidence) && c.Documents is null or { Count: 0 })
        {
            return Decision.Refuse(new EvidenceMissing(owner, needed));
        }

        return owed.WhileOwed(() => Decision.Record(new CommitmentClaimed(c.Id, owner, c.Evidence, c.Documents, c.On ?? Edtf.Day(c.Today))));
    });

    private static bool SaysTheSame(CommitmentClaimed there, ClaimCommitment c) =>
        there.Evidence == c.Evidence && (there.Documents ?? []).SequenceEqual(c.Documents ?? []) && (c.On is null || c.On == there.On);
}

/// <summary>Nobody is known to owe it, so nobody can claim that it was kept.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="Title">What is owed.</param>
public sealed record CommitmentOwnerless(string Id, Text Title)
    : Refusal(new Text($"承诺“{Title.Zh}”尚无责任方，须先指定。", $"Nobody owns the commitment '{Title.EnOrZh}' yet: name an owner first."), CanMeet.Coordinator);

/// <summary>What has to be shown was not shown.</summary>
/// <param name="Owner">The party that owes it.</param>
/// <param name="Needed">What has to be shown.</param>
public sealed record EvidenceMissing(string Owner, Text Needed)
    : Refusal(new Text($"须提供佐证：{Needed.Zh}。", $"Show what is asked for: {Needed.EnOrZh}."), CanMeet.Party, CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Owner;
}

using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>Commitments in the order added, each with what has become of it.</summary>
    public ImmutableList<CommitmentState> Commitments { get; private init; } = [];

    /// <summary>Guarantees of the terms that somebody looks after, by their Chinese wording.</summary>
    public ImmutableSortedDictionary<string, Undertaking> Undertakings { get; private init; } =
        ImmutableSortedDictionary.Create<string, Undertaking>(StringComparer.Ordinal);

    /// <summary>The commitment with an id; null when there is none.</summary>
    /// <param name="id">The commitment's id.</param>
    public CommitmentState? FindCommitment(string id) => Commitments.Find(c => c.Id == id);

    private Agreement Evolve(CommittingEvent happened) => happened switch
    {
        CommitmentAdded e => this with { Commitments = Commitments.Add(CommitmentState.Added(e.Commitment)) },
        CommitmentCameRound e => this with { Commitments = Commitments.Add(Committed(e.From).Next(e.Commitment)) },
        CommitmentFulfilled e => Change(e.Id, o => o with { Status = CommitmentStatus.Kept, Evidence = e.Evidence, SettledOn = e.On }),
        CommitmentReassigned e =>
            Change(e.Id, o => o with { Commitment = o.Commitment with { Owner = e.Owner }, Status = CommitmentStatus.Open, Claim = null }),
        CommitmentRescheduled e => Change(e.Id, o => o with
        {
            Commitment = o.Commitment with { Due = e.Due },
            Period = o.Period ?? RecurrencePeriod.Of(o.Commitment.Every, e.Due?.Latest),
            Moves = o.Moves.Add(e),
        }),
        ProgressReported e => Change(e.Id, o => o with { Progress = e }),
        CommitmentClaimed e => Change(e.Id, o => o with { Status = CommitmentStatus.Claimed, Claim = e, Rejection = null }),
        ClaimRejected e => Change(e.Id, o => o with { Status = CommitmentStatus.Open, Rejection = e }),
        CommitmentVerified e =>
            Change(e.Id, o => o with { Status = CommitmentStatus.Kept, Verification = e, Evidence = o.Claim?.Evidence, SettledOn = o.Claim?.On ?? e.On }),
        CommitmentWaived e => Change(e.Id, o => o with { Status = CommitmentStatus.Waived, Waiver = e, SettledOn = e.On }),
        GuaranteeAssigned e => this with
        {
            Undertakings = Undertakings.SetItem(
                e.Guarantee, new Undertaking(e.Guarantee, e.Owner, e.ReviewOn, Undertakings.GetValueOrDefault(e.Guarantee)?.Last)),
        },
        GuaranteeReviewed e =>
            this with { Undertakings = Undertakings.SetItem(e.Guarantee, Undertakings[e.Guarantee] with { ReviewOn = e.NextReview, Last = e }) },
        _ => throw Unknown(happened),
    };

    private CommitmentState Committed(string id) =>
        FindCommitment(id) ?? throw new InvalidOperationException($"No commitment '{id}' was added before something became of it.");

    private Agreement Change(string id, Func<CommitmentState, CommitmentState> change)
    {
        var owed = Committed(id);
        return this with { Commitments = Commitments.Replace(owed, change(owed)) };
    }
}

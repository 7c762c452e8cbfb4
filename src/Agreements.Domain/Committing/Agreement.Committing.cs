using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>Commitments in the order added.</summary>
    public ImmutableList<Commitment> Commitments { get; private init; } = [];

    private Agreement Evolve(CommittingEvent happened) => happened switch
    {
        CommitmentAdded e => this with { Commitments = Commitments.Add(e.Commitment) },
        CommitmentFulfilled e => Fulfil(e),
        _ => throw Unknown(happened),
    };

    private Agreement Fulfil(CommitmentFulfilled e)
    {
        var kept = FindCommitment(e.Id) ?? throw new InvalidOperationException($"No commitment '{e.Id}' was added before it was kept.");
        return this with { Commitments = Commitments.Replace(kept, kept with { IsFulfilled = true }) };
    }
}

using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.Commitments;

/// <summary>Keeps who owes what.</summary>
public static class CommitmentHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<CommitmentRow> page) =>
        page.PutMany<Agreement, CommitmentRow>(CommitmentTable.Rows, (state, _) => CommitmentRow.Of(state));
}

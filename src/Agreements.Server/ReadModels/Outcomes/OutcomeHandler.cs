using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.Outcomes;

/// <summary>Keeps the outcomes.</summary>
public static class OutcomeHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<OutcomeRow> page) =>
        page.PutMany<Agreement, OutcomeRow>(OutcomeTable.Rows, (state, _) => OutcomeRow.Of(state));
}

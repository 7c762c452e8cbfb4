using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.PendingActions;

/// <summary>Keeps what waits for whom.</summary>
public static class CourtHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<CourtRow> page) =>
        page.Put<Agreement, CourtRow>(CourtTable.Rows, (state, last) => CourtRow.Of(state, last.Event.Timestamp));
}

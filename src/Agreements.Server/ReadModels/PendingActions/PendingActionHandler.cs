using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.PendingActions;

/// <summary>Keeps what waits for whom.</summary>
public static class PendingActionHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<PendingActionRow> page) =>
        page.Put<Agreement, PendingActionRow>(PendingActionTable.Rows, (state, last) => PendingActionRow.Of(state, last.Event.Timestamp));
}

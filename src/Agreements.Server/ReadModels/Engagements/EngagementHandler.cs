using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.Engagements;

/// <summary>Keeps the engagements.</summary>
public static class EngagementHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<EngagementRow> page) =>
        page.Put<Engagement, EngagementRow>(EngagementTable.Rows, (state, _) => EngagementRow.Of(state));
}

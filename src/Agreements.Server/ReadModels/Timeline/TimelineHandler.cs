using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.Timeline;

/// <summary>Keeps the timeline.</summary>
public static class TimelineHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<TimelineEntry> page) =>
        page.Add<Agreement, TimelineEntry>(TimelineTable.Entries, (state, happened) => TimelineEntry.Of(happened.Event, state));
}

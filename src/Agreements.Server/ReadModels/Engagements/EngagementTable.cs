using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.Engagements;

/// <summary>The table of engagements. They are listed by the first day that theirs can mean; those of unknown day stand last.</summary>
internal static class EngagementTable
{
    public static readonly RowTable<EngagementRow> Rows = RowTable.Of<EngagementRow>("engagement_rows", t => t
        .Key(r => r.Id)
        .Named(r => r.Kind)
        .Text(r => r.Title)
        .Json(r => r.On, "held_on")
        .Computed("day", r => r.On?.Earliest ?? r.On?.Latest ?? DateOnly.MinValue)
        .Computed("last_day", r => r.On?.Latest ?? r.On?.Earliest)
        .Column(r => r.Place)
        .Column(r => r.Participants)
        .Column(r => r.Agreements)
        .Column(r => r.Reference)
        .Json(r => r.Source)
        .Json(r => r.Resolutions)
        .Json(r => r.ActionItems)
        .Computed("open_items", r => r.OpenItems)
        .Computed("waits_for", r => r.WaitsFor)
        .Computed("first_due", r => r.FirstDue)
        .Column(r => r.Version)
        .Index("by_day", "(day desc, id)")
        .Index("by_last_day", "(last_day, id) where last_day is not null")
        .Index("sometime", "(last_day, id) where day is distinct from last_day")
        .Index("participants", "using gin (participants)")
        .Index("agreements", "using gin (agreements)")
        .Index("waits_for", "using gin (waits_for)")
        .Index("first_due", "(first_due) where first_due is not null"));
}

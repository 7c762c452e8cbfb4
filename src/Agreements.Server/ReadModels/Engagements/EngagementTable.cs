using Col = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Engagements.EngagementRow>;

namespace Agreements.Server.ReadModels.Engagements;

/// <summary>The table of engagements.</summary>
internal static class EngagementTable
{
    public static readonly RowTable<EngagementRow> Rows = new(
        "engagement_rows", "id", r => r.Id, "t.version < excluded.version",
        Col.Uuid("id", r => r.Id),
        Col.Text("kind", r => KebabEnum<EngagementKind>.Name(r.Kind)),
        Col.Text("title_zh", r => r.Title.Zh),
        Col.Text("title_en", r => r.Title.En),
        Col.Json("held_on", r => r.On),
        // The order of the list: the first day it can mean; engagements of unknown day stand last.
        Col.Date("day", r => r.On?.Earliest ?? r.On?.Latest ?? DateOnly.MinValue),
        Col.Text("place", r => r.Place),
        Col.Texts("participants", r => r.Participants),
        Col.Texts("agreements", r => r.Agreements.Select(a => a.ToString())),
        Col.Text("reference", r => r.Reference),
        Col.Json("source", r => r.Source),
        Col.Json("resolutions", r => r.Resolutions),
        Col.Json("action_items", r => r.ActionItems),
        Col.Int("open_items", r => r.OpenItems),
        Col.BigInt("version", r => r.Version));
}

using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.PendingActions;

/// <summary>The table of what waits.</summary>
internal static class PendingActionTable
{
    public static readonly RowTable<PendingActionRow> Rows = RowTable.Of<PendingActionRow>("court_rows", t => t
        .Key(r => r.Id)
        .Text(r => r.Title)
        .Named(r => r.Kind)
        .Column(r => r.Stage)
        .Json(r => r.Items)
        .Json(r => r.Related)
        .Column(r => r.Since)
        .Column(r => r.Keys)
        .Column(r => r.UpdatedAt)
        .Column(r => r.Version)
        .Index("keys", "using gin (keys)"));
}

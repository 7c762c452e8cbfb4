using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.Commitments;

/// <summary>The table of what is owed.</summary>
internal static class CommitmentTable
{
    public static readonly RowTable<CommitmentRow> Rows = RowTable.Of<CommitmentRow>("commitment_rows", t => t
        .Key(r => r.Agreement)
        .Key(r => r.Id)
        .Named(r => r.What)
        .Text(r => r.Title)
        .Column(r => r.Owner)
        .Json(r => r.OwnerName)
        .Json(r => r.Due)
        .Computed("due_earliest", r => r.Due?.Earliest)
        .Computed("due_latest", r => r.Due?.Latest)
        .Named(r => r.Every)
        .Json(r => r.Quantity)
        .Named(r => r.Status)
        .Column(r => r.IsOwed)
        .Column(r => r.Percent)
        .Text(r => r.AgreementTitle, "agreement")
        .Named(r => r.Kind)
        .Column(r => r.Stage)
        .Named(r => r.Standing)
        .Json(r => r.Reminders)
        .Column(r => r.Version)
        .FillFactor(80)
        .Index("due", "((coalesce(due_latest, date 'infinity')), agreement, id) where is_owed")
        .Index("due_sometime", "(due_latest, agreement, id) where is_owed and due_earliest is distinct from due_latest")
        .Index("by_owner", "(owner, (coalesce(due_latest, date 'infinity')), agreement, id) where is_owed"));
}

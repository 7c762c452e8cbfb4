using Col = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Commitments.CommitmentRow>;

namespace Agreements.Server.ReadModels.Commitments;

/// <summary>The table of what is owed.</summary>
internal static class CommitmentTable
{
    public static readonly RowTable<CommitmentRow> Rows = new(
        "commitment_rows", "agreement, id", r => (r.Agreement, r.Id), "t.version < excluded.version",
        Col.Uuid("agreement", r => r.Agreement),
        Col.Text("id", r => r.Id),
        Col.Text("what", r => KebabEnum<DueWhat>.Name(r.What)),
        Col.Text("title_zh", r => r.Title.Zh),
        Col.Text("title_en", r => r.Title.En),
        Col.Text("owner", r => r.Owner),
        Col.Json("owner_name", r => r.OwnerName),
        Col.Json("due", r => r.Due),
        Col.MaybeDate("due_latest", r => r.Due?.Latest),
        Col.Text("every", r => r.Every is { } every ? KebabEnum<Recurrence>.Name(every) : null),
        Col.Json("quantity", r => r.Quantity),
        Col.Text("status", r => KebabEnum<OwedStatus>.Name(r.Status)),
        Col.Bool("is_owed", r => r.IsOwed),
        Col.MaybeInt("percent", r => r.Percent),
        Col.Text("agreement_zh", r => r.AgreementTitle.Zh),
        Col.Text("agreement_en", r => r.AgreementTitle.En),
        Col.Text("kind", r => KebabEnum<AgreementKind>.Name(r.Kind)),
        Col.SmallInt("stage", r => (short)r.Stage),
        Col.Text("standing", r => KebabEnum<Standing>.Name(r.Standing)),
        Col.BigInt("version", r => r.Version));
}

using Col = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Progress.ProgressRow>;

namespace Agreements.Server.ReadModels.Progress;

/// <summary>The table of the measures of progress.</summary>
internal static class ProgressTable
{
    public static readonly RowTable<ProgressRow> Rows = new(
        "progress_rows", "id", r => r.Id, "t.version < excluded.version",
        [
            Col.Uuid("id", r => r.Id),
            Col.SmallInt("stage", r => (short)r.Stage),
            Col.Text("kind", r => KebabEnum<AgreementKind>.Name(r.Kind)),
            Col.Texts("institutions", r => r.Institutions),
            Col.MaybeUuid("parent", r => r.Parent),
            .. Enum.GetValues<Stage>().Select(s => Col.MaybeDate($"{KebabEnum<Stage>.Name(s)}_on", r => r.Entered[(int)s])),
            Col.MaybeDate("since", r => r.Entered[(int)r.Stage]),
            Col.Dates("open_due", r => r.OpenDue),
            Col.Int("open_undated", r => r.OpenUndated),
            Col.Int("fulfilled", r => r.Fulfilled),
            Col.Bool("closed", r => r.IsClosed),
            Col.BigInt("version", r => r.Version),
        ]);
}

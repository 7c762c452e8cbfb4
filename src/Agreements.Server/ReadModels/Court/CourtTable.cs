using Col = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Court.CourtRow>;

namespace Agreements.Server.ReadModels.Court;

/// <summary>The table of what waits.</summary>
internal static class CourtTable
{
    public static readonly RowTable<CourtRow> Rows = new(
        "court_rows", "id", r => r.Id, "t.version < excluded.version",
        Col.Uuid("id", r => r.Id),
        Col.Text("title_zh", r => r.Title.Zh),
        Col.Text("title_en", r => r.Title.En),
        Col.Text("kind", r => KebabEnum<AgreementKind>.Name(r.Kind)),
        Col.SmallInt("stage", r => (short)r.Stage),
        Col.Json("items", r => r.Items),
        Col.Texts("keys", r => r.Keys),
        Col.Timestamp("updated_at", r => r.UpdatedAt),
        Col.BigInt("version", r => r.Version));
}

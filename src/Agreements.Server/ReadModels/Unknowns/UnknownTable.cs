using Col = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Unknowns.UnknownRow>;

namespace Agreements.Server.ReadModels.Unknowns;

/// <summary>The table of what is not known.</summary>
internal static class UnknownTable
{
    public static readonly RowTable<UnknownRow> Rows = new(
        "unknown_rows", "id", r => r.Id, "t.version < excluded.version",
        Col.Uuid("id", r => r.Id),
        Col.Text("title_zh", r => r.Title.Zh),
        Col.Text("title_en", r => r.Title.En),
        Col.Text("kind", r => KebabEnum<AgreementKind>.Name(r.Kind)),
        Col.SmallInt("stage", r => (short)r.Stage),
        Col.Texts("institutions", r => r.Institutions),
        Col.Json("gaps", r => r.Gaps),
        Col.Texts("codes", r => r.Gaps.Select(g => g.Code).Distinct(StringComparer.Ordinal)),
        Col.Int("number", r => r.Gaps.Count),
        Col.BigInt("version", r => r.Version));
}

using Col = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Outcomes.OutcomeRow>;

namespace Agreements.Server.ReadModels.Outcomes;

/// <summary>The table of results.</summary>
internal static class OutcomeTable
{
    public static readonly RowTable<OutcomeRow> Rows = new(
        "outcome_rows", "agreement, number", r => (r.Agreement, r.Number), "t.version < excluded.version",
        Col.Uuid("agreement", r => r.Agreement),
        Col.Int("number", r => r.Number),
        Col.SmallInt("level", r => (short)r.Outcome.Level),
        Col.MaybeInt("year", r => r.Year),
        Col.Json("outcome", r => r.Outcome),
        Col.Texts("institutions", r => r.Institutions),
        Col.Text("agreement_zh", r => r.AgreementTitle.Zh),
        Col.Text("agreement_en", r => r.AgreementTitle.En),
        Col.Text("kind", r => KebabEnum<AgreementKind>.Name(r.Kind)),
        Col.BigInt("version", r => r.Version));
}

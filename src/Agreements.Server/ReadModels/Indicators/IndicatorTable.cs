using Col = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Indicators.IndicatorRow>;

namespace Agreements.Server.ReadModels.Indicators;

/// <summary>The table of indicators.</summary>
internal static class IndicatorTable
{
    public static readonly RowTable<IndicatorRow> Rows = new(
        "indicator_rows", "agreement, id", r => (r.Agreement, r.Id), "t.version < excluded.version",
        Col.Uuid("agreement", r => r.Agreement),
        Col.Text("id", r => r.Id),
        Col.Int("number", r => r.Number),
        Col.Json("indicator", r => r.Indicator),
        Col.Json("latest", r => r.Latest),
        Col.Json("measurements", r => r.Measurements),
        Col.Text("agreement_zh", r => r.AgreementTitle.Zh),
        Col.Text("agreement_en", r => r.AgreementTitle.En),
        Col.BigInt("version", r => r.Version));
}

using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.Indicators;

/// <summary>The table of indicators. The roll-up reads the rows of many agreements by the key.</summary>
internal static class IndicatorTable
{
    public static readonly RowTable<IndicatorRow> Rows = RowTable.Of<IndicatorRow>("indicator_rows", t => t
        .Key(r => r.Agreement)
        .Key(r => r.Id)
        .Column(r => r.Number)
        .Json(r => r.Indicator)
        .Json(r => r.Latest)
        .Json(r => r.Measurements)
        .Text(r => r.AgreementTitle, "agreement")
        .Computed("attainment", r => KebabEnum<Attainment>.Name(r.Attainment))
        .Column(r => r.Version)
        .FillFactor(80));
}

using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.Outcomes;

/// <summary>The table of results.</summary>
internal static class OutcomeTable
{
    public static readonly RowTable<OutcomeRow> Rows = RowTable.Of<OutcomeRow>("outcome_rows", t => t
        .Key(r => r.Agreement)
        .Key(r => r.Number)
        .Computed("level", r => (short)r.Outcome.Level)
        .Computed("year", r => r.Year)
        .Json(r => r.Outcome)
        .Column(r => r.Institutions)
        .Text(r => r.AgreementTitle, "agreement")
        .Named(r => r.Kind)
        .Column(r => r.Version)
        .FillFactor(80)
        .Index("by_level", "(level, (coalesce(year, 0)) desc, agreement, number)")
        .Index("institutions", "using gin (institutions)"));
}

using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.DataGaps;

/// <summary>The table of what is not known.</summary>
internal static class DataGapTable
{
    public static readonly RowTable<DataGapRow> Rows = RowTable.Of<DataGapRow>("unknown_rows", t => t
        .Key(r => r.Id)
        .Text(r => r.Title)
        .Named(r => r.Kind)
        .Column(r => r.Stage)
        .Column(r => r.Institutions)
        .Json(r => r.Gaps)
        .Computed("codes", r => r.Gaps.Select(g => g.Code).Distinct(StringComparer.Ordinal))
        .Computed("number", r => r.Gaps.Count)
        .Column(r => r.Version)
        .Index("by_number", "(number desc, id desc) where number > 0")
        .Index("institutions", "using gin (institutions)")
        .Index("codes", "using gin (codes)"));
}

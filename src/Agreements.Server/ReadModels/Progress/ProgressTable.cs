using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.Progress;

/// <summary>The table of the measures of progress.</summary>
internal static class ProgressTable
{
    public static readonly RowTable<ProgressRow> Rows = RowTable.Of<ProgressRow>("progress_rows", t => t
        .Key(r => r.Id)
        .Column(r => r.Stage)
        .Named(r => r.Kind)
        .Column(r => r.Institutions)
        .Column(r => r.Parent)
        .Column(r => r.ProposedOn)
        .Column(r => r.NegotiatedOn)
        .Column(r => r.SignedOn)
        .Column(r => r.ImplementingOn)
        .Column(r => r.EvaluatedOn)
        .Column(r => r.Since)
        .Column(r => r.OpenDue)
        .Column(r => r.OpenUndated)
        .Column(r => r.Fulfilled)
        .Column(r => r.IsClosed, "closed")
        .Column(r => r.Version)
        .FillFactor(80)
        .Index("longest_first", "((coalesce(since, date 'infinity')), id) where not closed"));
}

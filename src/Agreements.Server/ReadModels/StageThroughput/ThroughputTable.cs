using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.StageThroughput;

/// <summary>The table of moves: rows are added, never changed.</summary>
internal static class ThroughputTable
{
    public static readonly RowTable<ThroughputMove> Moves = RowTable.Of<ThroughputMove>("flow_moves", t => t
        .Key(m => m.AgreementId)
        .Key(m => m.Version)
        .Column(m => m.Stage)
        .Column(m => m.Ended)
        .Column(m => m.Day)
        .Column(m => m.Earliest)
        .Column(m => m.KnownBy)
        .NeverReplaced());
}

using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.StageThroughput;

/// <summary>The tables of moves: these are added and never changed; a day that was corrected stands beside.</summary>
internal static class ThroughputTable
{
    public static readonly RowTable<ThroughputMove> Moves = RowTable.Of<ThroughputMove>("flow_moves", t => t
        .Key(m => m.AgreementId)
        .Key(m => m.Version)
        .Column(m => m.Stage)
        .Named(m => m.Standing)
        .Column(m => m.Flows)
        .Column(m => m.Day)
        .Column(m => m.KnownBy)
        .NeverReplaced());

    public static readonly RowTable<StageDays> Days = RowTable.Of<StageDays>("stage_days", t => t
        .Key(d => d.AgreementId)
        .Json(d => d.Days)
        .Column(d => d.Version));

    /// <summary>The day of a move that is on record; null when unknown.</summary>
    /// <param name="move">What the statement calls the move.</param>
    /// <param name="days">What it calls the days of its agreement, which mostly has none.</param>
    public static string DayOf(string move, string days) =>
        $"case when {days}.days ? {move}.version::text then ({days}.days ->> {move}.version::text)::date else {move}.day end";
}

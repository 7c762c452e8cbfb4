using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.StageThroughput;

/// <summary>Keeps the moves through the stages.</summary>
public static class ThroughputHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<ThroughputMove> page)
    {
        page.Add<Agreement, ThroughputMove>(ThroughputTable.Moves, (state, happened) => ThroughputMove.Of(happened, state));
        page.Put<Agreement, StageDays>(ThroughputTable.Days, (state, _) => StageDays.Of(state), StageDays.CanChangeBy);
    }
}

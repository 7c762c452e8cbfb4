using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.StageThroughput;

/// <summary>Keeps the moves through the stages.</summary>
public static class FlowHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<FlowMove> page) =>
        page.Add<Agreement, FlowMove>(FlowTable.Moves, (state, happened) => FlowMove.Of(happened.Event, state));
}

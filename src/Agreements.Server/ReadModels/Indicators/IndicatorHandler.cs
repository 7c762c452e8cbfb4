using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.Indicators;

/// <summary>Keeps the indicators.</summary>
public static class IndicatorHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<IndicatorRow> page) =>
        page.PutMany<Agreement, IndicatorRow>(IndicatorTable.Rows, (state, _) => IndicatorRow.Of(state));
}

using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.DataGaps;

/// <summary>Keeps what is unknown.</summary>
public static class DataGapHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<DataGapRow> page) =>
        page.Put<Agreement, DataGapRow>(DataGapTable.Rows, (state, _) => DataGapRow.Of(state));
}

using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.DataGaps;

/// <summary>Keeps what is unknown.</summary>
public static class UnknownHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<UnknownRow> page) =>
        page.Put<Agreement, UnknownRow>(UnknownTable.Rows, (state, _) => UnknownRow.Of(state));
}

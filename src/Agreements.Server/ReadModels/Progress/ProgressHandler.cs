using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.Progress;

/// <summary>Keeps the progress.</summary>
public static class ProgressHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<ProgressRow> page) =>
        page.Put<Agreement, ProgressRow>(ProgressTable.Rows, (state, _) => ProgressRow.Of(state));
}

using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.PastRegister;

/// <summary>Keeps how every agreement stood after every event, so that the register can be read as it was.</summary>
public static class PastHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<PastRow> page)
    {
        page.Add<Agreement, PastRow>(PastTables.Rows, PastRow.Of);
        page.Add<Agreement, PastNames>(PastTables.Names, PastNames.Of);
    }
}

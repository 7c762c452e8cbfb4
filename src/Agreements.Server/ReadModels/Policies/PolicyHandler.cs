using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.Policies;

/// <summary>Keeps the policies published.</summary>
public static class PolicyHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<PolicyRow> page) =>
        page.Add<PublishedPolicies, PolicyRow>(PolicyTable.Rows, (_, happened) => PolicyRow.Of(happened.Event));
}

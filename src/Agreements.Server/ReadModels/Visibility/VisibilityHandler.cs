using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.ReadModels.Register;

namespace Agreements.Server.ReadModels.Visibility;

/// <summary>Keeps who sees what.</summary>
public static class VisibilityHandler
{
    /// <summary>Takes a page of events. Policies are seen by all.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<VisibilityRow> page)
    {
        page.Put<Agreement, VisibilityRow>(VisibilityTables.Rows, (state, _) => VisibilityRow.Of(state));
        page.Put<Engagement, VisibilityRow>(VisibilityTables.Rows, (state, _) => VisibilityRow.Of(state));
        page.Put<Institution, VisibilityEdge>(VisibilityTables.Edges, (state, _) => VisibilityEdge.Of(state));
        page.Put<Body, VisibilityEdge>(VisibilityTables.Edges, (state, _) => VisibilityEdge.Of(state));
        page.Afterwards<Agreement, Guid>(VisibilityTables.LookAgainAtRows, state => state.Id, h => CanChangeSight((AgreementEvent)h.Event.Data));
        page.Afterwards<Engagement, Guid>(VisibilityTables.LookAgainAtRows, state => state.Id);
        page.Afterwards<Institution, string>(VisibilityTables.LookAgainFromEntries, state => state.Code);
        page.Afterwards<Body, string>(VisibilityTables.LookAgainFromEntries, state => state.Facts!.Code);
    }

    /// <summary>What changes who has a role, or who takes a step of the approval.</summary>
    private static bool CanChangeSight(AgreementEvent happened) =>
        SearchRow.CanChangeBy(happened) || happened is PolicyAdopted or ApprovalDelegated or ApprovalReturned or AgreementReturned;
}

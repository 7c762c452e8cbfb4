using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.ReadModels.Register;

namespace Agreements.Server.ReadModels.Visibility;

/// <summary>Keeps who sees what.</summary>
public static class SightHandler
{
    /// <summary>Takes a page of events. Policies are seen by all.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<SightRow> page)
    {
        page.Put<Agreement, SightRow>(SightTables.Rows, (state, _) => SightRow.Of(state));
        page.Put<Engagement, SightRow>(SightTables.Rows, (state, _) => SightRow.Of(state));
        page.Put<Institution, SightEdge>(SightTables.Edges, (state, _) => SightEdge.Of(state));
        page.Put<Body, SightEdge>(SightTables.Edges, (state, _) => SightEdge.Of(state));
        page.Afterwards<Agreement, Guid>(SightTables.LookAgainAtRows, state => state.Id, h => SearchRow.CanChangeBy((AgreementEvent)h.Event.Data));
        page.Afterwards<Engagement, Guid>(SightTables.LookAgainAtRows, state => state.Id);
        page.Afterwards<Institution, string>(SightTables.LookAgainFromEntries, state => state.Code);
        page.Afterwards<Body, string>(SightTables.LookAgainFromEntries, state => state.Facts!.Code);
    }
}

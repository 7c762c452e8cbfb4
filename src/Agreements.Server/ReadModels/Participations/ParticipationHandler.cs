using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.Participations;

/// <summary>Keeps who took part in what.</summary>
public static class ParticipationHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<Participation> page) =>
        page.Put<Agreement, Participation>(ParticipationTable.Rows, (state, _) => Participation.Of(state));
}

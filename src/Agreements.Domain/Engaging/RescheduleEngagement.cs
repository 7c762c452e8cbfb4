namespace Agreements.Domain.Engaging;

/// <summary>Put it on another day or elsewhere.</summary>
/// <param name="EngagementId">The engagement.</param>
/// <param name="On">The day; null when it is open again.</param>
/// <param name="Place">Where; null when it is open again.</param>
/// <param name="Reason">Why.</param>
public sealed record RescheduleEngagement(Guid EngagementId, Edtf? On, string? Place, string Reason) : EngagementCommand(EngagementId);

/// <summary>The decision to do so.</summary>
internal static class EngagementRescheduling
{
    public static EngagementDecision Decide(Engagement state, RescheduleEngagement c) =>
        (state.On, state.Place) == (c.On, c.Place)
            ? EngagementDecision.Nothing
            : EngagementDecision.Record(new EngagementRescheduled(c.On, c.Place, c.Reason));
}

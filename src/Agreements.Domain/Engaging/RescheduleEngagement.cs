namespace Agreements.Domain.Engaging;

/// <summary>Put it on another day or elsewhere.</summary>
/// <param name="On">The day; null when it is open again.</param>
/// <param name="Place">Where; null when it is open again.</param>
/// <param name="Reason">Why.</param>
public sealed record RescheduleEngagement(string Reason, Edtf? On = null, string? Place = null) : EngagementCommand
{
    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context) =>
        (state.On, state.Place) == (On, Place)
            ? EngagementDecision.Nothing
            : EngagementDecision.Record(new EngagementRescheduled(On, Place, Reason));
}

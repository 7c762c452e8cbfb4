namespace Agreements.Domain.Engaging;

/// <summary>Note that somebody else took part.</summary>
/// <param name="EngagementId">The engagement.</param>
/// <param name="Participant">Code of the institution or standing body.</param>
public sealed record AddParticipant(Guid EngagementId, string Participant) : EngagementCommand(EngagementId)
{
    /// <inheritdoc />
    public override Needs Needs => new([], [Participant], [Participant]);
}

/// <summary>Note that somebody did not take part after all.</summary>
/// <param name="EngagementId">The engagement.</param>
/// <param name="Participant">Code of the institution or standing body.</param>
/// <param name="Reason">Why.</param>
public sealed record RemoveParticipant(Guid EngagementId, string Participant, string Reason) : EngagementCommand(EngagementId);

/// <summary>The decisions about who took part.</summary>
internal static class Participation
{
    public static EngagementDecision Decide(Engagement state, AddParticipant c)
    {
        if (state.Participants.Contains(c.Participant))
        {
            return EngagementDecision.Nothing;
        }

        return c.Around.Knows(c.Participant)
            ? EngagementDecision.Record(new ParticipantAdded(c.Participant))
            : EngagementDecision.Refuse(new ParticipantUnknown(c.Participant));
    }

    public static EngagementDecision Decide(Engagement state, RemoveParticipant c) =>
        state.Participants.Contains(c.Participant) ? EngagementDecision.Record(new ParticipantRemoved(c.Participant, c.Reason)) : EngagementDecision.Nothing;
}

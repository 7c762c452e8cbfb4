namespace Agreements.Domain.Engaging;

/// <summary>Note that somebody else took part.</summary>
/// <param name="Code">Code of the institution or standing body.</param>
public sealed record AddParticipant(string Code) : EngagementCommand
{
    /// <inheritdoc />
    public override Needs Needs(Engagement state) => new() { Institutions = [Code], Bodies = [Code] };

    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context)
    {
        if (state.Participants.Contains(Code))
        {
            return EngagementDecision.Nothing;
        }

        return context.Related.HasEntry(Code)
            ? EngagementDecision.Record(new ParticipantAdded(Code))
            : EngagementDecision.Refuse(new ParticipantUnknown(Code));
    }
}

/// <summary>Note that somebody did not take part after all.</summary>
/// <param name="Participant">Code of the institution or standing body.</param>
/// <param name="Reason">Why.</param>
public sealed record RemoveParticipant([property: NotInBody] string Participant, string Reason) : EngagementCommand
{
    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context) =>
        state.Participants.Contains(Participant) ? EngagementDecision.Record(new ParticipantRemoved(Participant, Reason)) : EngagementDecision.Nothing;
}

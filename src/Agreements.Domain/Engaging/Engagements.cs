namespace Agreements.Domain.Engaging;

/// <summary>The one way from a command on an engagement to events. Pure.</summary>
public static class Engagements
{
    /// <summary>
    /// Decides a command. What is already on record gives nothing, even on a stale version; anything else on a stale version is refused.
    /// </summary>
    /// <param name="state">The state folded so far; unwritten for a new engagement.</param>
    /// <param name="command">The command, for the same engagement.</param>
    public static EngagementDecision Decide(Engagement state, EngagementCommand command)
    {
        if (!state.Exists && command is not RecordEngagement)
        {
            return EngagementDecision.Refuse(new EngagementUnknown(command.EngagementId));
        }

        var decision = Dispatch(state, command);
        return command.ExpectedVersion is { } seen && seen != state.Version && (decision.Events.Count > 0 || decision.Refusals.Count > 0)
            ? EngagementDecision.Refuse(new VersionStale(seen, state.Version))
            : decision;
    }

    private static EngagementDecision Dispatch(Engagement state, EngagementCommand command) => command switch
    {
        RecordEngagement c => EngagementRecord.Decide(state, c),
        RescheduleEngagement c => EngagementRescheduling.Decide(state, c),
        AddParticipant c => Participation.Decide(state, c),
        RemoveParticipant c => Participation.Decide(state, c),
        LinkEngagement c => EngagementLink.Decide(state, c),
        UnlinkEngagement c => EngagementLink.Decide(state, c),
        ProposeResolution c => ResolutionDecision.Decide(state, c),
        AdoptResolution c => ResolutionDecision.Decide(state, c),
        DropResolution c => ResolutionDecision.Decide(state, c),
        RaiseActionItem c => ActionItemDecision.Decide(state, c),
        FinishActionItem c => ActionItemDecision.Decide(state, c),
        DropActionItem c => ActionItemDecision.Decide(state, c),
        CarryOverActionItems c => CarryingOver.Decide(state, c),
        MakeCommitment c => CommitmentMaking.Decide(state, c),
        _ => throw new InvalidOperationException($"{command.GetType().Name} is no command that an engagement knows."),
    };
}

/// <summary>There is no such engagement.</summary>
/// <param name="Id">The id asked for.</param>
public sealed record EngagementUnknown(Guid Id)
    : Refusal(new Text($"没有编号为 {Id} 的活动。", $"There is no engagement {Id}."))
{
    /// <inheritdoc />
    public override bool IsAbsence => true;
}

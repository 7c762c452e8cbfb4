namespace Agreements.Domain.Engaging;

/// <summary>The one way from a command on an engagement to events. Pure.</summary>
public static class Engagements
{
    /// <summary>
    /// Decides a command. What is already on record gives nothing, even on a stale version; anything else on a stale version is refused.
    /// </summary>
    /// <param name="state">The state folded so far; unwritten for a new engagement.</param>
    /// <param name="command">The command.</param>
    /// <param name="context">Who asks, and what is known.</param>
    public static EngagementDecision Decide(Engagement state, EngagementCommand command, CommandContext context) =>
        InOrder(state, context, state.Exists || command is RecordEngagement
            ? command.Decide(state, context) : EngagementDecision.Refuse(new EngagementUnknown(state.Id))).OnVersion(context.SeenVersion, state.Version);

    private static EngagementDecision InOrder(Engagement state, CommandContext context, EngagementDecision decision) =>
        decision.Events.SelectMany(e => Faults(state, e, context.Today)).ToArray() is { Length: > 0 } faults ? EngagementDecision.Refuse(faults) : decision;

    /// <summary>What has happened is not to come, and no answer was given before what it answers. An engagement itself may be planned.</summary>
    private static IEnumerable<Refusal> Faults(Engagement state, EngagementEvent happened, DateOnly today)
    {
        if (happened is EngagementRecorded || happened is not IDated { On: { } on })
        {
            yield break;
        }

        if (on.Earliest > today)
        {
            yield return new DayInFuture(on);
        }

        var claim = happened switch
        {
            ActionItemVerified e => state.FindItem(e.Id)?.Claim?.On,
            ActionItemRejected e => state.FindItem(e.Id)?.Claim?.On,
            _ => null,
        };
        if (on.Latest < claim?.Earliest)
        {
            yield return new DayTooEarly(on, new Text("完成申报", "the claim"), claim!);
        }
    }
}

/// <summary>There is no such engagement.</summary>
/// <param name="Id">The id asked for.</param>
public sealed record EngagementUnknown(Guid Id)
    : Refusal(new Text($"没有编号为 {Id} 的活动。", $"There is no engagement {Id}."))
{
    /// <inheritdoc />
    public override bool IsAbsence => true;
}

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
        (state.Exists || command is RecordEngagement ? command.Decide(state, context) : EngagementDecision.Refuse(new EngagementUnknown(state.Id)))
            .OnVersion(context.SeenVersion, state.Version);
}

/// <summary>There is no such engagement.</summary>
/// <param name="Id">The id asked for.</param>
public sealed record EngagementUnknown(Guid Id)
    : Refusal(new Text($"没有编号为 {Id} 的活动。", $"There is no engagement {Id}."))
{
    /// <inheritdoc />
    public override bool IsAbsence => true;
}

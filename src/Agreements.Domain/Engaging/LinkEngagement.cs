namespace Agreements.Domain.Engaging;

/// <summary>Note that it was about another agreement too.</summary>
/// <param name="EngagementId">The engagement.</param>
/// <param name="Agreement">The agreement.</param>
public sealed record LinkEngagement(Guid EngagementId, Guid Agreement) : EngagementCommand(EngagementId)
{
    /// <inheritdoc />
    public override Needs Needs => new([Agreement], [], []);
}

/// <summary>Note that it was not about an agreement after all.</summary>
/// <param name="EngagementId">The engagement.</param>
/// <param name="Agreement">The agreement.</param>
/// <param name="Reason">Why.</param>
public sealed record UnlinkEngagement(Guid EngagementId, Guid Agreement, string Reason) : EngagementCommand(EngagementId);

/// <summary>The decisions about which agreements it was about.</summary>
internal static class EngagementLink
{
    public static EngagementDecision Decide(Engagement state, LinkEngagement c)
    {
        if (state.Agreements.Contains(c.Agreement))
        {
            return EngagementDecision.Nothing;
        }

        return c.Around.Agreements.ContainsKey(c.Agreement)
            ? EngagementDecision.Record(new EngagementLinked(c.Agreement))
            : EngagementDecision.Refuse(new LinkedAgreementUnknown(c.Agreement));
    }

    public static EngagementDecision Decide(Engagement state, UnlinkEngagement c) =>
        state.Agreements.Contains(c.Agreement) ? EngagementDecision.Record(new EngagementUnlinked(c.Agreement, c.Reason)) : EngagementDecision.Nothing;
}

namespace Agreements.Domain.Engaging;

/// <summary>Note that it was about another agreement too.</summary>
/// <param name="Id">The agreement.</param>
public sealed record LinkEngagement(Guid Id) : EngagementCommand
{
    /// <inheritdoc />
    public override Needs Needs(Engagement state) => new() { Agreements = [Id] };

    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context)
    {
        if (state.Agreements.Contains(Id))
        {
            return EngagementDecision.Nothing;
        }

        return context.Related.FindAgreement(Id) is not null
            ? EngagementDecision.Record(new EngagementLinked(Id))
            : EngagementDecision.Refuse(new LinkedAgreementUnknown(Id));
    }
}

/// <summary>Note that it was not about an agreement after all.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Reason">Why.</param>
public sealed record UnlinkEngagement([property: NotInBody] Guid Agreement, string Reason) : EngagementCommand
{
    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context) =>
        state.Agreements.Contains(Agreement) ? EngagementDecision.Record(new EngagementUnlinked(Agreement, Reason)) : EngagementDecision.Nothing;
}

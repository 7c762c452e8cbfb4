namespace Agreements.Domain.Engaging;

/// <summary>Make an open action item a commitment of an agreement: the agreement's stream and the engagement's both get it, or neither.</summary>
/// <param name="EngagementId">The engagement.</param>
/// <param name="Id">The item's id.</param>
/// <param name="Agreement">The agreement; one that the engagement is about.</param>
/// <param name="Commitment">The id that the commitment gets in the agreement; null for the item's id.</param>
/// <param name="Owner">The party that owes it; null for the item's owner.</param>
/// <param name="Due">By when; null for the item's day.</param>
public sealed record MakeCommitment(Guid EngagementId, string Id, Guid Agreement, string? Commitment = null, string? Owner = null, Edtf? Due = null)
    : EngagementCommand(EngagementId)
{
    /// <inheritdoc />
    public override Needs Needs => new([Agreement], [], []);
}

/// <summary>The decision to make it one: on both streams, or on none.</summary>
internal static class CommitmentMaking
{
    public static EngagementDecision Decide(Engagement state, MakeCommitment c)
    {
        var id = c.Commitment ?? c.Id;
        if (ActionItemDecision.Settled(state, c.Id, i => (i.Agreement, i.Commitment) == (c.Agreement, id)) is { } settled)
        {
            return settled;
        }

        if (!state.Agreements.Contains(c.Agreement) || !c.Around.Agreements.TryGetValue(c.Agreement, out var agreement))
        {
            return EngagementDecision.Refuse(new AgreementNotLinked(c.Agreement));
        }

        var item = state.FindItem(c.Id)!;
        var owed = new Commitment(id, item.Title, c.Owner ?? item.Owner, c.Due ?? item.Due);
        var there = Decider.Decide(agreement, new AddCommitment(c.Agreement, owed) { By = c.By, Today = c.Today });
        return there.IsRefused
            ? EngagementDecision.Refuse(there.Refusals)
            : new EngagementDecision
            {
                Events = [new ActionItemBecameCommitment(c.Id, c.Agreement, id)],
                OnAgreement = (c.Agreement, there.Events),
            };
    }
}

/// <summary>The engagement is not about the agreement.</summary>
/// <param name="Id">The agreement given.</param>
public sealed record AgreementNotLinked(Guid Id)
    : Refusal(new Text($"本次活动没有关联协议 {Id}。", $"The engagement is not about the agreement {Id}."), CanMeet.Coordinator);

namespace Agreements.Domain.Engaging;

/// <summary>Make an open action item a commitment of an agreement: the agreement's stream and the engagement's both get it, or neither.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Agreement">The agreement; one that the engagement is about.</param>
/// <param name="Commitment">The id that the commitment gets in the agreement; null for the item's id.</param>
/// <param name="Owner">The party that owes it; null for the item's owner.</param>
/// <param name="Due">By when; null for the item's day.</param>
public sealed record MakeCommitment([property: NotInBody] string Id, Guid Agreement, string? Commitment = null, string? Owner = null, Edtf? Due = null)
    : EngagementCommand
{
    /// <inheritdoc />
    public override Needs Needs(Engagement state) => new() { Agreements = [Agreement] };

    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context)
    {
        var id = Commitment ?? Id;
        if (ActionItemDecision.Settled(state, Id, i => (i.Agreement, i.Commitment) == (Agreement, id)) is { } settled)
        {
            return settled;
        }

        if (!state.Agreements.Contains(Agreement) || context.Related.FindAgreement(Agreement) is not { } agreement)
        {
            return EngagementDecision.Refuse(new AgreementNotLinked(Agreement));
        }

        var item = state.FindItem(Id)!;
        var owed = new Commitment(id, item.Title, Owner ?? item.Owner, Due ?? item.Due);
        var there = Decider.Decide(agreement, new AddCommitment(owed), context.Onward);
        return there.IsRefused
            ? EngagementDecision.Refuse(there.Refusals)
            : EngagementDecision.Record(new ActionItemBecameCommitment(Id, Agreement, id)) with
            {
                // The commitment names the meeting that it comes from, as the item names the commitment.
                Beside = [new Beside(
                    agreement.Id, agreement.Version, [.. there.Events, new TracedToEngagement(state.Id, item.Resolution, Id, id, null)])],
            };
    }
}

/// <summary>The engagement is not about the agreement.</summary>
/// <param name="Id">The agreement given.</param>
public sealed record AgreementNotLinked(Guid Id)
    : Refusal(new Text($"本次活动没有关联协议 {Id}。", $"The engagement is not about the agreement {Id}."), CanMeet.Coordinator);

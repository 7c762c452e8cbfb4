namespace Agreements.Domain.Engaging;

/// <summary>Note what somebody is to do.</summary>
/// <param name="Id">The id it gets in this engagement.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Owner">Code of the institution that is to do it; null when nobody is named.</param>
/// <param name="Due">By when; null when no day is set.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record RaiseActionItem(string Id, Text Title, string? Owner = null, Edtf? Due = null, [property: NotInBody] Source? Source = null)
    : EngagementCommand
{
    /// <inheritdoc />
    public override Needs Needs => Owner is null ? Needs.Nothing : new() { Institutions = [Owner], Bodies = [Owner] };

    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context)
    {
        if (state.FindItem(Id) is { } there)
        {
            return (there.Title, there.Owner, there.Due) == (Title, Owner, Due)
                ? EngagementDecision.Nothing
                : EngagementDecision.Refuse(new ActionItemIdTaken(Id));
        }

        return Owner is { } owner && !context.Related.HasEntry(owner)
            ? EngagementDecision.Refuse(new ParticipantUnknown(owner))
            : EngagementDecision.Record(new ActionItemRaised(Id, Title, Owner, Due, null, Source));
    }
}

/// <summary>Note that an action item was done.</summary>
/// <param name="Id">Its id.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Evidence">What shows it; null for nothing.</param>
public sealed record FinishActionItem([property: NotInBody] string Id, Edtf? On = null, string? Evidence = null) : EngagementCommand
{
    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context) =>
        ActionItemDecision.Settled(state, Id, i => i.Status == ActionItemStatus.Done)
        ?? EngagementDecision.Record(new ActionItemDone(Id, On ?? Edtf.Day(context.Today), Evidence));
}

/// <summary>Give an action item up.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Why.</param>
public sealed record DropActionItem([property: NotInBody] string Id, string Reason) : EngagementCommand
{
    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context) =>
        ActionItemDecision.Settled(state, Id, i => i.Status == ActionItemStatus.Dropped) ?? EngagementDecision.Record(new ActionItemDropped(Id, Reason));
}

/// <summary>The decisions about action items.</summary>
internal static class ActionItemDecision
{
    /// <summary>Null while the item is open; nothing new when what is asked for has become of it; refused when something else has.</summary>
    public static EngagementDecision? Settled(Engagement state, string id, Func<ActionItem, bool> asAsked) => state.FindItem(id) switch
    {
        null => EngagementDecision.Refuse(new ActionItemUnknown(id)),
        { Status: ActionItemStatus.Open } => null,
        { } item when asAsked(item) => EngagementDecision.Nothing,
        _ => EngagementDecision.Refuse(new ActionItemSettled(id)),
    };
}

/// <summary>Another action item of the engagement has this id.</summary>
/// <param name="Id">The id given.</param>
public sealed record ActionItemIdTaken(string Id)
    : Refusal(new Text($"本次活动中已有编号为“{Id}”的另一项待办。", $"Another action item of the engagement already has the id '{Id}'."), CanMeet.Coordinator);

/// <summary>No action item of the engagement has this id.</summary>
/// <param name="Id">The id given.</param>
public sealed record ActionItemUnknown(string Id)
    : Refusal(new Text($"本次活动没有编号为“{Id}”的待办。", $"The engagement has no action item '{Id}'."), CanMeet.Coordinator);

/// <summary>The action item is open no more.</summary>
/// <param name="Id">Its id.</param>
public sealed record ActionItemSettled(string Id)
    : Refusal(new Text($"待办“{Id}”已了结或已转出。", $"The action item '{Id}' is open no more."), CanMeet.Coordinator);

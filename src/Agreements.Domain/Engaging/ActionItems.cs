namespace Agreements.Domain.Engaging;

/// <summary>Note what somebody is to do.</summary>
/// <param name="Id">The id it gets in this engagement.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Owner">Code of the institution that is to do it; null when nobody is named.</param>
/// <param name="Due">By when; null when no day is set.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
/// <param name="Verifier">Code of the institution or body that has to confirm that it was done; null when nobody has to.</param>
/// <param name="Resolution">The resolution of the engagement that it carries out; null for none.</param>
public sealed record RaiseActionItem(
    string Id, Text Title, string? Owner = null, Edtf? Due = null, [property: NotInBody] Source? Source = null, string? Verifier = null,
    string? Resolution = null)
    : EngagementCommand
{
    private string[] Named => [.. new[] { Owner, Verifier }.OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <inheritdoc />
    public override Needs Needs(Engagement state) => new() { Institutions = Named, Bodies = Named };

    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context)
    {
        if (state.FindItem(Id) is { } there)
        {
            var isSame = (there.Title, there.Owner, there.Due, there.Verifier) == (Title, Owner, Due, Verifier);
            return isSame && (Resolution is null || there.Resolution == Resolution)
                ? EngagementDecision.Nothing
                : EngagementDecision.Refuse(new ActionItemIdTaken(Id));
        }

        Refusal[] refusals = [.. Refusals(state, context.Related)];
        return refusals.Length > 0
            ? EngagementDecision.Refuse(refusals)
            : EngagementDecision.Record(new ActionItemRaised(Id, Title, Owner, Due, null, Source, Verifier, Resolution));
    }

    private IEnumerable<Refusal> Refusals(Engagement state, RelatedState related)
    {
        foreach (var unknown in Named.Where(n => !related.HasEntry(n)))
        {
            yield return new ParticipantUnknown(unknown);
        }

        if (Verifier is { } verifier && Owner is { } owner && ActionItemDecision.IsSame(verifier, owner, related))
        {
            yield return new ItemVerifierIsOwner(verifier);
        }

        if (Resolution is { } resolution && state.FindResolution(resolution) is null)
        {
            yield return new ResolutionUnknown(resolution);
        }
    }
}

/// <summary>Note that an action item was done; one with a verifier waits until the verifier has confirmed it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Evidence">What shows it; null for nothing.</param>
public sealed record FinishActionItem([property: NotInBody] string Id, Edtf? On = null, string? Evidence = null) : EngagementCommand
{
    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context)
    {
        if (ActionItemDecision.Settled(state, Id, i => i.Status is ActionItemStatus.Done or ActionItemStatus.Claimed) is { } settled)
        {
            return settled;
        }

        var on = On ?? Edtf.Day(context.Today);
        // What a source tells has happened: nobody is asked to confirm it once more.
        return EngagementDecision.Record(
            state.FindItem(Id)!.Verifier is null || context.IsTakingOver ? new ActionItemDone(Id, on, Evidence) : new ActionItemClaimed(Id, on, Evidence));
    }
}

/// <summary>Give an action item up.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Why.</param>
public sealed record DropActionItem([property: NotInBody] string Id, string Reason) : EngagementCommand
{
    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context) =>
        state.FindItem(Id) is { Status: ActionItemStatus.Claimed }
            ? EngagementDecision.Record(new ActionItemDropped(Id, Reason))
            : ActionItemDecision.Settled(state, Id, i => i.Status == ActionItemStatus.Dropped) ?? EngagementDecision.Record(new ActionItemDropped(Id, Reason));
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
        { Status: ActionItemStatus.Claimed, Verifier: { } verifier } => EngagementDecision.Refuse(new ActionItemUnverified(id, verifier)),
        _ => EngagementDecision.Refuse(new ActionItemSettled(id)),
    };

    /// <summary>Whether two codes are one institution: the same, or merged into one.</summary>
    public static bool IsSame(string one, string other, RelatedState related) =>
        one == other || (related.FindSurvivor(one) is { } a && related.FindSurvivor(other) is { } b && a.Code == b.Code);
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

/// <summary>Nobody confirms what they did themselves.</summary>
/// <param name="Verifier">Code of the institution given.</param>
public sealed record ItemVerifierIsOwner(string Verifier)
    : Refusal(
        new Text($"“{Verifier}”是责任方，须由其他单位核验。", $"'{Verifier}' is to do it: name another institution or body to verify it."), CanMeet.Coordinator);

namespace Agreements.Domain.Engaging;

/// <summary>Put a resolution forward.</summary>
/// <param name="Id">The id it gets in this engagement.</param>
/// <param name="Text">Its wording.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record ProposeResolution(string Id, Text Text, [property: NotInBody] Source? Source = null) : EngagementCommand
{
    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context) => state.FindResolution(Id) switch
    {
        null => EngagementDecision.Record(new ResolutionProposed(Id, Text, Source)),
        { Text: var text } when text == Text => EngagementDecision.Nothing,
        _ => EngagementDecision.Refuse(new ResolutionIdTaken(Id)),
    };
}

/// <summary>Adopt a resolution, here or at a later engagement.</summary>
/// <param name="Id">Its id.</param>
/// <param name="On">The day; null for the day of the engagement that adopts it, unknown where that is.</param>
/// <param name="At">The later engagement that adopts it; null for this one.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record AdoptResolution([property: NotInBody] string Id, Edtf? On = null, Guid? At = null, [property: NotInBody] Source? Source = null)
    : EngagementCommand
{
    /// <inheritdoc />
    public override Needs Needs(Engagement state) => new() { Engagements = At is { } at ? [at] : [] };

    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context)
    {
        if (ResolutionDecision.Refuse(state, Id, ResolutionStatus.Adopted) is { } settled)
        {
            return settled;
        }

        // Adopted at the engagement itself: no other one to look for.
        var elsewhere = At == state.Id ? null : At;
        var at = elsewhere is { } other ? context.Related.FindEngagement(other) : state;
        return at is null
            ? EngagementDecision.Refuse(new LaterEngagementUnknown(elsewhere!.Value))
            : EngagementDecision.Record(new ResolutionAdopted(Id, On ?? at.On, elsewhere, Source));
    }
}

/// <summary>Give a resolution up.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Why.</param>
public sealed record DropResolution([property: NotInBody] string Id, string Reason) : EngagementCommand
{
    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context) =>
        ResolutionDecision.Refuse(state, Id, ResolutionStatus.Dropped) ?? EngagementDecision.Record(new ResolutionDropped(Id, Reason));
}

/// <summary>The decisions about resolutions.</summary>
internal static class ResolutionDecision
{
    public static EngagementDecision? Refuse(Engagement state, string id, ResolutionStatus wanted) => state.FindResolution(id) switch
    {
        null => EngagementDecision.Refuse(new ResolutionUnknown(id)),
        { Status: ResolutionStatus.Proposed } => null,
        { Status: var status } when status == wanted => EngagementDecision.Nothing,
        _ => EngagementDecision.Refuse(new ResolutionSettled(id)),
    };
}

/// <summary>Another resolution of the engagement has this id.</summary>
/// <param name="Id">The id given.</param>
public sealed record ResolutionIdTaken(string Id)
    : Refusal(new Text($"本次活动中已有编号为“{Id}”的另一项决议。", $"Another resolution of the engagement already has the id '{Id}'."), CanMeet.Coordinator);

/// <summary>No resolution of the engagement has this id.</summary>
/// <param name="Id">The id given.</param>
public sealed record ResolutionUnknown(string Id)
    : Refusal(new Text($"本次活动没有编号为“{Id}”的决议。", $"The engagement has no resolution '{Id}'."), CanMeet.Coordinator);

/// <summary>The resolution was adopted or given up before.</summary>
/// <param name="Id">Its id.</param>
public sealed record ResolutionSettled(string Id)
    : Refusal(new Text($"决议“{Id}”已有结论。", $"The resolution '{Id}' has been decided before."), CanMeet.Coordinator);

/// <summary>The later engagement is not on record.</summary>
/// <param name="Id">The id given.</param>
public sealed record LaterEngagementUnknown(Guid Id)
    : Refusal(new Text($"没有编号为 {Id} 的后续活动。", $"There is no later engagement {Id}."), CanMeet.Coordinator);

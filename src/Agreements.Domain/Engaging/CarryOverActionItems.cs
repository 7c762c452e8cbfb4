namespace Agreements.Domain.Engaging;

/// <summary>Have a later engagement follow up what is still open: every open item, or one. It is open there until it is done or carried on.</summary>
/// <param name="To">The later engagement.</param>
/// <param name="Item">The item; null for every open one. What waits for its verifier is not open.</param>
/// <param name="Due">By when it is to be done now; null for the day that it had.</param>
public sealed record CarryOverActionItems(Guid To, string? Item = null, Edtf? Due = null) : EngagementCommand
{
    /// <inheritdoc />
    public override Needs Needs(Engagement state) => new() { Engagements = [To] };

    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context)
    {
        if (Item is { } one && ActionItemDecision.Settled(state, one, i => i.To == To) is { } settled)
        {
            return settled;
        }

        ActionItem[] open = [.. state.ActionItems.Where(i => i.Status == ActionItemStatus.Open && (Item is null || i.Id == Item))];
        if (open.Length == 0)
        {
            return EngagementDecision.Nothing;
        }

        if (To == state.Id || context.Related.FindEngagement(To) is not { } there)
        {
            return EngagementDecision.Refuse(new LaterEngagementUnknown(To));
        }

        Refusal[] refusals = [.. Refusals(state, there, open)];
        return refusals.Length > 0
            ? EngagementDecision.Refuse(refusals)
            : EngagementDecision.Record([.. open.Select(i => new ActionItemCarriedOver(i.Id, To))]) with
            {
                Beside = [new Beside(there.Id, there.Version, [.. open.Select(Raised(state))])],
            };
    }

    /// <summary>The resolution that it carries out is one of the engagement that it comes from, which it names.</summary>
    private Func<ActionItem, ActionItemRaised> Raised(Engagement state) =>
        i => new ActionItemRaised(i.Id, i.Title, i.Owner, Due ?? i.Due, state.Id, null, i.Verifier);

    private static IEnumerable<Refusal> Refusals(Engagement state, Engagement there, ActionItem[] open)
    {
        if (there.On?.Latest < state.On?.Earliest)
        {
            yield return new EngagementNotLater(there.Title);
        }

        if (state.Agreements.Count > 0 && !state.Agreements.Any(there.Agreements.Contains))
        {
            yield return new EngagementsUnrelated(there.Title);
        }

        foreach (var item in open.Where(i => there.FindItem(i.Id) is not null))
        {
            yield return new ActionItemIdTaken(item.Id);
        }
    }
}

/// <summary>The engagement named is certainly earlier.</summary>
/// <param name="Title">What it is called.</param>
public sealed record EngagementNotLater(Text Title)
    : Refusal(new Text($"“{Title.Zh}”早于本次活动，不能承接待办。", $"'{Title.EnOrZh}' is earlier; it cannot follow anything up."), CanMeet.Coordinator);

/// <summary>The engagement named is about none of the same agreements.</summary>
/// <param name="Title">What it is called.</param>
public sealed record EngagementsUnrelated(Text Title)
    : Refusal(new Text($"“{Title.Zh}”与本次活动没有共同的协议。", $"'{Title.EnOrZh}' is about none of the same agreements."), CanMeet.Coordinator);

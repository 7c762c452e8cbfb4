namespace Agreements.Domain.Engaging;

/// <summary>Confirm, for the verifier that an action item names, that it was done.</summary>
/// <param name="Id">Its id.</param>
/// <param name="By">Code of the institution or body that confirms it.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record VerifyActionItem([property: NotInBody] string Id, string By, string? Note = null, Edtf? On = null) : EngagementCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor => By;

    /// <inheritdoc />
    public override Needs Needs(Engagement state) => ActionItemVerifying.Needs(state, Id, By);

    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context)
    {
        if (ActionItemVerifying.RefuseUnlessVerifier(state, Id, By, context.Related) is { } refusal)
        {
            return EngagementDecision.Refuse(refusal);
        }

        var item = state.FindItem(Id)!;
        return item.Status switch
        {
            ActionItemStatus.Done => EngagementDecision.Nothing,
            ActionItemStatus.Open => EngagementDecision.Refuse(new ItemClaimMissing(item.Title)),
            ActionItemStatus.Claimed => EngagementDecision.Record(new ActionItemVerified(Id, By, Note, On ?? Edtf.Day(context.Today))),
            _ => EngagementDecision.Refuse(new ActionItemSettled(Id)),
        };
    }
}

/// <summary>Say, for the verifier that an action item names, that it was not done: it is open again.</summary>
/// <param name="Id">Its id.</param>
/// <param name="By">Code of the institution or body that says so.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record RejectActionItem([property: NotInBody] string Id, string By, string Reason, Edtf? On = null) : EngagementCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor => By;

    /// <inheritdoc />
    public override Needs Needs(Engagement state) => ActionItemVerifying.Needs(state, Id, By);

    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context)
    {
        if (ActionItemVerifying.RefuseUnlessVerifier(state, Id, By, context.Related) is { } refusal)
        {
            return EngagementDecision.Refuse(refusal);
        }

        var item = state.FindItem(Id)!;
        return item.Status switch
        {
            ActionItemStatus.Open when item.Rejection is { } there && (there.By, there.Reason) == (By, Reason) => EngagementDecision.Nothing,
            ActionItemStatus.Open => EngagementDecision.Refuse(new ItemClaimMissing(item.Title)),
            ActionItemStatus.Claimed => EngagementDecision.Record(new ActionItemRejected(Id, By, Reason, On ?? Edtf.Day(context.Today))),
            _ => EngagementDecision.Refuse(new ActionItemSettled(Id)),
        };
    }
}

/// <summary>What the two answers of a verifier share.</summary>
internal static class ActionItemVerifying
{
    /// <summary>Whoever answers and whoever is named: either may have been merged into the other.</summary>
    public static Needs Needs(Engagement state, string id, string by)
    {
        string[] codes = [.. new[] { by, state.FindItem(id)?.Verifier }.OfType<string>().Distinct(StringComparer.Ordinal)];
        return new() { Institutions = codes };
    }

    /// <summary>Null when it is for them to say whether the item was done.</summary>
    public static Refusal? RefuseUnlessVerifier(Engagement state, string id, string by, RelatedState related) => state.FindItem(id) switch
    {
        null => new ActionItemUnknown(id),
        { Verifier: null } item => new ItemNeedsNoVerifier(item.Title),
        { Verifier: { } named } item when !ActionItemDecision.IsSame(by, named, related) => new NotItemVerifier(by, item.Title, named),
        _ => null,
    };
}

/// <summary>Nobody was named who has to confirm it.</summary>
/// <param name="Title">What is to be done.</param>
public sealed record ItemNeedsNoVerifier(Text Title)
    : Refusal(
        new Text($"待办“{Title.Zh}”未指定核验方，直接办结即可。", $"Nobody has to verify '{Title.EnOrZh}': record it as done."), CanMeet.Coordinator);

/// <summary>It is not for them to say whether it was done.</summary>
/// <param name="By">Code of the institution or body that answered.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Verifier">Code of the one that is named.</param>
public sealed record NotItemVerifier(string By, Text Title, string Verifier)
    : Refusal(
        new Text(
            $"待办“{Title.Zh}”由“{Verifier}”核验，“{By}”不能代为核验。", $"'{Title.EnOrZh}' is verified by '{Verifier}' alone, not by '{By}'."),
        CanMeet.Coordinator);

/// <summary>Nobody has said that it was done, so there is nothing to answer.</summary>
/// <param name="Title">What is to be done.</param>
public sealed record ItemClaimMissing(Text Title)
    : Refusal(
        new Text($"尚无人申报“{Title.Zh}”已完成，请先登记完成情况。", $"Nobody has said that '{Title.EnOrZh}' was done: record that first."), CanMeet.Coordinator);

/// <summary>The verifier has not answered yet.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="Verifier">Code of the institution or body that has to.</param>
public sealed record ActionItemUnverified(string Id, string Verifier)
    : Refusal(
        new Text(
            $"待办“{Id}”已申报完成，待“{Verifier}”核验：请先核验或退回。",
            $"The action item '{Id}' is said to be done and waits for '{Verifier}', who verifies or rejects it first."),
        CanMeet.Coordinator);


using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

/// <summary>Says in one sentence, in Chinese and English, what happened to an engagement. Pure.</summary>
public static class EngagementDescriptions
{
    /// <summary>The sentence of an event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="after">The state right after it.</param>
    /// <param name="naming">What agreements and institutions are called.</param>
    /// <exception cref="InvalidOperationException">No sentence has been written for this type of event.</exception>
    public static Text Of(EngagementEvent happened, Engagement after, Naming naming) => Closed(happened switch
    {
        EngagementRecorded e => Recorded(e),
        EngagementRescheduled e => Said(
            $"改期或改址{Zh(e.On)}{(e.Place is null ? "" : $"，地点{e.Place}")}",
            $"It was rescheduled{En(e.On)}{(e.Place is null ? "" : $", to {e.Place}")}", e.Reason),
        ParticipantAdded e => new Text($"{naming.Institution(e.Participant).Zh}也参加。", $"{naming.Institution(e.Participant).EnOrZh} took part too."),
        ParticipantRemoved e =>
            Said($"{naming.Institution(e.Participant).Zh}未参加", $"{naming.Institution(e.Participant).EnOrZh} did not take part", e.Reason),
        EngagementLinked e => new Text($"与{naming.Agreement(e.Agreement).Zh}相关。", $"It was about {naming.Agreement(e.Agreement).EnOrZh} too."),
        EngagementUnlinked e =>
            Said($"与{naming.Agreement(e.Agreement).Zh}无关", $"It was not about {naming.Agreement(e.Agreement).EnOrZh}", e.Reason),
        ResolutionProposed or ResolutionAdopted or ResolutionDropped => Resolved(happened, after, naming),
        ResolutionTraced e => Traced(e, after, naming),
        _ => Item(happened, after, naming),
    });

    /// <summary>What people call the sorts of engagements.</summary>
    /// <param name="kind">The sort.</param>
    public static Text Kind(EngagementKind kind) => kind switch
    {
        EngagementKind.Visit => new Text("考察", "visit"),
        EngagementKind.Meeting => new Text("会议", "meeting"),
        _ => new Text("仪式", "ceremony"),
    };

    /// <summary>What has become of an action item.</summary>
    /// <param name="status">Its status.</param>
    public static Text Status(ActionItemStatus status) => status switch
    {
        ActionItemStatus.Open => new Text("待办", "open"),
        ActionItemStatus.Done => new Text("已完成", "done"),
        ActionItemStatus.Dropped => new Text("已取消", "given up"),
        ActionItemStatus.Claimed => new Text("待核验", "to be verified"),
        ActionItemStatus.Commitment => new Text("已转为承诺", "became a commitment"),
        _ => new Text("由后续活动跟进", "carried over"),
    };

    private static Text Recorded(EngagementRecorded e)
    {
        var kind = Kind(e.Kind);
        var from = e.Source is { } source ? (Zh: $"据{Title(source.Title)}，", En: $"According to '{source.Title}': ") : (Zh: "", En: "");
        var place = e.Place is null ? (Zh: "", En: "") : (Zh: $"，地点{e.Place}", En: $", {e.Place}");
        return new Text(
            $"{from.Zh}{kind.Zh}“{e.Title.Zh}”{Zh(e.On)}{place.Zh}，{(e.Participants.Count == 0 ? "参加方不明" : $"参加方{e.Participants.Count}个")}。",
            $"{from.En}{kind.EnOrZh} '{e.Title.EnOrZh}'{En(e.On)}{place.En}; "
                + $"{(e.Participants.Count == 0 ? "who took part is unknown" : Count(e.Participants.Count, "participant"))}.");
    }

    private static Text Resolved(EngagementEvent happened, Engagement after, Naming naming) => happened switch
    {
        ResolutionProposed e => new Text($"提出决议：{EndZh(e.Text.Zh)}", $"A resolution was put forward: {EndEn(e.Text.EnOrZh)}"),
        ResolutionAdopted e => Said(
            $"通过决议{Zh(e.On)}{(e.At is { } zh ? $"，在后续的{naming.Engagement(zh).Zh}上" : "")}",
            $"A resolution was adopted{En(e.On)}{(e.At is { } en ? $" later, at {naming.Engagement(en).EnOrZh}" : "")}", Wording(after, e.Id)),
        ResolutionDropped e => new Text(
            $"放弃决议“{Wording(after, e.Id)}”，理由：{EndZh(e.Reason)}", $"The resolution '{Wording(after, e.Id)}' was given up: {EndEn(e.Reason)}"),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is about no resolution."),
    };

    private static string Wording(Engagement after, string id) => after.FindResolution(id)?.Text.Zh ?? id;

    /// <summary>What a resolution led to: in one sentence the items, and the commitment or the stage of an agreement.</summary>
    private static Text Traced(ResolutionTraced e, Engagement after, Naming naming)
    {
        var items = (e.ActionItems ?? []).Select(i => Name(after, i)).Select(t => new Text($"“{t.Zh}”", $"'{t.EnOrZh}'")).ToArray();
        List<Text> led = items.Length == 0
            ? [] : [new Text($"待办{ListZh(items)}", $"the action item{(items.Length == 1 ? "" : "s")} {ListEn(items)}")];
        if (e.LedTo is { } to)
        {
            var agreement = naming.Agreement(to.Agreement);
            led.AddRange(WhatOf(to, naming).Select(w => new Text($"{agreement.Zh}的{w.Zh}", $"{w.EnOrZh} of {agreement.EnOrZh}")));
        }

        var wording = after.FindResolution(e.Id)?.Text ?? new Text(e.Id);
        return new Text($"决议“{wording.Zh}”落实为{ListZh(led)}。", $"The resolution '{wording.EnOrZh}' led to {ListEn(led)}.");
    }

    private static IEnumerable<Text> WhatOf(LedTo led, Naming naming)
    {
        if (led.Commitment is { } id)
        {
            yield return naming.Commitment(led.Agreement, id);
        }

        if (led.Stage is { } stage)
        {
            yield return new Text($"“{StageNames.Zh(stage)}”阶段", $"the stage '{StageNames.En(stage)}'");
        }
    }

    private static Text Raised(ActionItemRaised e, Naming naming)
    {
        Text? Called(string? code) => code is null ? null : naming.Institution(code);
        var (owner, verifier, from) = (Called(e.Owner), Called(e.Verifier), e.From is { } id ? naming.Engagement(id) : null);
        return new Text(
            $"{(from is null ? "登记待办" : $"承接{from.Zh}的待办")}“{e.Title.Zh}”{(owner is null ? "，责任方未定" : $"，由{owner.Zh}负责")}"
                + $"{(verifier is null ? "" : $"，由{verifier.Zh}核验")}{(e.Due is null ? "" : $"，期限{DayZh(e.Due)}")}。",
            $"{(from is null ? "An action item was raised" : $"An action item was taken over from {from.EnOrZh}")}: '{e.Title.EnOrZh}'"
                + $"{(owner is null ? "; no owner yet" : $"; owner {owner.EnOrZh}")}{(verifier is null ? "" : $"; verifier {verifier.EnOrZh}")}"
                + $"{(e.Due is null ? "" : $"; due {DayEn(e.Due)}")}.");
    }

    private static Text Item(EngagementEvent happened, Engagement after, Naming naming) => happened switch
    {
        ActionItemRaised e => Raised(e, naming),
        ActionItemBecameCommitment e => new Text(
            $"待办“{Name(after, e.Id).Zh}”转为{naming.Agreement(e.Agreement).Zh}的承诺。",
            $"The action item '{Name(after, e.Id).EnOrZh}' became a commitment of {naming.Agreement(e.Agreement).EnOrZh}."),
        ActionItemCarriedOver e => new Text(
            $"待办“{Name(after, e.Id).Zh}”转由后续的{naming.Engagement(e.To).Zh}跟进。",
            $"The action item '{Name(after, e.Id).EnOrZh}' was carried over to {naming.Engagement(e.To).EnOrZh}."),
        ActionItemClaimed e => Said(
            $"待办“{Name(after, e.Id).Zh}”申报完成{Zh(e.On)}，待核验",
            $"The action item '{Name(after, e.Id).EnOrZh}' is said to be done{En(e.On)} and waits to be verified", e.Evidence),
        ActionItemVerified e => Said(
            $"{naming.Institution(e.By).Zh}核验待办“{Name(after, e.Id).Zh}”已完成{Zh(e.On)}",
            $"{naming.Institution(e.By).EnOrZh} verified that the action item '{Name(after, e.Id).EnOrZh}' was done{En(e.On)}", e.Note),
        ActionItemRejected e => Said(
            $"{naming.Institution(e.By).Zh}退回待办“{Name(after, e.Id).Zh}”的完成申报{Zh(e.On)}",
            $"{naming.Institution(e.By).EnOrZh} did not confirm that the action item '{Name(after, e.Id).EnOrZh}' was done{En(e.On)}", e.Reason),
        ActionItemDone e => Said($"待办“{Name(after, e.Id).Zh}”完成{Zh(e.On)}", $"The action item '{Name(after, e.Id).EnOrZh}' was done{En(e.On)}", e.Evidence),
        ActionItemDropped e => Said($"待办“{Name(after, e.Id).Zh}”取消", $"The action item '{Name(after, e.Id).EnOrZh}' was given up", e.Reason),
        _ => throw new InvalidOperationException($"No sentence has been written for {happened.GetType().Name}."),
    };

    private static Text Name(Engagement after, string id) => after.FindItem(id)?.Title ?? new Text(id);
}


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
        ResolutionProposed or ResolutionAdopted or ResolutionDropped => Resolved(happened, after),
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

    private static Text Resolved(EngagementEvent happened, Engagement after) => happened switch
    {
        ResolutionProposed e => new Text($"提出决议：{EndZh(e.Text.Zh)}", $"A resolution was put forward: {EndEn(e.Text.EnOrZh)}"),
        ResolutionAdopted e => Said(
            $"通过决议{Zh(e.On)}{(e.At is null ? "" : "，在后续活动上")}",
            $"A resolution was adopted{En(e.On)}{(e.At is null ? "" : " at a later engagement")}", Wording(after, e.Id)),
        ResolutionDropped e => new Text(
            $"放弃决议“{Wording(after, e.Id)}”，理由：{EndZh(e.Reason)}", $"The resolution '{Wording(after, e.Id)}' was given up: {EndEn(e.Reason)}"),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is about no resolution."),
    };

    private static string Wording(Engagement after, string id) => after.FindResolution(id)?.Text.Zh ?? id;

    private static Text Item(EngagementEvent happened, Engagement after, Naming naming) => happened switch
    {
        ActionItemRaised e => Raised(e, e.Owner is null ? null : naming.Institution(e.Owner)),
        ActionItemBecameCommitment e =>
            new Text($"待办“{Name(after, e.Id).Zh}”转为协议承诺。", $"The action item '{Name(after, e.Id).EnOrZh}' became a commitment of the agreement."),
        ActionItemCarriedOver e =>
            new Text($"待办“{Name(after, e.Id).Zh}”转由后续活动跟进。", $"The action item '{Name(after, e.Id).EnOrZh}' was carried over to a later engagement."),
        ActionItemDone e => Said($"待办“{Name(after, e.Id).Zh}”完成{Zh(e.On)}", $"The action item '{Name(after, e.Id).EnOrZh}' was done{En(e.On)}", e.Evidence),
        ActionItemDropped e => Said($"待办“{Name(after, e.Id).Zh}”取消", $"The action item '{Name(after, e.Id).EnOrZh}' was given up", e.Reason),
        _ => throw new InvalidOperationException($"No sentence has been written for {happened.GetType().Name}."),
    };

    private static Text Raised(ActionItemRaised e, Text? owner) => new(
        $"{(e.From is null ? "登记" : "承接")}待办“{e.Title.Zh}”"
            + $"{(owner is null ? "，责任方未定" : $"，由{owner.Zh}负责")}{(e.Due is null ? "" : $"，期限{DayZh(e.Due)}")}。",
        $"{(e.From is null ? "An action item was raised" : "An action item was taken over")}: "
            + $"'{e.Title.EnOrZh}'{(owner is null ? "; no owner yet" : $"; owner {owner.EnOrZh}")}{(e.Due is null ? "" : $"; due {DayEn(e.Due)}")}.");

    private static Text Name(Engagement after, string id) => after.FindItem(id)?.Title ?? new Text(id);
}

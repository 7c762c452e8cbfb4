
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(TracedToEngagement e, Agreement after, Naming naming)
    {
        var engagement = naming.Engagement(e.Engagement);
        var by = e.ActionItem is null ? new Text("决议", "a resolution") : new Text("待办", "an action item");
        Text[] what = [.. WhatOf(e, after)];
        return new Text($"{ListZh(what)}源自{engagement.Zh}的{by.Zh}。", $"{ListEn(what)} came of {by.En} of {engagement.EnOrZh}.");
    }

    private static IEnumerable<Text> WhatOf(TracedToEngagement e, Agreement after)
    {
        if (e.Commitment is { } id)
        {
            var owed = after.FindCommitment(id)?.Commitment.Title ?? new Text(id);
            yield return new Text($"承诺“{owed.Zh}”", $"The commitment '{owed.EnOrZh}'");
        }

        if (e.Stage is { } stage)
        {
            yield return new Text($"进入“{StageNames.Zh(stage)}”阶段", $"{(e.Commitment is null ? "The" : "the")} stage '{StageNames.En(stage)}'");
        }
    }
}

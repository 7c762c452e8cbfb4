using Agreements.Server.Speaking;
using static Agreements.Server.ReadModels.Timeline.Wording;

namespace Agreements.Server.ReadModels.Timeline;

public static partial class Sentences
{
    private static Text Of(CommittingEvent happened, Agreement after) => happened switch
    {
        CommitmentAdded e => Added(e.Commitment, after),
        CommitmentFulfilled e => Fulfilled(e, after),
        _ => throw Unsaid(happened),
    };

    private static Text Added(Commitment c, Agreement after)
    {
        var owner = c.Owner is null ? null : Party(after, c.Owner);
        string?[] zh =
        [
            owner is null ? "责任方未定" : $"由{owner.Zh}负责", c.Due is null ? "未定期限" : $"期限{Days.In(c.Due, Tongue.Chinese)}", c.Every is { } e ? Every(e).Zh : null,
            c.Quantity is null ? null : $"数量：{AmountZh(c.Quantity)}",
        ];
        string?[] en =
        [
            owner is null ? "no owner yet" : $"owed by {owner.EnOrZh}", c.Due is null ? "no day set" : $"due {Days.In(c.Due, Tongue.English)}", c.Every is { } f ? Every(f).En : null,
            c.Quantity is null ? null : $"amount: {AmountEn(c.Quantity)}",
        ];
        return new Text($"登记一项承诺“{c.Title.Zh}”{TailZh(zh)}。", $"A commitment was added: '{c.Title.EnOrZh}'{TailEn(en)}.");
    }

    private static Text Fulfilled(CommitmentFulfilled e, Agreement after)
    {
        var title = after.FindCommitment(e.Id)?.Commitment.Title ?? new Text(e.Id);
        return new Text(
            $"承诺“{title.Zh}”已履行{Zh(e.On)}{(e.Evidence is null ? "。" : $"，依据：{EndZh(e.Evidence)}")}",
            $"The commitment '{title.EnOrZh}' was kept{En(e.On)}{(e.Evidence is null ? "." : $"; evidence: {EndEn(e.Evidence)}")}");
    }

    private static Text Every(Recurrence every) => every switch
    {
        Recurrence.Year => new Text("每年一次", "every year"),
        Recurrence.SchoolYear => new Text("每学年一次", "every school year"),
        _ => new Text("每季度一次", "every quarter"),
    };
}

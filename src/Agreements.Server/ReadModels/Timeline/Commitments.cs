using Agreements.Domain;
using Agreements.Domain.Evaluating;
using Agreements.Domain.Implementing;
using Agreements.Domain.Values;
using static Agreements.Server.ReadModels.Timeline.Wording;

namespace Agreements.Server.ReadModels.Timeline;

/// <summary>The sentences on what is owed, kept and achieved.</summary>
internal static class Commitments
{
    public static Text Added(Commitment c, Agreement after)
    {
        var owner = c.Owner is null ? null : Party(after, c.Owner);
        string?[] zh =
        [
            owner is null ? "责任方未定" : $"由{owner.Zh}负责", c.Due is null ? "未定期限" : $"期限{c.Due.Value}", c.Every is { } e ? Every(e).Zh : null,
            c.Quantity is null ? null : $"数量：{AmountZh(c.Quantity)}",
        ];
        string?[] en =
        [
            owner is null ? "no owner yet" : $"owed by {owner.EnOrZh}", c.Due is null ? "no day set" : $"due {c.Due.Value}", c.Every is { } f ? Every(f).En : null,
            c.Quantity is null ? null : $"amount: {AmountEn(c.Quantity)}",
        ];
        return new Text($"登记一项承诺“{c.Title.Zh}”{TailZh(zh)}。", $"A commitment was added: '{c.Title.EnOrZh}'{TailEn(en)}.");
    }

    public static Text Fulfilled(CommitmentFulfilled e, Agreement after)
    {
        var title = after.FindCommitment(e.Id)?.Title ?? new Text(e.Id);
        return new Text(
            $"承诺“{title.Zh}”已履行{Zh(e.On)}{(e.Evidence is null ? "。" : $"，依据：{EndZh(e.Evidence)}")}",
            $"The commitment '{title.EnOrZh}' was kept{En(e.On)}{(e.Evidence is null ? "." : $"; evidence: {EndEn(e.Evidence)}")}");
    }

    public static Text Achieved(Outcome o)
    {
        var level = Level(o.Level);
        return new Text(
            $"登记{level.Zh}成果“{o.Title.Zh}”{Zh(o.On)}{(o.Quantity is null ? "" : $"，数量：{AmountZh(o.Quantity)}")}。",
            $"A {level.En} result was recorded: '{o.Title.EnOrZh}'{En(o.On)}{(o.Quantity is null ? "" : $"; amount: {AmountEn(o.Quantity)}")}.");
    }

    private static string AmountZh(Quantity q)
    {
        // A counter is the measure word that the source uses; without one the unit's own code is all there is.
        var amount = $"{Number(q.Value)}{q.Counter ?? " " + q.Unit}";
        return q.Qualifier switch
        {
            Qualifier.AtLeast => $"不少于{amount}",
            Qualifier.JustUnder => $"近{amount}",
            Qualifier.About => $"约{amount}",
            _ => amount,
        };
    }

    private static string AmountEn(Quantity q)
    {
        var amount = $"{Number(q.Value)} {q.Unit}";
        return q.Qualifier switch
        {
            Qualifier.AtLeast => $"at least {amount}",
            Qualifier.JustUnder => $"just under {amount}",
            Qualifier.About => $"about {amount}",
            _ => amount,
        };
    }

    private static Text Every(Recurrence every) => every switch
    {
        Recurrence.Year => new Text("每年一次", "every year"),
        Recurrence.SchoolYear => new Text("每学年一次", "every school year"),
        _ => new Text("每季度一次", "every quarter"),
    };

    private static Text Level(OutcomeLevel level) => level switch
    {
        OutcomeLevel.National => new Text("国家级", "national"),
        OutcomeLevel.Provincial => new Text("省级", "provincial"),
        OutcomeLevel.Municipal => new Text("市级", "municipal"),
        _ => new Text("区县级", "district"),
    };
}

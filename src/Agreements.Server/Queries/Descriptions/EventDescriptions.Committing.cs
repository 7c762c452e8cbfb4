using Agreements.Server.Localization;
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(CommittingEvent happened, Agreement after) => happened switch
    {
        CommitmentAdded e => Added(e.Commitment, after),
        CommitmentFulfilled e => Fulfilled(e, after),
        CommitmentReassigned e => Reassigned(e, after),
        CommitmentRescheduled e => Rescheduled(e, after),
        ProgressReported e => Reported(e, after),
        CommitmentClaimed e => Claimed(e, after),
        CommitmentVerified e => Said(
            $"{Party(after, e.By).Zh}核验承诺“{Owed(e.Id, after).Zh}”属实{Zh(e.On)}",
            $"{Party(after, e.By).EnOrZh} verified that the commitment '{Owed(e.Id, after).EnOrZh}' was kept{En(e.On)}", e.Note),
        ClaimRejected e => Said(
            $"{Party(after, e.By).Zh}不认可承诺“{Owed(e.Id, after).Zh}”已完成{Zh(e.On)}",
            $"{Party(after, e.By).EnOrZh} rejected the claim that the commitment '{Owed(e.Id, after).EnOrZh}' was kept{En(e.On)}", e.Reason),
        CommitmentWaived e => LetOff(e, after),
        CommitmentCameRound e => new Text(
            $"周期性承诺“{e.Commitment.Title.Zh}”进入下一期{(e.Commitment.Due is null ? "" : $"，期限{DayZh(e.Commitment.Due)}")}。",
            $"The recurring commitment '{e.Commitment.Title.EnOrZh}' came round{(e.Commitment.Due is null ? "" : $"; due {DayEn(e.Commitment.Due)}")}."),
        GuaranteeAssigned e => new Text(
            $"保障措施“{e.Guarantee}”由{Party(after, e.Owner).Zh}负责{(e.ReviewOn is null ? "" : $"，{DayZh(e.ReviewOn)}检查")}。",
            $"{Party(after, e.Owner).EnOrZh} looks after the guarantee '{e.Guarantee}'{(e.ReviewOn is null ? "" : $"; review {DayEn(e.ReviewOn)}")}."),
        GuaranteeReviewed e => Said($"检查保障措施“{e.Guarantee}”{Zh(e.On)}", $"The guarantee '{e.Guarantee}' was reviewed{En(e.On)}", e.Note),
        _ => throw Unsaid(happened),
    };

    private static Text Added(Commitment c, Agreement after)
    {
        var owner = c.Owner is null ? null : Party(after, c.Owner);
        string?[] zh =
        [
            owner is null ? "责任方未定" : $"由{owner.Zh}负责", c.Due is null ? "未定期限" : $"期限{Days.In(c.Due, UiLanguage.Chinese)}",
            c.Every is { } e ? Every(e).Zh : null,
            c.Quantity is null ? null : $"数量：{AmountZh(c.Quantity)}",
        ];
        string?[] en =
        [
            owner is null ? "no owner yet" : $"owed by {owner.EnOrZh}",
            c.Due is null ? "no day set" : $"due {Days.In(c.Due, UiLanguage.English)}", c.Every is { } f ? Every(f).En : null,
            c.Quantity is null ? null : $"amount: {AmountEn(c.Quantity)}",
        ];
        return new Text($"登记一项承诺“{c.Title.Zh}”{TailZh(zh)}。", $"A commitment was added: '{c.Title.EnOrZh}'{TailEn(en)}.");
    }

    private static Text Fulfilled(CommitmentFulfilled e, Agreement after)
    {
        var title = Owed(e.Id, after);
        return new Text(
            $"承诺“{title.Zh}”已履行{Zh(e.On)}{(e.Evidence is null ? "。" : $"，依据：{EndZh(e.Evidence)}")}",
            $"The commitment '{title.EnOrZh}' was kept{En(e.On)}{(e.Evidence is null ? "." : $"; evidence: {EndEn(e.Evidence)}")}");
    }

    private static Text Reassigned(CommitmentReassigned e, Agreement after)
    {
        var (was, now) = (e.Was is null ? null : Party(after, e.Was), Party(after, e.Owner));
        return Said(
            $"承诺“{Owed(e.Id, after).Zh}”{(was is null ? "" : $"由{was.Zh}")}改由{now.Zh}负责{Zh(e.On)}",
            $"The commitment '{Owed(e.Id, after).EnOrZh}' passed{(was is null ? "" : $" from {was.EnOrZh}")} to {now.EnOrZh}{En(e.On)}", e.Reason);
    }

    private static Text Rescheduled(CommitmentRescheduled e, Agreement after) => Said(
        $"承诺“{Owed(e.Id, after).Zh}”的期限由{(e.Was is null ? "未定" : DayZh(e.Was))}改为{(e.Due is null ? "未定" : DayZh(e.Due))}",
        $"The commitment '{Owed(e.Id, after).EnOrZh}' was moved from {(e.Was is null ? "no day" : DayEn(e.Was))} to "
            + $"{(e.Due is null ? "no day" : DayEn(e.Due))}", e.Reason);

    private static Text Reported(ProgressReported e, Agreement after)
    {
        string?[] zh = [e.Percent is { } p ? $"完成{p}%" : null, e.Amount is null ? null : $"已达{AmountZh(e.Amount)}"];
        string?[] en = [e.Percent is { } q ? $"{q}% done" : null, e.Amount is null ? null : $"{AmountEn(e.Amount)} reached"];
        return Said(
            $"承诺“{Owed(e.Id, after).Zh}”报告进展{Zh(e.On)}{TailZh(zh)}",
            $"Progress was reported on the commitment '{Owed(e.Id, after).EnOrZh}'{En(e.On)}{TailEn(en)}", e.Note);
    }

    private static Text Claimed(CommitmentClaimed e, Agreement after)
    {
        var documents = e.Documents?.Count ?? 0;
        string?[] zh = [e.Evidence is null ? null : $"佐证：{e.Evidence}", documents == 0 ? null : $"附文件{documents}份"];
        string?[] en = [e.Evidence is null ? null : $"evidence: {e.Evidence}", documents == 0 ? null : Count(documents, "document")];
        return new Text(
            $"{Party(after, e.Owner).Zh}申报承诺“{Owed(e.Id, after).Zh}”已完成{Zh(e.On)}{TailZh(zh)}，待核验。",
            $"{Party(after, e.Owner).EnOrZh} claimed that the commitment '{Owed(e.Id, after).EnOrZh}' was kept{En(e.On)}{TailEn(en)}; "
                + "it waits to be verified.");
    }

    private static Text LetOff(CommitmentWaived e, Agreement after)
    {
        var by = e.Party is { } party ? Party(after, party) : Institution(after, e.Institution ?? "");
        return Said(
            $"{by.Zh}豁免承诺“{Owed(e.Id, after).Zh}”{Zh(e.On)}", $"{by.EnOrZh} waived the commitment '{Owed(e.Id, after).EnOrZh}'{En(e.On)}", e.Reason);
    }

    private static Text Owed(string id, Agreement after) => after.FindCommitment(id)?.Commitment.Title ?? new Text(id);

    private static Text Every(Recurrence every) => every switch
    {
        Recurrence.Year => new Text("每年一次", "every year"),
        Recurrence.SchoolYear => new Text("每学年一次", "every school year"),
        _ => new Text("每季度一次", "every quarter"),
    };
}


using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(RenewingEvent happened, Agreement after) => happened switch
    {
        RenewalProposed e => Renewing(e),
        SuccessorSigned e => new Text(
            $"续签协议已签署，自{Day(e.From).Zh}起替代本协议。", $"The renewal is signed and takes the place of this agreement on {Day(e.From).En}."),
        AgreementSuperseded e => new Text($"本协议由续签协议替代{Zh(e.On)}。", $"The renewal took the place of this agreement{En(e.On)}."),
        SupersessionLifted e => new Text(
            $"续签协议不再处于已签署状态，本协议恢复原有状态{Zh(e.On)}。", $"The renewal is no longer signed: this agreement stands again as it did before{En(e.On)}."),
        _ => throw Unsaid(happened),
    };

    private static Text Renewing(RenewalProposed e)
    {
        var advice = e.Recommendation is { } r ? Advice(r) : null;
        return Said(
            $"提出续签{Title(e.Title.Zh)}{Zh(e.On)}{(advice is null ? "" : $"，评估建议为{advice.Zh}")}{(e.Reason is null ? "" : "，理由")}",
            $"A renewal, '{e.Title.EnOrZh}', was proposed{En(e.On)}{(advice is null ? "" : $"; the evaluation recommends: {advice.EnOrZh}")}", e.Reason);
    }
}

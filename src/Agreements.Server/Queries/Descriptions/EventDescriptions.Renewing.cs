
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(RenewingEvent happened, Agreement after) => happened switch
    {
        RenewalProposed e => Renewing(e),
        AgreementSuperseded e => new Text($"续签协议已签署{Zh(e.On)}，本协议由其替代。", $"The renewal was signed{En(e.On)} and takes the place of this agreement."),
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

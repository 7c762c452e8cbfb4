
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(ReturningEvent happened, Agreement after) => happened switch
    {
        AgreementReturned e => new Text(
            $"协议由“{StageNames.Zh(e.From)}”阶段退回“{StageNames.Zh(e.To)}”阶段{Zh(e.On)}，理由：{EndZh(e.Reason)}",
            $"The agreement went back from {StageNames.En(e.From)} to {StageNames.En(e.To)}{En(e.On)}: {EndEn(e.Reason)}"),
        _ => throw Unsaid(happened),
    };
}

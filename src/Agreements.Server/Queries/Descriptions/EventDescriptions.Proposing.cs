using Agreements.Server.ReadModels;
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(ProposingEvent happened, Agreement after) => happened switch
    {
        AgreementProposed e => Proposed(e, after),
        PolicyAdopted e => new Text(
            $"改按第{e.Policy.Version}版政策办理，理由：{EndZh(e.Reason)}",
            $"It is judged by version {e.Policy.Version} of the policy of its kind from now on: {EndEn(e.Reason)}"),
        _ => throw Unsaid(happened),
    };

    private static Text Proposed(AgreementProposed e, Agreement after)
    {
        var kind = KindNames.Of(e.Kind);
        Text[] principals = [.. after.Principals.Select(Called)];
        return WithNote(new Text(
            $"{(e.Predecessor is null ? "提出" : "续签前一协议，提出")}{kind.Zh}{Title(e.Title.Zh)}{Zh(e.On)}，签约主体{principals.Length}个：{ListZh(principals)}。",
            $"The {kind.EnOrZh} '{e.Title.EnOrZh}' was proposed{(e.Predecessor is null ? "" : " to renew the one before")}{En(e.On)}; "
                + $"{Count(principals.Length, "principal")}: {ListEn(principals)}."), e.Note);
    }
}

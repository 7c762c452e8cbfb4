using static Agreements.Server.ReadModels.Timeline.Wording;

namespace Agreements.Server.ReadModels.Timeline;

public static partial class Sentences
{
    private static Text Of(ProposingEvent happened, Agreement after) => happened switch
    {
        AgreementProposed e => Proposed(e, after),
        _ => throw Unsaid(happened),
    };

    private static Text Proposed(AgreementProposed e, Agreement after)
    {
        var kind = KindNames.Of(e.Kind);
        Text[] principals = [.. after.Principals.Select(p => p.Name)];
        return WithNote(new Text(
            $"提出{kind.Zh}{Title(e.Title.Zh)}{Zh(e.On)}，签约主体{principals.Length}个：{ListZh(principals)}。",
            $"The {kind.EnOrZh} '{e.Title.EnOrZh}' was proposed{En(e.On)}; {Count(principals.Length, "principal")}: {ListEn(principals)}."), e.Note);
    }
}

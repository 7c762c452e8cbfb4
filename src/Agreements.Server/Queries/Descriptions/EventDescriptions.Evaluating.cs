
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(EvaluatingEvent happened, Agreement after) => happened switch
    {
        OutcomeRecorded e => Achieved(e.Outcome),
        AgreementRated e => Rated(e, after),
        AgreementEvaluated e => Evaluated(e),
        _ => throw Unsaid(happened),
    };

    private static Text Rated(AgreementRated e, Agreement after)
    {
        var scores = after.Policy.Rubric.Where(r => e.Scores.ContainsKey(r.Id)).ToArray();
        var party = Party(after, e.Party);
        var one = e.Rater is null ? new Text("", "") : new Text("的一位评价人", "A rater of ");
        var from = e.Source is { } source ? new Text($"据{Title(source.Title)}，", $"According to '{source.Title}': ") : new Text("", "");
        return Said(
            $"{from.Zh}{party.Zh}{one.Zh}作出评价{OnFileZh(e.Document)}：{string.Join("，", scores.Select(r => $"{r.Name.Zh}{e.Scores[r.Id]}分"))}",
            $"{from.En}{one.En}{party.EnOrZh} rated the cooperation{OnFileEn(e.Document)}: "
                + $"{string.Join(", ", scores.Select(r => $"{r.Name.EnOrZh} {e.Scores[r.Id]}"))}", e.Comment);
    }

    private static Text Evaluated(AgreementEvaluated e)
    {
        string?[] zh =
        [
            e.Score is { } s ? $"综合得分{Number(s)}分" : null, e.Grade is { } g ? $"等级{GradeName(g).Zh}" : null,
            e.Recommendation is { } r ? $"建议{Advice(r).Zh}" : null,
        ];
        string?[] en =
        [
            e.Score is { } t ? $"score {Number(t)}" : null, e.Grade is { } h ? $"grade {GradeName(h).En}" : null,
            e.Recommendation is { } q ? $"recommendation: {Advice(q).En}" : null,
        ];
        return WithNote(Entered("协议完成评估", "The agreement was evaluated", e.On, e.Source, TailZh(zh), TailEn(en)), e.Reasons ?? e.Note);
    }

    private static Text Achieved(Outcome o)
    {
        var level = Level(o.Level);
        return new Text(
            $"登记{level.Zh}成果“{o.Title.Zh}”{Zh(o.On)}{(o.Quantity is null ? "" : $"，数量：{AmountZh(o.Quantity)}")}{OnFileZh(o.Document)}。",
            $"A {level.En} result was recorded: '{o.Title.EnOrZh}'{En(o.On)}"
                + $"{(o.Quantity is null ? "" : $"; amount: {AmountEn(o.Quantity)}")}{OnFileEn(o.Document)}.");
    }

    private static Text Level(OutcomeLevel level) => level switch
    {
        OutcomeLevel.National => new Text("国家级", "national"),
        OutcomeLevel.Provincial => new Text("省级", "provincial"),
        OutcomeLevel.Municipal => new Text("市级", "municipal"),
        _ => new Text("区县级", "district"),
    };
}

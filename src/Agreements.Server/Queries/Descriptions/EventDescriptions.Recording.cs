
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(RecordingEvent happened, Agreement after, Naming naming) => happened switch
    {
        QuestionLeftOpen e => new Text($"留有疑问：{EndZh(e.Question)}", $"A question is open: {EndEn(e.Question)}"),
        QuestionAnswered e => new Text(
            $"查明“{e.Question}”{From(e.Source).Zh}：{EndZh(e.Answer)}", $"The question '{e.Question}' was answered{From(e.Source).EnOrZh}: {EndEn(e.Answer)}"),
        QuestionDropped e => Said($"不再追查“{e.Question}”，理由", $"The question '{e.Question}' was given up", e.Reason),
        FactReported e => new Text(
            $"据{Title(e.Source.Title)}，{Facts.NameOf(after, e.Fact).Zh}为{Value(e.Fact, e.Value, naming).Zh}。",
            $"According to '{e.Source.Title}', {Facts.NameOf(after, e.Fact).EnOrZh} is {Value(e.Fact, e.Value, naming).EnOrZh}."),
        ContradictionResolved e => Said(
            $"就各来源的分歧作出认定：{Facts.NameOf(after, e.Fact).Zh}为{Value(e.Fact, e.Value, naming).Zh}{From(e.Source).Zh}，理由",
            $"Sources disagreed; it was decided that {Facts.NameOf(after, e.Fact).EnOrZh} is {Value(e.Fact, e.Value, naming).EnOrZh}{From(e.Source).EnOrZh}",
            e.Reason),
        _ => throw Unsaid(happened),
    };

    private static Text From(Source? source) => source is null ? new Text("", "") : new Text($"（据{Title(source.Title)}）", $" (according to '{source.Title}')");
}

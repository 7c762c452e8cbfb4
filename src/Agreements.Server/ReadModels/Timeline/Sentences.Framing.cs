using static Agreements.Server.ReadModels.Timeline.Wording;

namespace Agreements.Server.ReadModels.Timeline;

public static partial class Sentences
{
    private static Text Of(FramingEvent happened, Agreement after) => happened switch
    {
        PlacedUnder { Parent: null } e => Said($"协议不再列于上级协议之下{Zh(e.On)}", $"The agreement was taken out from under the one above it{En(e.On)}", e.Reason),
        PlacedUnder e => Said($"协议列于上级协议 {e.Parent} 之下{Zh(e.On)}", $"The agreement was placed under the agreement {e.Parent}{En(e.On)}", e.Reason),
        ClausesCarried e => new Text(
            $"承接{Above(e.Parent, after).Zh}的条款：{string.Join("、", e.Clauses)}。", $"It carries clauses of {Above(e.Parent, after).En}: {string.Join(", ", e.Clauses)}."),
        ClausesDropped e => new Text(
            $"不再承接{Above(e.Parent, after).Zh}的条款：{string.Join("、", e.Clauses)}。", $"It carries clauses of {Above(e.Parent, after).En} no longer: {string.Join(", ", e.Clauses)}."),
        _ => throw Unsaid(happened),
    };

    private static Text Above(Guid above, Agreement after) =>
        above == after.Parent ? new Text("上级协议", "the agreement above") : new Text($"协议 {above} ", $"the agreement {above}");
}

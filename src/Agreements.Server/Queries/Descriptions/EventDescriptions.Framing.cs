
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(FramingEvent happened, Agreement after, Naming naming) => happened switch
    {
        PlacedUnder { Parent: null } e => Said($"协议不再列于上级协议之下{Zh(e.On)}", $"The agreement was taken out from under the one above it{En(e.On)}", e.Reason),
        PlacedUnder { Parent: { } parent } e => Said(
            $"本协议列于{naming.Agreement(parent).Zh}之下{Zh(e.On)}", $"The agreement was placed under {naming.Agreement(parent).EnOrZh}{En(e.On)}", e.Reason),
        ClausesCarried e => new Text(
            $"承接{Above(e.Parent, after, naming).Zh}的条款：{string.Join("、", e.Clauses)}。",
            $"It carries clauses of {Above(e.Parent, after, naming).En}: {string.Join(", ", e.Clauses)}."),
        ClausesDropped e => new Text(
            $"不再承接{Above(e.Parent, after, naming).Zh}的条款：{string.Join("、", e.Clauses)}。",
            $"It carries clauses of {Above(e.Parent, after, naming).En} no longer: {string.Join(", ", e.Clauses)}."),
        _ => throw Unsaid(happened),
    };

    private static Text Above(Guid above, Agreement after, Naming naming) =>
        above == after.Parent
            ? new Text("上级协议", "the agreement above")
            : naming.Agreement(above);
}

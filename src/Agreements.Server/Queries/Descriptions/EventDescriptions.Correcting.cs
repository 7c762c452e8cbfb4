using Agreements.Server.Localization;
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(CorrectingEvent happened, Agreement after, Naming naming) => happened switch
    {
        FactCorrected e => Corrected(e, Facts.NameOf(after, e.Fact), naming),
        FactUpdateScheduled e => Scheduled(e, Facts.NameOf(after, e.Fact), naming),
        FactUpdated e => Updated(e, Facts.NameOf(after, e.Fact), naming),
        _ => throw Unsaid(happened),
    };

    /// <summary>It was wrong from the beginning: "corrected", what stood there, what is right, and why.</summary>
    private static Text Corrected(FactCorrected e, Text fact, Naming naming)
    {
        var (was, now) = (Value(e.Fact, e.Was, naming), Value(e.Fact, e.Now, naming));
        return Said(
            $"更正：{fact.Zh}原记为{was.Zh}，有误，应为{now.Zh}{(e.Source is null ? "" : $"（据{Title(e.Source.Title)}）")}",
            $"Correction: {fact.EnOrZh} was recorded as {was.EnOrZh}, which was wrong; "
                + $"it is {now.EnOrZh}{(e.Source is null ? "" : $" (according to '{e.Source.Title}')")}",
            e.Why);
    }

    /// <summary>It was right and has become another: "updated", from which day.</summary>
    private static Text Updated(FactUpdated e, Text fact, Naming naming)
    {
        var (was, now) = (Value(e.Fact, e.Was, naming), Value(e.Fact, e.Now, naming));
        return new Text(
            $"变更：{(e.Source is null ? "" : $"据{Title(e.Source.Title)}，")}{fact.Zh}由{was.Zh}变更为{now.Zh}{Zh(e.On)}。",
            $"Update: {(e.Source is null ? "" : $"according to '{e.Source.Title}', ")}{fact.EnOrZh} changed from {was.EnOrZh} to {now.EnOrZh}{En(e.On)}.");
    }

    private static Text Scheduled(FactUpdateScheduled e, Text fact, Naming naming)
    {
        var now = Value(e.Fact, e.Now, naming);
        var from = e.Source is { } source ? (Zh: $"据{Title(source.Title)}，", En: $"according to '{source.Title}', ") : (Zh: "", En: "");
        return new Text($"变更：{from.Zh}{fact.Zh}自{Day(e.From).Zh}起变更为{now.Zh}。", $"Update: {from.En}{fact.EnOrZh} becomes {now.EnOrZh} on {Day(e.From).En}.");
    }

    private static Text Value(string fact, string? value, Naming naming) => value switch
    {
        null => new Text("不明", "unknown"),
        _ when Facts.IsOfPerson(fact) => PersonReference.IsOne(value) ? naming.Person(value) : new Text("未登记的人员", "a person not registered"),
        _ when fact.EndsWith("/method", StringComparison.Ordinal) && KebabEnum<SigningMethod>.TryParse(value, out var method) => Method(method),
        _ when fact.EndsWith("/level", StringComparison.Ordinal) && KebabEnum<OutcomeLevel>.TryParse(value, out var level) => Level(level),
        _ when fact.EndsWith("/quantity", StringComparison.Ordinal) && FactForm.ToQuantity(value) is { } q => new Text(AmountZh(q), AmountEn(q)),
        _ when IsDay(fact) && Edtf.TryParse(value, out var day) => Days.Said(day),
        _ => new Text($"“{value}”", $"'{value}'"),
    };

    private static bool IsDay(string fact) =>
        fact.EndsWith(".on", StringComparison.Ordinal)
        || fact.EndsWith("/on", StringComparison.Ordinal)
        || fact.EndsWith("/due", StringComparison.Ordinal)
        || fact is "term.from" or "term.to";
}

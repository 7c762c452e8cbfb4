namespace Agreements.Domain.Negotiating;

/// <summary>What a text of the terms must not be, whoever proposes it.</summary>
internal static class TermsChecks
{
    public static IEnumerable<Refusal> Flaws(Terms terms)
    {
        foreach (var twice in (terms.Clauses ?? []).GroupBy(c => c.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return new ClauseIdTwice(twice.Key);
        }

        foreach (var part in Texts(terms).Where(t => IsEmpty(t.Text)).Select(t => t.Part).Distinct())
        {
            yield return new TermsTextEmpty(part);
        }

        if (terms.Term is { IsReversed: true })
        {
            yield return new PeriodReversed();
        }
    }

    private static IEnumerable<(TermsPart Part, Text Text)> Texts(Terms terms) =>
    [
        .. terms.Purpose is { } purpose ? [(TermsPart.Purpose, purpose)] : Array.Empty<(TermsPart, Text)>(),
        .. (terms.Principles ?? []).Select(t => (TermsPart.Principles, t)),
        .. (terms.Areas ?? []).Select(t => (TermsPart.Areas, t)),
        .. (terms.Clauses ?? []).Select(c => (TermsPart.Clauses, string.IsNullOrWhiteSpace(c.Id) ? new Text("") : c.Text)),
        .. (terms.Guarantees ?? []).Select(t => (TermsPart.Guarantees, t)),
    ];

    private static bool IsEmpty(Text text) => string.IsNullOrWhiteSpace(text.Zh) || (text.En is not null && string.IsNullOrWhiteSpace(text.En));
}

/// <summary>Two clauses have the same id, so nobody could say which is meant.</summary>
/// <param name="Id">The id.</param>
public sealed record ClauseIdTwice(string Id)
    : Refusal(new Text($"有两条条款的编号都是“{Id}”。", $"Two clauses have the id '{Id}'."), CanMeet.Coordinator);

/// <summary>A text among the terms says nothing.</summary>
/// <param name="Part">The part it stands in.</param>
public sealed record TermsTextEmpty(TermsPart Part)
    : Refusal(
        new Text(
            $"“{TermsPartNames.Of(Part).Zh}”中有空白的文字或没有编号的条款。",
            $"There is an empty text, or a clause without an id, among the {TermsPartNames.Of(Part).EnOrZh}."),
        CanMeet.Coordinator);

/// <summary>The period ends before it starts.</summary>
public sealed record PeriodReversed()
    : Refusal(new Text("期限的结束日早于开始日。", "The period ends before it starts."), CanMeet.Coordinator);

using System.Text.Json.Serialization;

namespace Agreements.Server.Queries.Differences;

/// <summary>How something in the terms became another.</summary>
[JsonConverter(typeof(KebabEnum<TermsChangeKind>))]
public enum TermsChangeKind
{
    /// <summary>It stands in the later text only.</summary>
    Added,

    /// <summary>It stands in the earlier text only.</summary>
    Removed,

    /// <summary>It is worded otherwise.</summary>
    Changed,

    /// <summary>A clause stands elsewhere, worded as before.</summary>
    Moved,
}

/// <summary>One thing that differs between two texts.</summary>
/// <param name="Part">The part of the terms.</param>
/// <param name="Item">The clause's id; of the term <c>years</c>, <c>from</c>, <c>to</c> or <c>notice-days</c>; null elsewhere.</param>
/// <param name="Kind">How it became another.</param>
/// <param name="Before">The earlier wording; null for what was added.</param>
/// <param name="After">The later wording; null for what was removed.</param>
public sealed record TermsChange(TermsPart Part, string? Item, TermsChangeKind Kind, Text? Before, Text? After)
{
    /// <summary>The Chinese wordings piece by piece.</summary>
    public IReadOnlyList<Piece> Zh => WordingDifference.Between(Before?.Zh ?? "", After?.Zh ?? "");

    /// <summary>The English wordings piece by piece; empty when neither has one.</summary>
    public IReadOnlyList<Piece> En => WordingDifference.Between(Before?.En ?? "", After?.En ?? "");

    /// <summary>That only code points differ, and which, where nobody can see what differs; null where one can.</summary>
    public Text? CodePoints => Differences.CodePoints.Note(Before, After);
}

/// <summary>What differs between two texts of the terms, for people to read. What stands in both is left out.</summary>
public static class TermsDifference
{
    private static readonly Text ExpresslyNone = new("（明确没有）", "(expressly none)");

    /// <summary>All that differs, part by part; empty exactly when the texts have the same digest.</summary>
    /// <param name="before">The earlier text.</param>
    /// <param name="after">The later text.</param>
    public static IReadOnlyList<TermsChange> Between(Terms before, Terms after) =>
    [
        .. One(TermsPart.Purpose, null, before.Purpose, after.Purpose),
        .. Lists(TermsPart.Principles, before.Principles, after.Principles),
        .. Lists(TermsPart.Areas, before.Areas, after.Areas),
        .. Unknown(TermsPart.Clauses, before.Clauses?.Count, after.Clauses?.Count),
        .. ClauseDifference.Between(before.Clauses ?? [], after.Clauses ?? []),
        .. Lists(TermsPart.Guarantees, before.Guarantees, after.Guarantees),
        .. Periods(before.Term, after.Term),
    ];

    internal static IEnumerable<TermsChange> One(TermsPart part, string? item, Text? before, Text? after) => (before, after) switch
    {
        _ when before == after => [],
        (null, _) => [new(part, item, TermsChangeKind.Added, null, after)],
        (_, null) => [new(part, item, TermsChangeKind.Removed, before, null)],
        _ => [new(part, item, TermsChangeKind.Changed, before, after)],
    };

    private static List<TermsChange> Lists(TermsPart part, IReadOnlyList<Text>? before, IReadOnlyList<Text>? after)
    {
        var (was, now) = (before ?? [], after ?? []);
        var changes = Unknown(part, before?.Count, after?.Count).ToList();
        var (i, j) = (0, 0);
        foreach (var (keptBefore, keptAfter) in CommonSequence.Of(was, now).Append((was.Count, now.Count)))
        {
            changes.AddRange(Gap(part, [.. was.Skip(i).Take(keptBefore - i)], [.. now.Skip(j).Take(keptAfter - j)]));
            (i, j) = (keptBefore + 1, keptAfter + 1);
        }

        return changes;
    }

    /// <summary>Between two that stayed: what resembles its counterpart was reworded, all else went and came.</summary>
    private static IEnumerable<TermsChange> Gap(TermsPart part, Text[] was, Text[] now)
    {
        for (var k = 0; k < Math.Max(was.Length, now.Length); k++)
        {
            var (before, after) = (was.ElementAtOrDefault(k), now.ElementAtOrDefault(k));
            var isReworded = before is not null && after is not null
                && (WordingDifference.IsAlike(before.Zh, after.Zh) || CodePoints.LookAlike(before.Zh, after.Zh));
            foreach (var change in isReworded ? One(part, null, before, after) : [.. One(part, null, before, null), .. One(part, null, null, after)])
            {
                yield return change;
            }
        }
    }

    /// <summary>That there is nothing of a kind says something else than that nobody knows.</summary>
    private static IEnumerable<TermsChange> Unknown(TermsPart part, int? before, int? after) => (before, after) switch
    {
        (null, 0) => One(part, null, null, ExpresslyNone),
        (0, null) => One(part, null, ExpresslyNone, null),
        _ => [],
    };

    private static IEnumerable<TermsChange> Periods(Period? before, Period? after) =>
    [
        .. One(TermsPart.Term, "years", Said(before?.Years), Said(after?.Years)),
        .. One(TermsPart.Term, "from", Said(before?.From), Said(after?.From)),
        .. One(TermsPart.Term, "to", Said(before?.To), Said(after?.To)),
        .. One(TermsPart.Term, "notice-days", Said(before?.NoticeDays), Said(after?.NoticeDays)),
        .. Unknown(TermsPart.Term, Named(before), Named(after)),
    ];

    /// <summary>A period of which nothing is said is an empty one.</summary>
    private static int? Named(Period? period) => period is null ? null : period == new Period() ? 0 : 1;

    private static Text? Said(Edtf? day) =>
        day is null ? null : new Text(day.Basis is { } basis ? $"{day}（{basis}）" : day.Value, day.Basis is null ? null : $"{day} ({day.Basis})");

    private static Text? Said<T>(T? number)
        where T : struct, IFormattable => number is { } n ? new Text(n.ToString("0.#############", System.Globalization.CultureInfo.InvariantCulture)) : null;
}

/// <summary>Clauses are compared by their ids.</summary>
internal static class ClauseDifference
{
    public static IEnumerable<TermsChange> Between(IReadOnlyList<Clause> before, IReadOnlyList<Clause> after)
    {
        // Ids were not checked to be unique in the first texts on record; the first of several counts.
        var was = before.DistinctBy(c => c.Id).ToArray();
        var now = after.DistinctBy(c => c.Id).ToArray();
        string[] stayedBefore = [.. was.Select(c => c.Id).Intersect(now.Select(c => c.Id))];
        string[] stayedAfter = [.. now.Select(c => c.Id).Intersect(stayedBefore)];
        var inPlace = CommonSequence.Of(stayedBefore, stayedAfter).Select(p => stayedBefore[p.Before]).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in was.Where(c => !stayedBefore.Contains(c.Id)))
        {
            yield return new TermsChange(TermsPart.Clauses, gone.Id, TermsChangeKind.Removed, gone.Text, null);
        }

        foreach (var clause in now)
        {
            var earlier = was.FirstOrDefault(c => c.Id == clause.Id)?.Text;
            if (earlier != clause.Text)
            {
                yield return TermsDifference.One(TermsPart.Clauses, clause.Id, earlier, clause.Text).Single();
            }
            else if (!inPlace.Contains(clause.Id))
            {
                yield return new TermsChange(TermsPart.Clauses, clause.Id, TermsChangeKind.Moved, earlier, clause.Text);
            }
        }
    }
}

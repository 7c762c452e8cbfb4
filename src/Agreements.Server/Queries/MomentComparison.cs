using Agreements.Server.Queries.Differences;

namespace Agreements.Server.Queries;

/// <summary>A fact that is on record otherwise at two moments.</summary>
/// <param name="Path">Its path, such as <c>signed.on</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Before">What was on record earlier; null when unknown, or when there was no such fact.</param>
/// <param name="After">What was on record later.</param>
public sealed record FactChange(string Path, Text Name, string? Before, string? After);

/// <summary>An agreement at two of its versions: what happened between them, and what is otherwise.</summary>
/// <param name="From">The earlier version; 0 before the first.</param>
/// <param name="To">The later version.</param>
/// <param name="Between">What was recorded after the earlier up to the later, oldest first; 500 at most.</param>
/// <param name="Facts">Facts that are on record otherwise.</param>
/// <param name="Terms">What differs in the terms in force; empty where either has none.</param>
/// <param name="Before">The stage before.</param>
/// <param name="After">The stage after.</param>
public sealed record MomentComparison(
    long From, long To, IReadOnlyList<TimelineEntry> Between, IReadOnlyList<FactChange> Facts, IReadOnlyList<TermsChange> Terms, Stage Before, Stage After)
{
    private const int Most = 500;

    /// <summary>Compares two versions, whichever was named first.</summary>
    /// <param name="timeline">The agreement.</param>
    /// <param name="one">A version, from 1.</param>
    /// <param name="other">Another.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Null when there is no such version.</returns>
    public static async Task<MomentComparison?> OfAsync(Timeline timeline, long one, long other, CancellationToken ct)
    {
        if (timeline.At(Math.Min(one, other), null) is not { } from || timeline.At(Math.Max(one, other), null) is not { } to)
        {
            return null;
        }

        var (before, after) = (from.After, to.After);
        var between = await timeline.PageAsync(newestFirst: false, before.Version, Most, ct);
        return new MomentComparison(
            before.Version, after.Version, [.. between.Entries.Where(e => e.Version <= after.Version)], Changed(before, after),
            before.CurrentTerms is { } earlier && after.CurrentTerms is { } later ? TermsDifference.Between(earlier.Terms, later.Terms) : [],
            before.Stage, after.Stage);
    }

    /// <summary>The people whom the facts of a comparison name, by id.</summary>
    /// <param name="found">The comparison; null names nobody.</param>
    internal static IEnumerable<string> PeopleIn(MomentComparison? found) => found is null ? []
        : found.Facts.Where(f => Domain.Correcting.Facts.IsOfPerson(f.Path)).SelectMany(f => new[] { f.Before, f.After }).OfType<string>();

    private static FactChange[] Changed(Agreement before, Agreement after)
    {
        var earlier = Domain.Correcting.Facts.Of(before).ToDictionary(f => f.Path, StringComparer.Ordinal);
        var later = Domain.Correcting.Facts.Of(after).ToDictionary(f => f.Path, StringComparer.Ordinal);
        return
        [
            .. later.Values.Concat(earlier.Values.Where(f => !later.ContainsKey(f.Path)))
                .Select(f => new FactChange(f.Path, f.Name, earlier.GetValueOrDefault(f.Path)?.Value, later.GetValueOrDefault(f.Path)?.Value))
                .Where(c => c.Before != c.After),
        ];
    }
}

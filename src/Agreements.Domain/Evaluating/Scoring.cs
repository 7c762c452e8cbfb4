namespace Agreements.Domain.Evaluating;

/// <summary>What one party's raters gave, together.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Raters">How many rated for it.</param>
/// <param name="Criteria">The mean of its raters by criterion id, two decimals.</param>
/// <param name="Score">The same weighted by the rubric, two decimals.</param>
public sealed record PartyScore(string Party, int Raters, IReadOnlyDictionary<string, decimal> Criteria, decimal Score);

/// <summary>
/// The arithmetic of the score. The raters of a party count the same within it; the parties that rated count the same among each other,
/// however many raters each had; the criteria count by weight. Only the result is rounded: to two decimals, half a hundredth away from zero.
/// </summary>
public static class Scoring
{
    private const int WholeWeight = 100;

    /// <summary>The score of all ratings, 0 to 100; null when nobody rated.</summary>
    /// <param name="state">The agreement.</param>
    public static decimal? Of(Agreement state) => Raters(state).ToArray() is { Length: > 0 } raters
        ? Mean(raters.Select(p => state.Ratings[p.Id].Values), r => Weighted(state.Policy, r))
        : null;

    /// <summary>The score by party, in the order named; parties that have not rated are left out.</summary>
    /// <param name="state">The agreement.</param>
    public static IReadOnlyList<PartyScore> ByParty(Agreement state) =>
    [
        .. Raters(state).Select(p => new PartyScore(
            p.Id, state.Ratings[p.Id].Count,
            state.Policy.Rubric.ToDictionary(c => c.Id, c => Mean([state.Ratings[p.Id].Values], r => WholeWeight * Points(r, c.Id)), StringComparer.Ordinal),
            Mean([state.Ratings[p.Id].Values], r => Weighted(state.Policy, r)))),
    ];

    /// <summary>The grade of a score: 90 excellent, 75 good, 60 sufficient.</summary>
    /// <param name="score">The score.</param>
    public static Grade GradeOf(decimal score) => score switch
    {
        >= 90 => Grade.Excellent,
        >= 75 => Grade.Good,
        >= 60 => Grade.Sufficient,
        _ => Grade.Insufficient,
    };

    private static IEnumerable<Party> Raters(Agreement state) => state.Principals.Where(p => state.Ratings.ContainsKey(p.Id));

    private static long Weighted(KindPolicy policy, AgreementRated rating) => policy.Rubric.Sum(c => (long)c.Weight * Points(rating, c.Id));

    private static int Points(AgreementRated rating, string criterion) => rating.Scores.GetValueOrDefault(criterion);

    /// <summary>One division, at the end: thirds of thirds would be rounded on the way, and a half would no longer be one.</summary>
    private static decimal Mean(IEnumerable<IEnumerable<AgreementRated>> parties, Func<AgreementRated, long> hundredths)
    {
        var sums = parties.Select(p => p.Select(hundredths).ToArray()).ToArray();
        var common = sums.Aggregate(1L, (c, s) => c / Gcd(c, s.Length) * s.Length);
        var total = sums.Sum(s => (decimal)s.Sum() * (common / s.Length));
        return Math.Round(total / ((decimal)common * sums.Length * WholeWeight), 2, MidpointRounding.AwayFromZero);
    }

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);
}

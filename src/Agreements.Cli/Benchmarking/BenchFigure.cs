using System.Globalization;

namespace Agreements.Cli.Benchmarking;

/// <summary>What a figure is asked to be.</summary>
/// <param name="IsLeast">Whether the value is the least that will do; else the most.</param>
/// <param name="Value">The value.</param>
internal sealed record Asked(bool IsLeast, double Value)
{
    public static Asked AtLeast(double value) => new(true, value);

    public static Asked AtMost(double value) => new(false, value);

    public override string ToString() => $"{(IsLeast ? "≥" : "≤")} {BenchFigure.Text(Value)}";
}

/// <summary>A figure, measured once in every round.</summary>
/// <param name="What">What was measured, and in which unit.</param>
/// <param name="Rounds">What each round measured, in order.</param>
/// <param name="Bound">What is asked of the median; null where nothing is.</param>
internal sealed record BenchFigure(string What, IReadOnlyList<double> Rounds, Asked? Bound = null)
{
    public double Median => Percentile(Rounds, 0.5);

    /// <summary>Whether the median is what is asked; null where nothing is.</summary>
    public bool? IsReached => Bound is null ? null : Bound.IsLeast ? Median >= Bound.Value : Median <= Bound.Value;

    /// <summary>The value at a share of the sorted values; of an even number of values the lower one in the middle is the median.</summary>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    public static string Text(double value) => value.ToString(Math.Abs(value) < 10 ? "0.00" : "N0", CultureInfo.InvariantCulture);
}

/// <summary>Gathers the figures of a part, round by round, in the order in which each was first measured.</summary>
internal sealed class Figures
{
    private readonly List<(string What, List<double> Rounds, Asked? Bound)> _all = [];

    public IReadOnlyList<BenchFigure> All => [.. _all.Select(f => new BenchFigure(f.What, f.Rounds, f.Bound))];

    public void Add(string what, double value, Asked? bound = null)
    {
        if (_all.Find(f => f.What == what) is { Rounds: { } there })
        {
            there.Add(value);
        }
        else
        {
            _all.Add((what, [value], bound));
        }
    }
}

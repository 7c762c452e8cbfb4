namespace Agreements.Domain.Measuring;

/// <summary>What one agreement says of one indicator.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Id">The indicator's id in it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Scope">Where or of whom; null when that goes without saying.</param>
/// <param name="Latest">What it stands at: several when sources disagree, none before the first figure.</param>
public sealed record LatestFigure(Guid Agreement, string Id, Text Name, string Unit, string? Scope, IReadOnlyList<Quantity> Latest)
{
    /// <summary>What it was counted over, or the year of which it holds; null when unknown.</summary>
    public string? Period { get; init; }

    /// <summary>Ids of the agreements above its own, within what is added up.</summary>
    public IReadOnlyList<Guid> Above { get; init; } = [];

    /// <summary>The figure of an indicator.</summary>
    /// <param name="agreement">Its agreement.</param>
    /// <param name="measured">The indicator.</param>
    public static LatestFigure Of(Guid agreement, Measured measured) =>
        new(agreement, measured.Id, measured.Indicator.Name, measured.Indicator.Unit, measured.Indicator.Scope, measured.Latest)
        {
            Period = measured.LatestPeriod,
        };
}

/// <summary>What several agreements have reached together on indicators of one name, unit, scope and period.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Scope">Where or of whom; null when that goes without saying.</param>
/// <param name="Sum">The figures that stand, added; null when none does.</param>
/// <param name="Counted">How many figures are in the sum.</param>
/// <param name="Unmeasured">How many indicators have no figure yet.</param>
/// <param name="Disputed">Those whose figure is not settled: they are in no sum until somebody decides.</param>
public sealed record Total(Text Name, string Unit, string? Scope, Quantity? Sum, int Counted, int Unmeasured, IReadOnlyList<LatestFigure> Disputed)
{
    /// <summary>What it was counted over, or the year of which it holds; null when unknown.</summary>
    public string? Period { get; init; }

    /// <summary>The agreement of which it is a share, which adds to no other; null for what adds.</summary>
    public Guid? ShareOf { get; init; }

    /// <summary>Figures of agreements above others that have figures themselves: they are totals, and in no sum.</summary>
    public IReadOnlyList<LatestFigure> StatedAbove { get; init; } = [];
}

/// <summary>
/// Adds up figures over agreements. Different names, units, scopes and periods never add, nor do shares; and what an agreement states as its own total is
/// never added to the parts of it below.
/// </summary>
public static class RollUp
{
    private static readonly string[] Shares = ["percent", "percentage", "percentage-point", "per-mille", "rate", "%", "‰"];

    /// <summary>The totals of some figures, in the order of name, unit, scope and period.</summary>
    /// <param name="figures">The figures, each indicator of an agreement once.</param>
    public static IReadOnlyList<Total> Of(IEnumerable<LatestFigure> figures)
    {
        var all = figures.ToArray();
        var above = all.Where(f => f.Latest.Count > 0).SelectMany(f => f.Above.Select(a => (a, Key(f)))).ToHashSet();
        return Together(all.Select(f => Single(f, above.Contains((f.Agreement, Key(f))))));
    }

    /// <summary>The totals of totals: of a whole that was added up in parts.</summary>
    /// <param name="parts">The totals of the parts.</param>
    public static IReadOnlyList<Total> Together(IEnumerable<Total> parts) =>
    [
        .. parts.GroupBy(t => (t.Name.Zh, t.Unit, t.Scope, t.Period, t.ShareOf)).Select(g => g.Aggregate(Both))
            .OrderBy(t => t.Name.Zh, StringComparer.Ordinal).ThenBy(t => t.Unit, StringComparer.Ordinal).ThenBy(t => t.Scope, StringComparer.Ordinal)
            .ThenBy(t => t.Period, StringComparer.Ordinal).ThenBy(t => t.ShareOf),
    ];

    private static (string, string, string?, string?) Key(LatestFigure f) => (f.Name.Zh, f.Unit, f.Scope, f.Period);

    private static Total Single(LatestFigure f, bool isAbove) => (f.Latest switch
    {
        [] => new Total(f.Name, f.Unit, f.Scope, null, 0, 1, []),
        [_] when isAbove => new Total(f.Name, f.Unit, f.Scope, null, 0, 0, []) { StatedAbove = [f] },
        [var settled] => new Total(f.Name, f.Unit, f.Scope, settled, 1, 0, []),
        _ => new Total(f.Name, f.Unit, f.Scope, null, 0, 0, [f]),
    }) with { Period = f.Period, ShareOf = Shares.Contains(f.Unit) ? f.Agreement : null };

    private static Total Both(Total one, Total other) => one with
    {
        Name = string.CompareOrdinal(one.Name.En, other.Name.En) >= 0 ? one.Name : other.Name,
        Sum = one.Sum is null ? other.Sum : other.Sum is null ? one.Sum : one.Sum.Plus(other.Sum),
        Counted = one.Counted + other.Counted, Unmeasured = one.Unmeasured + other.Unmeasured,
        Disputed = InOrder(one.Disputed, other.Disputed), StatedAbove = InOrder(one.StatedAbove, other.StatedAbove),
    };

    private static IReadOnlyList<LatestFigure> InOrder(IReadOnlyList<LatestFigure> one, IReadOnlyList<LatestFigure> other) =>
        [.. one.Concat(other).OrderBy(f => f.Agreement).ThenBy(f => f.Id, StringComparer.Ordinal)];
}

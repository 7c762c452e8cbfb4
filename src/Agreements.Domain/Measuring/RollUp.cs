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
    /// <summary>The figure of an indicator.</summary>
    /// <param name="agreement">Its agreement.</param>
    /// <param name="measured">The indicator.</param>
    public static LatestFigure Of(Guid agreement, Measured measured) =>
        new(agreement, measured.Id, measured.Indicator.Name, measured.Indicator.Unit, measured.Indicator.Scope, measured.Latest);
}

/// <summary>What several agreements have reached together on indicators of one name, unit and scope.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Scope">Where or of whom; null when that goes without saying.</param>
/// <param name="Sum">The figures that stand, added; null when none does.</param>
/// <param name="Counted">How many figures are in the sum.</param>
/// <param name="Unmeasured">How many indicators have no figure yet.</param>
/// <param name="Disputed">Those whose figure is not settled: they are in no sum until somebody decides.</param>
public sealed record Total(Text Name, string Unit, string? Scope, Quantity? Sum, int Counted, int Unmeasured, IReadOnlyList<LatestFigure> Disputed);

/// <summary>Adds up figures over agreements. Different names, units and scopes never add.</summary>
public static class RollUp
{
    /// <summary>The totals of some figures, in the order of name, unit and scope.</summary>
    /// <param name="figures">The figures, each indicator of an agreement once.</param>
    public static IReadOnlyList<Total> Of(IEnumerable<LatestFigure> figures) => Together(figures.Select(Single));

    /// <summary>The totals of totals: of a whole that was added up in parts.</summary>
    /// <param name="parts">The totals of the parts.</param>
    public static IReadOnlyList<Total> Together(IEnumerable<Total> parts) =>
    [
        .. parts.GroupBy(t => (t.Name.Zh, t.Unit, t.Scope)).Select(g => g.Aggregate(Both))
            .OrderBy(t => t.Name.Zh, StringComparer.Ordinal).ThenBy(t => t.Unit, StringComparer.Ordinal).ThenBy(t => t.Scope, StringComparer.Ordinal),
    ];

    private static Total Single(LatestFigure f) => f.Latest switch
    {
        [] => new Total(f.Name, f.Unit, f.Scope, null, 0, 1, []),
        [var settled] => new Total(f.Name, f.Unit, f.Scope, settled, 1, 0, []),
        _ => new Total(f.Name, f.Unit, f.Scope, null, 0, 0, [f]),
    };

    private static Total Both(Total one, Total other) => new(
        string.CompareOrdinal(one.Name.En, other.Name.En) >= 0 ? one.Name : other.Name, one.Unit, one.Scope,
        one.Sum is null ? other.Sum : other.Sum is null ? one.Sum : one.Sum.Plus(other.Sum),
        one.Counted + other.Counted, one.Unmeasured + other.Unmeasured,
        [.. one.Disputed.Concat(other.Disputed).OrderBy(f => f.Agreement).ThenBy(f => f.Id, StringComparer.Ordinal)]);
}

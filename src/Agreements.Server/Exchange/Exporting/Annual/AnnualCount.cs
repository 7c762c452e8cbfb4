
namespace Agreements.Server.Exchange.Exporting.Annual;

/// <summary>Counts a year, one agreement after the other: its memory does not grow with them.</summary>
/// <param name="year">The year.</param>
/// <param name="asOf">The day of the report, in Asia/Shanghai.</param>
internal sealed class AnnualCount(int year, DateOnly asOf)
{
    private readonly SortedDictionary<Stage, int> _stages = [];
    private readonly SortedDictionary<AgreementKind, int> _kinds = [];
    private readonly SortedDictionary<Standing, int> _standings = [];
    private readonly SortedDictionary<EngagementKind, int> _engagements = [];
    private readonly Dictionary<(OutcomeLevel Level, string? Unit), AchievedFigure> _outcomes = [];
    private int _agreements;
    private int _signed;
    private int _perhapsSigned;
    private OwedFigures _owed = new(0, 0, 0, 0, 0);

    public void Add(Agreement a)
    {
        _agreements++;
        Up(_stages, a.Stage);
        Up(_kinds, a.Kind);
        Up(_standings, a.Standing);
        var signed = a.Entries.GetValueOrDefault(Stage.Signed)?.On;
        _signed += Lies(signed) ? 1 : 0;
        _perhapsSigned += MayLie(signed) && !Lies(signed) ? 1 : 0;
        foreach (var o in a.Commitments)
        {
            Add(o, a.Standing);
        }

        foreach (var o in a.Outcomes.Where(o => Lies(o.On)))
        {
            Add(o);
        }
    }

    public void Add(Engagement e)
    {
        if (Lies(e.On))
        {
            Up(_engagements, e.Kind);
        }
    }

    public AnnualFigures Figures(bool isFinal) => new(
        year, asOf, isFinal, _agreements, Counts(_stages), Counts(_kinds), Counts(_standings), _signed, _perhapsSigned, _owed,
        [.. _outcomes.Values.OrderBy(o => o.Level).ThenBy(o => o.Unit, StringComparer.Ordinal)], Counts(_engagements));

    private void Add(CommitmentState o, Standing standing)
    {
        if (o.Commitment.Due is null)
        {
            _owed = _owed with { Undated = _owed.Undated + (!o.IsSettled && standing is Standing.Open or Standing.Suspended ? 1 : 0) };
        }
        else if (Lies(o.Commitment.Due))
        {
            _owed = _owed with
            {
                Due = _owed.Due + 1,
                Kept = _owed.Kept + (o.IsKept ? 1 : 0),
                Waived = _owed.Waived + (o.Status is CommitmentStatus.Waived ? 1 : 0),
                Overdue = _owed.Overdue + (o.IsOverdue(asOf) ? 1 : 0),
            };
        }
    }

    private void Add(Outcome o)
    {
        var there = _outcomes.GetValueOrDefault((o.Level, o.Quantity?.Unit)) ?? new AchievedFigure(o.Level, o.Quantity?.Unit, 0, null, false, 0);
        _outcomes[(o.Level, o.Quantity?.Unit)] = there with
        {
            Results = there.Results + 1,
            Value = o.Quantity is { } q ? (there.Value ?? 0) + q.Value : there.Value,
            AtLeast = there.AtLeast || o.Quantity?.Qualifier is Qualifier.AtLeast,
            Inexact = there.Inexact + (o.Quantity?.Qualifier is Qualifier.About or Qualifier.JustUnder ? 1 : 0),
        };
    }

    /// <summary>It certainly lies in the year.</summary>
    private bool Lies(Edtf? on) => on?.Earliest?.Year == year && on.Latest?.Year == year;

    private bool MayLie(Edtf? on) => on is not null && !(on.Latest?.Year < year) && !(on.Earliest?.Year > year);

    private static void Up<T>(SortedDictionary<T, int> counts, T what)
        where T : struct, Enum => counts[what] = counts.GetValueOrDefault(what) + 1;

    private static Counted[] Counts<T>(SortedDictionary<T, int> counts)
        where T : struct, Enum => [.. counts.Select(c => new Counted(KebabEnum<T>.Name(c.Key), c.Value))];
}

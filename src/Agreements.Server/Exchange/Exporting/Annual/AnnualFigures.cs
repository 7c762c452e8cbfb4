using Agreements.Server.Localization;
using System.Text.Json.Serialization;

namespace Agreements.Server.Exchange.Exporting.Annual;

/// <summary>How many of something.</summary>
/// <param name="What">What is counted, by its stored word.</param>
/// <param name="Count">How many.</param>
public sealed record Counted(string What, int Count);

/// <summary>Results of one level counted in one unit; different units are never added.</summary>
/// <param name="Level">Whose recognition they have.</param>
/// <param name="Unit">What is counted; null for results that are one thing each.</param>
/// <param name="Results">How many entries on the list of results.</param>
/// <param name="Value">The sum of their amounts; null where they are one thing each.</param>
/// <param name="AtLeast">True when the sum holds an amount that the source words as "at least", so that it is at least this much.</param>
/// <param name="Inexact">How many amounts are worded "about" or "just under": they are in the sum as they stand.</param>
public sealed record AchievedFigure(OutcomeLevel Level, string? Unit, int Results, decimal? Value, bool AtLeast, int Inexact);

/// <summary>What was owed in the year.</summary>
/// <param name="Due">Commitments whose due day lies in the year, whatever became of them.</param>
/// <param name="Kept">Of these, kept.</param>
/// <param name="Waived">Of these, let off.</param>
/// <param name="Overdue">Of these, still owed though the last day that the due day can mean was past on the day of the report.</param>
/// <param name="Undated">Commitments still owed without a due day, of all agreements in force.</param>
public sealed record OwedFigures(int Due, int Kept, int Waived, int Overdue, int Undated);

/// <summary>
/// The figures of a year as they were on record at an instant. By the clock of recording: what was recorded later is not in them, so that the
/// same question gives the same numbers for ever.
/// </summary>
/// <param name="Year">The year.</param>
/// <param name="AsOf">The day up to whose end everything recorded counts, in Asia/Shanghai.</param>
/// <param name="IsFinal">False while that day is not over: the numbers can still change.</param>
/// <param name="Agreements">How many agreements there were on record.</param>
/// <param name="ByStage">By stage.</param>
/// <param name="ByKind">By kind.</param>
/// <param name="ByStanding">By standing.</param>
/// <param name="Signed">Agreements certainly signed in the year.</param>
/// <param name="PerhapsSigned">Agreements of which the day of signing is too vague to say whether it lies in the year.</param>
/// <param name="Commitments">What was owed.</param>
/// <param name="Outcomes">Results of the year by level and unit.</param>
/// <param name="Engagements">Engagements of the year by kind.</param>
public sealed record AnnualFigures(
    int Year, DateOnly AsOf, bool IsFinal, int Agreements, IReadOnlyList<Counted> ByStage, IReadOnlyList<Counted> ByKind, IReadOnlyList<Counted> ByStanding,
    int Signed, int PerhapsSigned, OwedFigures Commitments, IReadOnlyList<AchievedFigure> Outcomes, IReadOnlyList<Counted> Engagements)
{
    /// <summary>The instant up to which everything recorded counts, UTC.</summary>
    [JsonIgnore]
    public DateTimeOffset Until => Instants.EndOf(AsOf);
}

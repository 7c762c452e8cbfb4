using System.Text.Json.Serialization;

namespace Agreements.Domain.Evaluating;

/// <summary>Something that happened in results and evaluation.</summary>
public abstract record EvaluatingEvent : AgreementEvent;

/// <summary>A result was recorded on the list of results (标志性成果).</summary>
/// <param name="Outcome">The result.</param>
public sealed record OutcomeRecorded(Outcome Outcome) : EvaluatingEvent, IDated
{
    Edtf? IDated.On => Outcome.On;
}

/// <summary>Somebody rated the cooperation for a principal, or changed that rating.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Scores">Points of 0 to 100 by criterion id.</param>
/// <param name="Comment">What was said; null for nothing.</param>
/// <param name="Rater">A reference to the person who rated, never the name; null where the principal rated as one.</param>
/// <param name="Document">SHA-256 of the document on file that shows it; null for none.</param>
/// <param name="Source">Where the fact comes from; null when rated here.</param>
public sealed record AgreementRated(
    string Party, IReadOnlyDictionary<string, int> Scores, string? Comment, string? Rater = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Document = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Source? Source = null) : EvaluatingEvent;

/// <summary>It was evaluated: the last stage.</summary>
/// <param name="Score">The weighted mean of all ratings (<see cref="Scoring"/>), 0 to 100, two decimals; null when nobody rated, or recorded
/// from a source that gives none.</param>
/// <param name="Grade">The grade; null when recorded from a source that gives none.</param>
/// <param name="Recommendation">What is recommended next; null when none is given.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Note">What the source adds; null for nothing.</param>
/// <param name="Implied">True when the source does not tell of it and it only follows from a later stage; null otherwise.</param>
/// <param name="Reasons">Why that is recommended; null when nobody said.</param>
public sealed record AgreementEvaluated(
    decimal? Score, Grade? Grade, Recommendation? Recommendation, Edtf? On, Source? Source, string? Place = null, string? Note = null,
    bool? Implied = null, string? Reasons = null) : EvaluatingEvent, IStageChange;

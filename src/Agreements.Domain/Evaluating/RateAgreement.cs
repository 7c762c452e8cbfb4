namespace Agreements.Domain.Evaluating;

/// <summary>
/// Rate the cooperation, for a principal: only those who are bound rate, and several persons can rate for each. Rating again replaces the
/// rater's earlier rating until the evaluation.
/// </summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Party">The principal's id.</param>
/// <param name="Scores">Points of 0 to 100 for every criterion of the kind's rubric, by criterion id.</param>
/// <param name="Comment">What is to be said with it; null for nothing.</param>
/// <param name="Rater">A reference to the person who rates, never the name; null where the principal rates as one.</param>
public sealed record RateAgreement(Guid AgreementId, string Party, IReadOnlyDictionary<string, int> Scores, string? Comment = null, string? Rater = null)
    : EvaluatingCommand(AgreementId)
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;
}

/// <summary>The decision to accept a rating.</summary>
internal static class Rating
{
    public static Decision Decide(Agreement state, RateAgreement c)
    {
        if (state.RefuseUnlessPrincipal(c.Party) is { } notPrincipal)
        {
            return Decision.Refuse(notPrincipal);
        }

        if (state.Ratings.TryGetValue(c.Party, out var of) && of.TryGetValue(c.Rater ?? "", out var there) && SaysTheSame(there, c))
        {
            return Decision.Nothing;
        }

        if (state.RefuseUnlessIn(Stage.Implementing) is { } wrongStage)
        {
            return Decision.Refuse(wrongStage);
        }

        return FitsRubric(state.Policy, c.Scores)
            ? Decision.Record(new AgreementRated(c.Party, c.Scores, c.Comment, c.Rater))
            : Decision.Refuse(new ScoresNotAsRubric(c.Party, [.. state.Policy.Rubric.Select(r => r.Id)]));
    }

    private static bool FitsRubric(KindPolicy policy, IReadOnlyDictionary<string, int> scores) =>
        scores.Count == policy.Rubric.Count && policy.Rubric.All(r => scores.TryGetValue(r.Id, out var points) && points is >= 0 and <= 100);

    private static bool SaysTheSame(AgreementRated there, RateAgreement c) =>
        there.Comment == c.Comment && there.Scores.Count == c.Scores.Count && there.Scores.All(s => c.Scores.TryGetValue(s.Key, out var points) && points == s.Value);
}

/// <summary>The scores are not 0 to 100 for exactly the criteria of the rubric.</summary>
/// <param name="Party">The principal that rated.</param>
/// <param name="Criteria">The rubric's criterion ids.</param>
public sealed record ScoresNotAsRubric(string Party, IReadOnlyList<string> Criteria)
    : Refusal(
        new Text($"须对每个指标给出 0 至 100 分：{string.Join("、", Criteria)}。", $"Give 0 to 100 points for each criterion: {string.Join(", ", Criteria)}."),
        CanMeet.Party)
{
    /// <inheritdoc />
    public override string? PartyId => Party;

    /// <inheritdoc />
    public bool Equals(ScoresNotAsRubric? other) => other is not null && Party == other.Party && Criteria.SequenceEqual(other.Criteria);

    /// <inheritdoc />
    public override int GetHashCode() => Criteria.Count;
}

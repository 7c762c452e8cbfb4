namespace Agreements.Domain.Evaluating;

/// <summary>
/// Rate the cooperation, for a principal: only those who are bound rate, and several persons can rate for each. Rating again replaces the
/// rater's earlier rating until the evaluation.
/// </summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Scores">Points of 0 to 100 for every criterion of the kind's rubric, by criterion id.</param>
/// <param name="Comment">What is to be said with it; null for nothing.</param>
/// <param name="Rater">A reference to the person who rates, never the name; null where the principal rates as one.</param>
/// <param name="Document">SHA-256 of the document on file that shows it; null for none.</param>
/// <param name="Source">Where the fact comes from; null when rated here.</param>
public sealed record RateAgreement(
    string Party, IReadOnlyDictionary<string, int> Scores, string? Comment = null, string? Rater = null, string? Document = null,
    [property: NotInBody] Source? Source = null)
    : AgreementCommand
{
    /// <summary>Rating looks back.</summary>
    public override IReadOnlyList<Standing> PossibleWhile => Standings.OpenOrEnded;

    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override Needs Needs(Agreement state) => new() { People = Rater is null ? [] : [Rater] };

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.RefuseUnlessPrincipal(Party) is { } notPrincipal)
        {
            return Decision.Refuse(notPrincipal);
        }

        if (state.Ratings.TryGetValue(Party, out var of) && of.TryGetValue(Rater ?? "", out var there) && SaysTheSame(there))
        {
            return Decision.Nothing;
        }

        if ((state.RefuseUnlessIn(Stage.Implementing) ?? state.RefuseUnlessOnFile(Document)) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        return FitsRubric(state.Policy, Scores)
            ? Decision.Record(new AgreementRated(Party, Scores, Comment, Rater, Document, Source))
            : Decision.Refuse(new ScoresNotAsRubric(Party, [.. state.Policy.Rubric.Select(r => r.Id)]));
    }

    private static bool FitsRubric(KindPolicy policy, IReadOnlyDictionary<string, int> scores) =>
        scores.Count == policy.Rubric.Count && policy.Rubric.All(r => scores.TryGetValue(r.Id, out var points) && points is >= 0 and <= 100);

    private bool SaysTheSame(AgreementRated there) =>
        (there.Comment, there.Document, there.Source?.Id) == (Comment, Document, Source?.Id)
        && there.Scores.Count == Scores.Count && there.Scores.All(s => Scores.TryGetValue(s.Key, out var points) && points == s.Value);
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

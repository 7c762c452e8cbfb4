namespace Agreements.Domain.Evaluating;

/// <summary>Enter the stage evaluated.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Recommendation">What is recommended next.</param>
/// <param name="On">The day; null for today.</param>
public sealed record AdvanceToEvaluated(Guid AgreementId, Recommendation Recommendation, Edtf? On = null) : EvaluatingCommand(AgreementId)
{
    /// <inheritdoc />
    public override Needs Needs(Agreement state) => Guards.Needs(state, Stage.Evaluated);
}

/// <summary>The decision to enter it, and the arithmetic of the score.</summary>
internal static class Evaluation
{
    public static Decision Decide(Agreement state, AdvanceToEvaluated c) => Guards.Enter(state, Stage.Evaluated, c, () =>
    {
        var score = Score(state);
        return new AgreementEvaluated(score, GradeOf(score), c.Recommendation, c.On ?? Edtf.Day(c.Today), null);
    });

    /// <summary>Every principal counts the same; inside a rating the criteria count by weight. Half a cent rounds away from zero.</summary>
    private static decimal Score(Agreement state) => Math.Round(
        state.Principals.Average(p => state.Policy.Rubric.Sum(r => r.Weight * (decimal)state.Ratings[p.Id].Scores[r.Id]) / 100m),
        2, MidpointRounding.AwayFromZero);

    private static Grade GradeOf(decimal score) => score switch
    {
        >= 90 => Grade.Excellent,
        >= 75 => Grade.Good,
        >= 60 => Grade.Sufficient,
        _ => Grade.Insufficient,
    };
}

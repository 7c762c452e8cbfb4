namespace Agreements.Domain.Evaluating;

/// <summary>Enter the stage evaluated.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Recommendation">What is recommended next.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Reasons">Why that is recommended; null for nothing.</param>
public sealed record AdvanceToEvaluated(Guid AgreementId, Recommendation Recommendation, Edtf? On = null, string? Reasons = null)
    : EvaluatingCommand(AgreementId)
{
    /// <inheritdoc />
    public override Needs Needs(Agreement state) => Guards.Needs(state, Stage.Evaluated);
}

/// <summary>The decision to enter it.</summary>
internal static class Evaluation
{
    public static Decision Decide(Agreement state, AdvanceToEvaluated c) => Guards.Enter(state, Stage.Evaluated, c, () =>
    {
        var score = Scoring.Of(state);
        return new AgreementEvaluated(score, score is { } s ? Scoring.GradeOf(s) : null, c.Recommendation, c.On ?? Edtf.Day(c.Today), null, Reasons: c.Reasons);
    });
}

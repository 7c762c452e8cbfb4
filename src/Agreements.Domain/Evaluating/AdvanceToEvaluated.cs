namespace Agreements.Domain.Evaluating;

/// <summary>Enter the stage evaluated.</summary>
/// <param name="Recommendation">What is recommended next.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Reasons">Why that is recommended; null for nothing.</param>
public sealed record AdvanceToEvaluated(Recommendation Recommendation, Edtf? On = null, string? Reasons = null)
    : AgreementCommand
{
    /// <summary>What has ended is judged all the same.</summary>
    public override IReadOnlyList<Standing> PossibleWhile => Standings.ToEnter(Stage.Evaluated);

    /// <inheritdoc />
    public override Needs Needs(Agreement state) => Guards.Needs(state, Stage.Evaluated);

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) => Guards.Enter(state, Stage.Evaluated, context, () =>
    {
        var score = Scoring.Of(state);
        return new AgreementEvaluated(score, score is { } s ? Scoring.GradeOf(s) : null, Recommendation, On ?? Edtf.Day(context.Today), null, Reasons: Reasons);
    });
}

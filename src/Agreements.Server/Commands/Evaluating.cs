using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Evaluating over HTTP: each command at its address.</summary>
public static class EvaluatingRoutes
{
    /// <summary>Maps results, ratings and the entry into evaluated.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapEvaluating(this IEndpointRouteBuilder api)
    {
        api.MapCommand("outcomes", "recordOutcome", "Put a result on the list of results.", new RecordOutcome(
            OutcomeLevel.Municipal, new Text("市级技能大赛获奖", "Prizes of the municipal skills contest"), new Quantity(12, Qualifier.AtLeast, "prize", "项"),
                Edtf.Parse("2026")));
        api.MapCommand("ratings", "rateAgreement", "Rate the cooperation, for a principal.",
            new RateAgreement("qingsu", new Dictionary<string, int> { ["delivery"] = 92, ["results"] = 88, ["cooperation"] = 95 }));
        api.MapCommand("evaluation", "advanceToEvaluated", "Enter the stage evaluated.",
            new AdvanceToEvaluated(Recommendation.RenewWithChanges, Reasons: "增加课程共建"));
    }
}

/// <summary>Shape of <see cref="RecordOutcome"/>.</summary>
public sealed class RecordOutcomeValidator : AbstractValidator<RecordOutcome>
{
    /// <summary>Sets up the checks.</summary>
    public RecordOutcomeValidator()
    {
        RuleFor(c => c.Outcome.Title).IsTitle();
        RuleFor(c => c.Outcome.Quantity).IsAmount();
        RuleFor(c => c.Document).IsDigest();
    }
}

/// <summary>Shape of <see cref="RateAgreement"/>.</summary>
public sealed class RateAgreementValidator : AbstractValidator<RateAgreement>
{
    /// <summary>Sets up the checks. Which criteria there are is the policy's affair.</summary>
    public RateAgreementValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Comment).IsNote();
        RuleFor(c => c.Document).IsDigest();
        When(c => c.Rater is not null, () => RuleFor(c => c.Rater).IsPerson());
        RuleFor(c => c.Scores).Must(s => s.Count is > 0 and <= 50).WithMessage("Give points by criterion id.");
    }
}

/// <summary>Shape of <see cref="AdvanceToEvaluated"/>.</summary>
public sealed class AdvanceToEvaluatedValidator : AbstractValidator<AdvanceToEvaluated>
{
    /// <summary>Sets up the checks.</summary>
    public AdvanceToEvaluatedValidator() => RuleFor(c => c.Reasons).IsNote();
}

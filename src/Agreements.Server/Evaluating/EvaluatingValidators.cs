using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Evaluating;

/// <summary>Shape of <see cref="RecordOutcome"/>.</summary>
public sealed class RecordOutcomeValidator : AbstractValidator<RecordOutcome>
{
    /// <summary>Sets up the checks.</summary>
    public RecordOutcomeValidator()
    {
        RuleFor(c => c.Outcome.Title).IsTitle();
        RuleFor(c => c.Outcome.Quantity).IsAmount();
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

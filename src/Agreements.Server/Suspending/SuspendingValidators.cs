using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Suspending;

/// <summary>Shape of <see cref="SuspendAgreement"/>.</summary>
public sealed class SuspendAgreementValidator : AbstractValidator<SuspendAgreement>
{
    /// <summary>Sets up the checks.</summary>
    public SuspendAgreementValidator()
    {
        RuleFor(c => c.Origin).IsCode();
        RuleFor(c => c.Reason).IsReason();
        RuleFor(c => c.Below).IsListOfBelow();
    }
}

/// <summary>Shape of <see cref="ResumeAgreement"/>.</summary>
public sealed class ResumeAgreementValidator : AbstractValidator<ResumeAgreement>
{
    /// <summary>Sets up the checks.</summary>
    public ResumeAgreementValidator()
    {
        RuleFor(c => c.Origin).IsCode();
        RuleFor(c => c.Note).IsNote();
        RuleFor(c => c.Below).IsListOfBelow();
    }
}

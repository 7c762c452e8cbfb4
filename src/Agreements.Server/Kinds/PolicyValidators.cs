using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Kinds;

/// <summary>Shape of <see cref="PublishPolicy"/>; what a policy must be, the domain says.</summary>
public sealed class PublishPolicyValidator : AbstractValidator<PublishPolicy>
{
    /// <summary>Sets up the checks.</summary>
    public PublishPolicyValidator()
    {
        RuleFor(c => c.Reason).IsReason();
        RuleFor(c => c.Policy.Rubric).Must(r => r.Count <= 50).WithMessage("Give at most 50 criteria.");
        RuleForEach(c => c.Policy.Rubric).ChildRules(r =>
        {
            r.RuleFor(c => c.Id).IsCode();
            r.RuleFor(c => c.Name).IsTitle();
        });
        RuleFor(c => c.Policy.Reminders).Must(r => r is null || r.Count <= 50).WithMessage("Give at most 50 reminders.");
    }
}

/// <summary>Shape of <see cref="AdoptPolicy"/>.</summary>
public sealed class AdoptPolicyValidator : AbstractValidator<AdoptPolicy>
{
    /// <summary>Sets up the checks.</summary>
    public AdoptPolicyValidator() => RuleFor(c => c.Reason).IsReason();
}

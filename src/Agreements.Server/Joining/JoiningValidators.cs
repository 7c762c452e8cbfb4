using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Joining;

/// <summary>Shape of <see cref="AddParty"/>.</summary>
public sealed class AddPartyValidator : AbstractValidator<AddParty>
{
    /// <summary>Sets up the checks.</summary>
    public AddPartyValidator()
    {
        RuleFor(c => c.Party.Id).IsCode();
        RuleFor(c => c.Party.Name).IsTitle();
        RuleFor(c => c.Party).Must(p => p.Institution is null || p.Body is null).WithMessage("A party is an institution or a body, not both.");
        RuleFor(c => c.Party.Id).Must(id => id.StartsWith("unnamed-", StringComparison.Ordinal)).When(c => c.Party.IsUnnamed)
            .WithMessage("The id of a party not yet named is unnamed-1, unnamed-2 …, whichever is free.");
        When(c => c.Party.Institution is not null, () => RuleFor(c => c.Party.Institution!).IsCode());
        When(c => c.Party.Body is not null, () => RuleFor(c => c.Party.Body!).IsCode());
        RuleFor(c => c.Reason).IsNote();
    }
}

/// <summary>Shape of <see cref="NameParty"/>.</summary>
public sealed class NamePartyValidator : AbstractValidator<NameParty>
{
    /// <summary>Sets up the checks.</summary>
    public NamePartyValidator()
    {
        RuleFor(c => c.Party).IsCode();
        When(c => c.Institution is not null, () => RuleFor(c => c.Institution!).IsCode());
        When(c => c.Body is not null, () => RuleFor(c => c.Body!).IsCode());
        RuleFor(c => c.Name).IsTitle();
    }
}

/// <summary>Shape of <see cref="ReplaceParty"/>.</summary>
public sealed class ReplacePartyValidator : AbstractValidator<ReplaceParty>
{
    /// <summary>Sets up the checks.</summary>
    public ReplacePartyValidator()
    {
        RuleFor(c => c.Party).IsCode();
        When(c => c.Institution is not null, () => RuleFor(c => c.Institution!).IsCode());
        When(c => c.Body is not null, () => RuleFor(c => c.Body!).IsCode());
        RuleFor(c => c.Name).IsTitle();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="LeaveAgreement"/>.</summary>
public sealed class LeaveAgreementValidator : AbstractValidator<LeaveAgreement>
{
    /// <summary>Sets up the checks.</summary>
    public LeaveAgreementValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="ChangeRole"/>.</summary>
public sealed class ChangeRoleValidator : AbstractValidator<ChangeRole>
{
    /// <summary>Sets up the checks.</summary>
    public ChangeRoleValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Reason).IsNote();
    }
}

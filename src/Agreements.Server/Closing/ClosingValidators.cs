using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Closing;

/// <summary>Shape of <see cref="DeclineAgreement"/>.</summary>
public sealed class DeclineAgreementValidator : AbstractValidator<DeclineAgreement>
{
    /// <summary>Sets up the checks.</summary>
    public DeclineAgreementValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="WithdrawAgreement"/>.</summary>
public sealed class WithdrawAgreementValidator : AbstractValidator<WithdrawAgreement>
{
    /// <summary>Sets up the checks.</summary>
    public WithdrawAgreementValidator() => RuleFor(c => c.Reason).IsReason();
}

/// <summary>Shape of <see cref="GiveNotice"/>.</summary>
public sealed class GiveNoticeValidator : AbstractValidator<GiveNotice>
{
    /// <summary>Sets up the checks.</summary>
    public GiveNoticeValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="RevokeNotice"/>.</summary>
public sealed class RevokeNoticeValidator : AbstractValidator<RevokeNotice>
{
    /// <summary>Sets up the checks.</summary>
    public RevokeNoticeValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Reason).IsNote();
    }
}

/// <summary>Shape of <see cref="TerminateAgreement"/>.</summary>
public sealed class TerminateAgreementValidator : AbstractValidator<TerminateAgreement>
{
    /// <summary>Sets up the checks.</summary>
    public TerminateAgreementValidator()
    {
        RuleFor(c => c.Reason).IsReason();
        RuleForEach(c => c.Agreed).IsCode();
        RuleFor(c => c.Below).IsListOfBelow();
    }
}

/// <summary>Shape of <see cref="ArchiveAgreement"/>.</summary>
public sealed class ArchiveAgreementValidator : AbstractValidator<ArchiveAgreement>
{
    /// <summary>Sets up the checks.</summary>
    public ArchiveAgreementValidator() => RuleFor(c => c.Reason).IsNote();
}

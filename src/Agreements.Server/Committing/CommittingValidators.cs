using Agreements.Server.Handling;
using FluentValidation;

namespace Agreements.Server.Committing;

/// <summary>Shape of <see cref="AddCommitment"/>.</summary>
public sealed class AddCommitmentValidator : AbstractValidator<AddCommitment>
{
    /// <summary>Sets up the checks.</summary>
    public AddCommitmentValidator()
    {
        RuleFor(c => c.Commitment.Id).IsCode();
        RuleFor(c => c.Commitment.Title).IsTitle();
        RuleFor(c => c.Commitment.Quantity).IsAmount();
        When(c => c.Commitment.Measure is not null, () => RuleFor(c => c.Commitment.Measure!).IsTitle());
        When(c => c.Commitment.EvidenceNeeded is not null, () => RuleFor(c => c.Commitment.EvidenceNeeded!).IsTitle());
        When(c => c.Commitment.Verifier is not null, () => RuleFor(c => c.Commitment.Verifier!).IsCode());
    }
}

/// <summary>Shape of <see cref="FulfilCommitment"/>.</summary>
public sealed class FulfilCommitmentValidator : AbstractValidator<FulfilCommitment>
{
    /// <summary>Sets up the checks.</summary>
    public FulfilCommitmentValidator()
    {
        RuleFor(c => c.Id).IsCode();
        RuleFor(c => c.Evidence).IsNote();
    }
}

/// <summary>Shape of <see cref="ReassignCommitment"/>.</summary>
public sealed class ReassignCommitmentValidator : AbstractValidator<ReassignCommitment>
{
    /// <summary>Sets up the checks.</summary>
    public ReassignCommitmentValidator()
    {
        RuleFor(c => c.Id).IsCode();
        RuleFor(c => c.Owner).IsCode();
        RuleFor(c => c.Reason).IsNote();
    }
}

/// <summary>Shape of <see cref="RescheduleCommitment"/>.</summary>
public sealed class RescheduleCommitmentValidator : AbstractValidator<RescheduleCommitment>
{
    /// <summary>Sets up the checks.</summary>
    public RescheduleCommitmentValidator()
    {
        RuleFor(c => c.Id).IsCode();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="ReportProgress"/>.</summary>
public sealed class ReportProgressValidator : AbstractValidator<ReportProgress>
{
    /// <summary>Sets up the checks.</summary>
    public ReportProgressValidator()
    {
        RuleFor(c => c.Id).IsCode();
        RuleFor(c => c.Amount).IsAmount();
        RuleFor(c => c.Note).IsNote();
    }
}

/// <summary>Shape of <see cref="ClaimCommitment"/>.</summary>
public sealed class ClaimCommitmentValidator : AbstractValidator<ClaimCommitment>
{
    /// <summary>Sets up the checks.</summary>
    public ClaimCommitmentValidator()
    {
        RuleFor(c => c.Id).IsCode();
        RuleFor(c => c.Evidence).IsNote();
        RuleFor(c => c.Documents).Must(d => d is null or { Count: <= 50 }).WithMessage("Give up to 50 documents.");
        RuleForEach(c => c.Documents).IsDigest();
    }
}

/// <summary>Shape of <see cref="VerifyCommitment"/>.</summary>
public sealed class VerifyCommitmentValidator : AbstractValidator<VerifyCommitment>
{
    /// <summary>Sets up the checks.</summary>
    public VerifyCommitmentValidator()
    {
        RuleFor(c => c.Id).IsCode();
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Note).IsNote();
    }
}

/// <summary>Shape of <see cref="RejectClaim"/>.</summary>
public sealed class RejectClaimValidator : AbstractValidator<RejectClaim>
{
    /// <summary>Sets up the checks.</summary>
    public RejectClaimValidator()
    {
        RuleFor(c => c.Id).IsCode();
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="WaiveCommitment"/>.</summary>
public sealed class WaiveCommitmentValidator : AbstractValidator<WaiveCommitment>
{
    /// <summary>Sets up the checks.</summary>
    public WaiveCommitmentValidator()
    {
        RuleFor(c => c.Id).IsCode();
        When(c => c.Party is not null, () => RuleFor(c => c.Party!).IsCode());
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="AssignGuarantee"/>.</summary>
public sealed class AssignGuaranteeValidator : AbstractValidator<AssignGuarantee>
{
    /// <summary>Sets up the checks.</summary>
    public AssignGuaranteeValidator()
    {
        RuleFor(c => c.Guarantee).IsReason();
        RuleFor(c => c.Owner).IsCode();
    }
}

/// <summary>Shape of <see cref="ReviewGuarantee"/>.</summary>
public sealed class ReviewGuaranteeValidator : AbstractValidator<ReviewGuarantee>
{
    /// <summary>Sets up the checks.</summary>
    public ReviewGuaranteeValidator()
    {
        RuleFor(c => c.Guarantee).IsReason();
        RuleFor(c => c.Note).IsReason();
    }
}

using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Approving over HTTP: each command at its address.</summary>
public static class ApprovingRoutes
{
    /// <summary>Maps approvals and waivers.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapApproving(this IEndpointRouteBuilder api)
    {
        api.MapCommand("approval", "approveAgreement", "Approve what the kind asks approval for: as an approver or, where its policy names steps, "
            + "as the one whose step is next.", new ApproveAgreement(Note: "局务会审议通过"));
        api.MapCommand("approval/return", "returnApproval", "Return it with a reason, as the one whose step is next: the steps begin again with the first.",
            new ReturnApproval("缺预算附件"));
        api.MapCommand("approval/delegation", "delegateApproval", "Give the step that is next to others: that step, and no other.",
            new DelegateApproval("jiangbei-edu", Note: "出差期间"));
        api.MapCommand("waivers", "waiveGuard", "Waive one guard with a reason, as an approver.", 
            new WaiveGuard("witness-missing", "见证单位因故缺席，已书面说明", "jiangbei-edu"));
        api.MapCommand("waivers/revocation", "revokeWaiver", "Take a waiver back, as an approver: the guard holds again.",
            new RevokeWaiver("witness-missing", "见证单位愿补行见证", "jiangbei-edu"));
    }
}

/// <summary>Shape of <see cref="ApproveAgreement"/>.</summary>
public sealed class ApproveAgreementValidator : AbstractValidator<ApproveAgreement>
{
    /// <summary>Sets up the checks.</summary>
    public ApproveAgreementValidator()
    {
        RuleFor(c => c.Note).IsNote();
        RuleFor(c => c.Document).IsDigest();
        RuleFor(c => c.Step).Must(s => s is null or > 0).WithMessage("Give the number of a step, from 1, or leave it out for the next.");
    }
}

/// <summary>Shape of <see cref="ReturnApproval"/>.</summary>
public sealed class ReturnApprovalValidator : AbstractValidator<ReturnApproval>
{
    /// <summary>Sets up the checks.</summary>
    public ReturnApprovalValidator()
    {
        RuleFor(c => c.Reason).IsReason();
        RuleFor(c => c.Document).IsDigest();
    }
}

/// <summary>Shape of <see cref="DelegateApproval"/>.</summary>
public sealed class DelegateApprovalValidator : AbstractValidator<DelegateApproval>
{
    /// <summary>Sets up the checks.</summary>
    public DelegateApprovalValidator()
    {
        RuleFor(c => c.To).IsCode();
        RuleFor(c => c.Account).IsCodeOrNone();
        RuleFor(c => c.Note).IsNote();
        RuleFor(c => c.Role).Must(r => r is null || ApprovalStep.Roles.Contains(r.Value)).WithMessage("Use approver or coordinator.");
    }
}

/// <summary>Shape of <see cref="WaiveGuard"/>.</summary>
public sealed class WaiveGuardValidator : AbstractValidator<WaiveGuard>
{
    /// <summary>Sets up the checks.</summary>
    public WaiveGuardValidator()
    {
        RuleFor(c => c.Guard).IsCode();
        RuleFor(c => c.Party).IsCodeOrNone();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="RevokeWaiver"/>.</summary>
public sealed class RevokeWaiverValidator : AbstractValidator<RevokeWaiver>
{
    /// <summary>Sets up the checks.</summary>
    public RevokeWaiverValidator()
    {
        RuleFor(c => c.Guard).IsCode();
        RuleFor(c => c.Party).IsCodeOrNone();
        RuleFor(c => c.Reason).IsReason();
    }
}

using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Approving over HTTP: each command at its address.</summary>
public static class ApprovingRoutes
{
    /// <summary>Maps approvals and waivers.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapApproving(this IEndpointRouteBuilder api)
    {
        api.MapCommand("approval", "approveAgreement", "Approve, as an approver, what the kind asks approval for.", new ApproveAgreement(Note: "局务会审议通过"));
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
    public ApproveAgreementValidator() => RuleFor(c => c.Note).IsNote();
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

using Agreements.Server.Handling;
using Agreements.Server.Http;
using FluentValidation;

namespace Agreements.Server.Approving;

/// <summary>An approval.</summary>
/// <param name="On">The day; null for today.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
public sealed record Approved(Edtf? On = null, string? Note = null);

/// <summary>A waiver.</summary>
/// <param name="Guard">The guard's code.</param>
/// <param name="Reason">Why.</param>
public sealed record Waived(string Guard, string Reason);

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
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Approving over HTTP.</summary>
public static class ApprovingEndpoints
{
    /// <summary>Maps approvals and waivers.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapApproving(this IEndpointRouteBuilder api)
    {
        api.MapCommand("approval", "approveAgreement", "Approve, as an approver, what the kind asks approval for.",
            (id, b, a) => new ApproveAgreement(id, b.On, b.Note) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Approved(Note: "局务会审议通过"));
        api.MapCommand("waivers", "waiveGuard", "Waive one guard with a reason, as an approver.",
            (id, b, a) => new WaiveGuard(id, b.Guard, b.Reason) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Waived("witness-missing", "见证单位因故缺席，已书面说明"));
    }
}

using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Suspending over HTTP: each command at its address.</summary>
public static class SuspendingRoutes
{
    /// <summary>Maps suspending and resuming.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapSuspending(this IEndpointRouteBuilder api)
    {
        api.MapCommand("suspensions", "suspendAgreement",
            "Suspend, for a principal or the acting bureau; with agreements below in one decision. Preview: GET cascade.",
            new SuspendAgreement("qingsu", "校区搬迁", Edtf.Parse("2026-03-01")));
        api.MapCommand("resumptions", "resumeAgreement", "Resume, for one that suspended it. It is open again when nobody is left that suspended it.",
            new ResumeAgreement("qingsu", "搬迁完成"));
    }
}

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

using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Closing over HTTP: each command at its address.</summary>
public static class ClosingRoutes
{
    /// <summary>Maps what closes an agreement.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapClosing(this IEndpointRouteBuilder api)
    {
        api.MapCommand("decline", "declineAgreement", "Decline to take part, for a principal that was asked.", new DeclineAgreement("cq-women", "暂无条件"));
        api.MapCommand("withdrawal", "withdrawAgreement", "Take it back before it is signed.", new WithdrawAgreement("另行安排"));
        api.MapCommand("notices", "giveNotice", "Give notice, for a principal: it ends on the effective day.",
            new GiveNotice("cq-women", "专业调整", new DateOnly(2026, 8, 31)));
        api.MapPost("/agreements/{id:guid}/notices/{party}/revocation", (Guid id, string party, Gateway gateway, HttpContext http) =>
                gateway.TakeAsync<RevokeNotice>(http, (c, context) => new AgreementRequest(id, c with { Party = party }, context)))
            .Describe("revokeNotice", "Take a notice back before its day.", new RevokeNotice("cq-women", "继续合作"));
        api.MapCommand("termination-proposal", "proposeTermination", "Propose to end it with the consent of all principals.",
            new ProposeTermination("专业调整，合作目标不再适用", "cq-women"));
        api.MapCommand("termination-consents", "consentToTermination", "Consent, for a principal, to end it as proposed.", new ConsentToTermination("qingsu"));
        api.MapCommand("termination-refusal", "dropTermination", "Drop the proposal to end it, or refuse it for a principal.",
            new DropTermination("愿继续合作", "qingsu"));
        api.MapCommand("termination", "terminateAgreement",
            "End it before its time: when all principals have consented to that, or at once as an approver; "
                + "with agreements below in one decision. Preview: GET cascade.",
            new TerminateAgreement("协商一致终止"));
        api.MapCommand("archive", "archiveAgreement", "Put it into the archive, once it is over or evaluated.", new ArchiveAgreement("办结"));
    }
}

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

/// <summary>Shape of <see cref="ProposeTermination"/>.</summary>
public sealed class ProposeTerminationValidator : AbstractValidator<ProposeTermination>
{
    /// <summary>Sets up the checks.</summary>
    public ProposeTerminationValidator()
    {
        RuleFor(c => c.Party).IsCodeOrNone();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="ConsentToTermination"/>.</summary>
public sealed class ConsentToTerminationValidator : AbstractValidator<ConsentToTermination>
{
    /// <summary>Sets up the checks.</summary>
    public ConsentToTerminationValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Document).IsDigest();
    }
}

/// <summary>Shape of <see cref="DropTermination"/>.</summary>
public sealed class DropTerminationValidator : AbstractValidator<DropTermination>
{
    /// <summary>Sets up the checks.</summary>
    public DropTerminationValidator()
    {
        RuleFor(c => c.Party).IsCodeOrNone();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="TerminateAgreement"/>.</summary>
public sealed class TerminateAgreementValidator : AbstractValidator<TerminateAgreement>
{
    /// <summary>Sets up the checks.</summary>
    public TerminateAgreementValidator()
    {
        RuleFor(c => c.Reason).IsReason();
        RuleFor(c => c.Below).IsListOfBelow();
    }
}

/// <summary>Shape of <see cref="ArchiveAgreement"/>.</summary>
public sealed class ArchiveAgreementValidator : AbstractValidator<ArchiveAgreement>
{
    /// <summary>Sets up the checks.</summary>
    public ArchiveAgreementValidator() => RuleFor(c => c.Reason).IsNote();
}

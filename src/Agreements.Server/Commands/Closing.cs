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
        api.MapCommand("termination", "terminateAgreement",
            "End it before its time: agreed by all principals, or at once by an approver; with agreements below in one decision. Preview: GET cascade.",
            new TerminateAgreement("协商一致终止", ["qingsu", "cq-women"]));
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

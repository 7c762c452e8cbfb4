using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Committing over HTTP: each command at its address.</summary>
public static class CommittingRoutes
{
    private const string ExampleDigest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    /// <summary>Maps commitments and guarantees.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapCommitting(this IEndpointRouteBuilder api)
    {
        api.MapCommand("commitments", "addCommitment", "Add what somebody owes.", commitment => new AddCommitment(commitment),
            new Commitment("return-visit", new Text("企业到青苏职中考察", "The enterprise visits Qingsu"), "qingsu", Edtf.Parse("2025-09"),
                Quantity: new Quantity(2, Qualifier.AtLeast, "visit", "次")));
        api.MapOwed("owner", "reassignCommitment", "Have another party owe a commitment.", new ReassignCommitment("", "cq-women", "分工调整"));
        api.MapOwed("due", "rescheduleCommitment", "Move the due day of a commitment; the earlier day stays in the history.",
            new RescheduleCommitment("", Edtf.Parse("2025-12"), "企业档期冲突"));
        api.MapOwed("progress", "reportProgress", "Report how far a commitment has come.",
            new ReportProgress("", 50, new Quantity(1, Qualifier.Exact, "visit", "次"), "第一次考察已完成"));
        api.MapOwed("claim", "claimCommitment", "Claim, for its owner, that a commitment was kept.",
            new ClaimCommitment("", "考察纪要（2025年9月）", [ExampleDigest], Edtf.Parse("2025-09-20")));
        api.MapOwed("verification", "verifyCommitment", "Confirm, for another side, that what was claimed was kept.",
            new VerifyCommitment("", "cq-women", "属实"));
        api.MapOwed("rejection", "rejectClaim", "Reject, for another side, the claim that a commitment was kept.", new RejectClaim("", "cq-women", "名单不全"));
        api.MapOwed("waiver", "waiveCommitment", "Let the owner of a commitment off: for another side, or as an approver.",
            new WaiveCommitment("", "企业停产", "cq-women"));
        api.MapOwed("fulfilment", "fulfilCommitment", "Record that a commitment was kept.",
            new FulfilCommitment("", Edtf.Parse("2025-09-20"), "考察纪要（2025年9月）"));
        api.MapCommand("rounds", "comeRound", "Have every recurring commitment whose period is over come due again; done daily by itself.",
            new ComeRound(new DateOnly(2026, 1, 1)));
        api.MapCommand("guarantees", "assignGuarantee", "Have a party look after a guarantee of the terms.",
            new AssignGuarantee("组织领导", "qingyang-edu", Edtf.Parse("2026-03")));
        api.MapCommand("guarantees/reviews", "reviewGuarantee", "Take down what a review of a guarantee found.",
            new ReviewGuarantee("组织领导", "领导小组每季度开会", Edtf.Parse("2027-03")));
    }

    private static void MapOwed<TCommand>(this IEndpointRouteBuilder api, string route, string name, string summary, TCommand example)
        where TCommand : CommitmentCommand =>
        api.MapPost($"/agreements/{{id:guid}}/commitments/{{commitment}}/{route}", (Guid id, string commitment, Gateway gateway, HttpContext http) =>
                gateway.TakeAsync<TCommand>(http, (c, context) => new AgreementRequest(id, c with { Id = commitment }, context)))
            .Describe(name, summary, example);
}

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

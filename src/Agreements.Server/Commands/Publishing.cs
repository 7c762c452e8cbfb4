using Agreements.Server.Queries;
using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Publishing over HTTP: each command at its address.</summary>
public static class PublishingRoutes
{
    /// <summary>Maps the publishing of policies.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapPublishing(this IEndpointRouteBuilder api) =>
        api.MapPost("/policies/{kind}", (string kind, Gateway gateway, HttpContext http) =>
                gateway.TakeAsync<PublishPolicy>(http, (c, context) => new PolicyRequest(c with { Kind = PolicyReads.Kind(kind) }, context)))
            .Describe("publishPolicy", "Publish a further version of a kind's policy; agreements under way keep theirs.", new PublishPolicy(
                AgreementKind.Consortium, 4, WitnessRule.None, true,
                [new("delivery", new Text("承诺履行", "Commitments kept"), 60), new("results", new Text("成果质量", "Quality of results"), 40)], "年度修订",
                [InstitutionKind.Government, InstitutionKind.Industry, InstitutionKind.School, InstitutionKind.Enterprise, InstitutionKind.Park],
                    KindPolicy.UsualReminders))
            .Produces<Receipt>(201);
}

/// <summary>Shape of <see cref="PublishPolicy"/>; what a policy must be, the domain says.</summary>
public sealed class PublishPolicyValidator : AbstractValidator<PublishPolicy>
{
    /// <summary>Sets up the checks.</summary>
    public PublishPolicyValidator()
    {
        RuleFor(c => c.Reason).IsReason();
        RuleFor(c => c.Policy.Rubric).Must(r => r.Count <= 50).WithMessage("Give at most 50 criteria.");
        RuleForEach(c => c.Policy.Rubric).ChildRules(r =>
        {
            r.RuleFor(c => c.Id).IsCode();
            r.RuleFor(c => c.Name).IsTitle();
        });
        RuleFor(c => c.Policy.Reminders).Must(r => r is null || r.Count <= 50).WithMessage("Give at most 50 reminders.");
        RuleFor(c => c.ApprovalSteps).Must(s => s is null or { Count: <= 20 }).WithMessage("Give at most 20 steps.");
        RuleForEach(c => c.ApprovalSteps).ChildRules(s => s.RuleFor(c => c.Institution).IsCodeOrNone());
    }
}

/// <summary>Shape of <see cref="AdoptPolicy"/>.</summary>
public sealed class AdoptPolicyValidator : AbstractValidator<AdoptPolicy>
{
    /// <summary>Sets up the checks.</summary>
    public AdoptPolicyValidator() => RuleFor(c => c.Reason).IsReason();
}

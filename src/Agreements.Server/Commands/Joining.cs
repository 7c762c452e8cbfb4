using Agreements.Server.Http;
using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Joining over HTTP: each command at its address.</summary>
public static class JoiningRoutes
{
    /// <summary>Maps parties joining, being named, replaced, leaving and changing their role.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapJoining(this IEndpointRouteBuilder api)
    {
        api.MapCommand("parties", "addParty", "Have a party join. Another principal voids all consents; once it is signed, only an amendment adds one.", Known,
            new AddParty(PartyRole.Guide, new Text("职业教育协同发展联盟"), Body: "voc-alliance", Reason: "指导单位加入"));
        api.MapCommand("parties/named", "nameParty", "Name a party that was not yet named; its id stays, and so does what was recorded under it.",
            new NameParty("unnamed-1", new Text("重庆市女子职业高级中学"), "cq-women"));
        api.MapCommand("parties/replaced", "replaceParty", "Have a successor take the place of a party: its role and what it owes.",
            new ReplaceParty("qingsu", new Text("青苏职业学院"), "两校合并", "qingsu-college"));
        api.MapCommand("parties/left", "leaveAgreement", "Have a party leave; what it did stays on record.", new LeaveAgreement("changan", "业务调整"));
        api.MapCommand("parties/roles", "changeRole", "Give a party another role.", new ChangeRole("changan", PartyRole.Host));
    }

    private static AddParty Known(AddParty said) => (said.Id ?? said.Institution ?? said.Body) is null
        ? throw new MalformedRequestException("Give institution or body; for a party not yet named, give an id such as unnamed-1.")
        : said;
}

/// <summary>Shape of <see cref="AddParty"/>.</summary>
public sealed class AddPartyValidator : AbstractValidator<AddParty>
{
    /// <summary>Sets up the checks.</summary>
    public AddPartyValidator()
    {
        RuleFor(c => c.Party.Id).IsCode();
        RuleFor(c => c.Party.Name).IsTitle();
        RuleFor(c => c.Party).Must(p => p.Institution is null || p.Body is null).WithMessage("A party is an institution or a body, not both.");
        RuleFor(c => c.Party.Id).Must(id => id.StartsWith("unnamed-", StringComparison.Ordinal)).When(c => c.Party.IsUnnamed)
            .WithMessage("The id of a party not yet named is unnamed-1, unnamed-2 …, whichever is free.");
        When(c => c.Party.Institution is not null, () => RuleFor(c => c.Party.Institution!).IsCode());
        When(c => c.Party.Body is not null, () => RuleFor(c => c.Party.Body!).IsCode());
        RuleFor(c => c.Reason).IsNote();
    }
}

/// <summary>Shape of <see cref="NameParty"/>.</summary>
public sealed class NamePartyValidator : AbstractValidator<NameParty>
{
    /// <summary>Sets up the checks.</summary>
    public NamePartyValidator()
    {
        RuleFor(c => c.Party).IsCode();
        When(c => c.Institution is not null, () => RuleFor(c => c.Institution!).IsCode());
        When(c => c.Body is not null, () => RuleFor(c => c.Body!).IsCode());
        RuleFor(c => c.Name).IsTitle();
    }
}

/// <summary>Shape of <see cref="ReplaceParty"/>.</summary>
public sealed class ReplacePartyValidator : AbstractValidator<ReplaceParty>
{
    /// <summary>Sets up the checks.</summary>
    public ReplacePartyValidator()
    {
        RuleFor(c => c.Party).IsCode();
        When(c => c.Institution is not null, () => RuleFor(c => c.Institution!).IsCode());
        When(c => c.Body is not null, () => RuleFor(c => c.Body!).IsCode());
        RuleFor(c => c.Name).IsTitle();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="LeaveAgreement"/>.</summary>
public sealed class LeaveAgreementValidator : AbstractValidator<LeaveAgreement>
{
    /// <summary>Sets up the checks.</summary>
    public LeaveAgreementValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="ChangeRole"/>.</summary>
public sealed class ChangeRoleValidator : AbstractValidator<ChangeRole>
{
    /// <summary>Sets up the checks.</summary>
    public ChangeRoleValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Reason).IsNote();
    }
}

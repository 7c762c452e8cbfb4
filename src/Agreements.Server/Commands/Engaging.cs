using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Engaging over HTTP: each command at its address.</summary>
public static class EngagingRoutes
{
    /// <summary>Maps the commands on engagements.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapEngaging(this IEndpointRouteBuilder api)
    {
        api.MapPost("/engagements",
            (Gateway gateway, HttpContext http) =>
                gateway.TakeAsync<RecordEngagement>(http, (c, context) => new EngagementRequest(IdOf(c, context, http), c, context)))
            .Describe("recordEngagement", "Record a visit, a meeting or a ceremony that was held or is planned.", new RecordEngagement(
                EngagementKind.Visit, new Text("青羊区考察团赴江北区考察", "Qingyang delegation visits Jiangbei"), Edtf.Parse("2025-03-27/2025-03-28"), "重庆市江北区",
                    ["qingsu", "cq-women"], [], "QJ-V1"))
            .Produces<Receipt>(201);
        api.MapEngagement("schedule", "rescheduleEngagement", "Put an engagement on another day or elsewhere.",
            new RescheduleEngagement("天气原因", Edtf.Parse("2025-04-10"), "重庆市江北区"));
        api.MapEngagement("participants", "addParticipant", "Note that somebody else took part.", new AddParticipant("changan"));
        api.MapPost("/engagements/{id:guid}/participants/{code}/removal", (Guid id, string code, Gateway gateway, HttpContext http) =>
                gateway.TakeAsync<RemoveParticipant>(http, (c, context) => new EngagementRequest(id, c with { Participant = code }, context)))
            .Describe("removeParticipant", "Note that somebody did not take part after all.", new RemoveParticipant("", "未到场"));
        api.MapEngagement("agreements", "linkEngagement", "Note that it was about another agreement too.",
            new LinkEngagement(new Guid("0195d3a0-0000-7000-8000-000000000002")));
        api.MapPost("/engagements/{id:guid}/agreements/{agreement:guid}/removal", (Guid id, Guid agreement, Gateway gateway, HttpContext http) =>
                gateway.TakeAsync<UnlinkEngagement>(http, (c, context) => new EngagementRequest(id, c with { Agreement = agreement }, context)))
            .Describe("unlinkEngagement", "Note that it was not about an agreement after all.", new UnlinkEngagement(Guid.Empty, "与该协议无关"));
        api.MapResolutions();
        api.MapItems();
    }

    private static void MapResolutions(this IEndpointRouteBuilder api)
    {
        api.MapEngagement("resolutions", "proposeResolution", "Put a resolution forward.",
            new ProposeResolution("group", new Text("成立联合工作组", "A joint working group is formed")));
        api.MapResolution("adoption", "adoptResolution", "Adopt a resolution, here or at a later engagement.", (c, id) => c with { Id = id },
            new AdoptResolution("", Edtf.Parse("2025-09")));
        api.MapResolution("dropping", "dropResolution", "Give a resolution up.", (c, id) => c with { Id = id }, new DropResolution("", "已无必要"));
    }

    private static void MapItems(this IEndpointRouteBuilder api)
    {
        api.MapEngagement("items", "raiseActionItem", "Note what somebody is to do.",
            new RaiseActionItem(
                "return-visit", new Text("企业回访青苏职中", "Return visit of the enterprise"), "changan", Edtf.Parse("2025-12"), Verifier: "qingsu",
                Resolution: "group"));
        api.MapResolution("consequences", "traceResolution",
            "Say what a resolution led to: action items, and a commitment or a stage of an agreement, whose stream gets it too.", (c, id) => c with { Id = id },
            new TraceResolution("", ["return-visit"], new Guid("0195d3a0-0000-7000-8000-000000000002"), "visit-back"));
        api.MapItem("done", "finishActionItem", "Note that an action item was done; one with a verifier waits until it is verified.",
            (c, id) => c with { Id = id }, new FinishActionItem("", Edtf.Parse("2025-11-20"), "回访纪要"));
        api.MapItem("verification", "verifyActionItem", "Confirm, for the verifier that an action item names, that it was done.",
            (c, id) => c with { Id = id }, new VerifyActionItem("", "qingsu", "已到访", Edtf.Parse("2025-11-24")));
        api.MapItem("rejection", "rejectActionItem", "Say, for the verifier that an action item names, that it was not done: it is open again.",
            (c, id) => c with { Id = id }, new RejectActionItem("", "qingsu", "尚未到访"));
        api.MapItem("dropping", "dropActionItem", "Give an action item up.", (c, id) => c with { Id = id }, new DropActionItem("", "已无必要"));
        api.MapEngagement("items/carry-over", "carryOverActionItems", "Have a later engagement follow up the open action items: every one, or one.",
            new CarryOverActionItems(new Guid("0195d3a0-0000-7000-8000-0000000000e2")));
        api.MapItem("commitment", "makeCommitment", "Make an action item a commitment of an agreement: both streams get it, or neither.",
            (c, id) => c with { Id = id },
            new MakeCommitment("", new Guid("0195d3a0-0000-7000-8000-000000000002"), Due: Edtf.Parse("2025-12")));
    }

    private static void MapEngagement<TCommand>(this IEndpointRouteBuilder api, string route, string name, string summary, TCommand example)
        where TCommand : EngagementCommand =>
        api.MapPost($"/engagements/{{id:guid}}/{route}", (Guid id, Gateway gateway, HttpContext http) =>
                gateway.TakeAsync<TCommand>(http, (c, context) => new EngagementRequest(id, c, context)))
            .Describe(name, summary, example);

    private static void MapResolution<TCommand>(this IEndpointRouteBuilder api, string route, string name, string summary,
        Func<TCommand, string, TCommand> of, TCommand example)
        where TCommand : EngagementCommand =>
        api.MapPost($"/engagements/{{id:guid}}/resolutions/{{resolution}}/{route}", (Guid id, string resolution, Gateway gateway, HttpContext http) =>
                gateway.TakeAsync<TCommand>(http, (c, context) => new EngagementRequest(id, of(c, resolution), context)))
            .Describe(name, summary, example);

    private static void MapItem<TCommand>(this IEndpointRouteBuilder api, string route, string name, string summary,
        Func<TCommand, string, TCommand> of, TCommand example)
        where TCommand : EngagementCommand =>
        api.MapPost($"/engagements/{{id:guid}}/items/{{item}}/{route}", (Guid id, string item, Gateway gateway, HttpContext http) =>
                gateway.TakeAsync<TCommand>(http, (c, context) => new EngagementRequest(id, of(c, item), context)))
            .Describe(name, summary, example);

    private static Guid IdOf(RecordEngagement said, CommandContext context, HttpContext http) => said.Id ?? DrawnIds.Of("engagement", context.By, http);
}

/// <summary>Shape of <see cref="RecordEngagement"/>.</summary>
public sealed class RecordEngagementValidator : AbstractValidator<RecordEngagement>
{
    /// <summary>Sets up the checks.</summary>
    public RecordEngagementValidator()
    {
        RuleFor(c => c.Title).IsTitle();
        RuleFor(c => c.Place).IsLine();
        RuleFor(c => c.Reference).IsLine();
        RuleForEach(c => c.Participants).IsCode();
        RuleFor(c => c.Participants).Must(p => p is null or { Count: <= 500 }).WithMessage("At most 500 participants.");
        RuleFor(c => c.Agreements).Must(a => a is null or { Count: <= 100 }).WithMessage("At most 100 agreements.");
    }
}

/// <summary>Shape of <see cref="RescheduleEngagement"/>.</summary>
public sealed class RescheduleEngagementValidator : AbstractValidator<RescheduleEngagement>
{
    /// <summary>Sets up the checks.</summary>
    public RescheduleEngagementValidator()
    {
        RuleFor(c => c.Place).IsLine();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="AddParticipant"/>.</summary>
public sealed class AddParticipantValidator : AbstractValidator<AddParticipant>
{
    /// <summary>Sets up the checks.</summary>
    public AddParticipantValidator() => RuleFor(c => c.Code).IsCode();
}

/// <summary>Shape of <see cref="RemoveParticipant"/>.</summary>
public sealed class RemoveParticipantValidator : AbstractValidator<RemoveParticipant>
{
    /// <summary>Sets up the checks.</summary>
    public RemoveParticipantValidator() => RuleFor(c => c.Reason).IsReason();
}

/// <summary>Shape of <see cref="UnlinkEngagement"/>.</summary>
public sealed class UnlinkEngagementValidator : AbstractValidator<UnlinkEngagement>
{
    /// <summary>Sets up the checks.</summary>
    public UnlinkEngagementValidator() => RuleFor(c => c.Reason).IsReason();
}

/// <summary>Shape of <see cref="ProposeResolution"/>.</summary>
public sealed class ProposeResolutionValidator : AbstractValidator<ProposeResolution>
{
    /// <summary>Sets up the checks.</summary>
    public ProposeResolutionValidator()
    {
        RuleFor(c => c.Id).IsCode();
        RuleFor(c => c.Text.Zh).IsReason();
        RuleFor(c => c.Text.En).IsNote();
    }
}

/// <summary>Shape of <see cref="DropResolution"/>.</summary>
public sealed class DropResolutionValidator : AbstractValidator<DropResolution>
{
    /// <summary>Sets up the checks.</summary>
    public DropResolutionValidator() => RuleFor(c => c.Reason).IsReason();
}

/// <summary>Shape of <see cref="RaiseActionItem"/>.</summary>
public sealed class RaiseActionItemValidator : AbstractValidator<RaiseActionItem>
{
    /// <summary>Sets up the checks.</summary>
    public RaiseActionItemValidator()
    {
        RuleFor(c => c.Id).IsCode();
        RuleFor(c => c.Title).IsTitle();
        When(c => c.Verifier is not null, () => RuleFor(c => c.Verifier!).IsCode());
    }
}

/// <summary>Shape of <see cref="TraceResolution"/>.</summary>
public sealed class TraceResolutionValidator : AbstractValidator<TraceResolution>
{
    private const int MostItems = 100;

    /// <summary>Sets up the checks.</summary>
    public TraceResolutionValidator()
    {
        RuleFor(c => c.ActionItems).Must(i => i is null or { Count: <= MostItems }).WithMessage($"At most {MostItems} action items.");
        RuleForEach(c => c.ActionItems).IsCode();
        RuleFor(c => c.ActionItems).NotEmpty().When(c => c.Agreement is null)
            .WithMessage("Name action items, or an agreement with a commitment or a stage of it.");
        RuleFor(c => c.Agreement).NotNull().When(c => c.Commitment is not null || c.Stage is not null).WithMessage("Name the agreement that it is of.");
        RuleFor(c => c.Commitment).NotNull().When(c => c.Agreement is not null && c.Stage is null)
            .WithMessage("Name a commitment or a stage of the agreement.");
    }
}

/// <summary>Shape of <see cref="VerifyActionItem"/>.</summary>
public sealed class VerifyActionItemValidator : AbstractValidator<VerifyActionItem>
{
    /// <summary>Sets up the checks.</summary>
    public VerifyActionItemValidator()
    {
        RuleFor(c => c.By).IsCode();
        RuleFor(c => c.Note).IsNote();
    }
}

/// <summary>Shape of <see cref="RejectActionItem"/>.</summary>
public sealed class RejectActionItemValidator : AbstractValidator<RejectActionItem>
{
    /// <summary>Sets up the checks.</summary>
    public RejectActionItemValidator()
    {
        RuleFor(c => c.By).IsCode();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="FinishActionItem"/>.</summary>
public sealed class FinishActionItemValidator : AbstractValidator<FinishActionItem>
{
    /// <summary>Sets up the checks.</summary>
    public FinishActionItemValidator() => RuleFor(c => c.Evidence).IsNote();
}

/// <summary>Shape of <see cref="DropActionItem"/>.</summary>
public sealed class DropActionItemValidator : AbstractValidator<DropActionItem>
{
    /// <summary>Sets up the checks.</summary>
    public DropActionItemValidator() => RuleFor(c => c.Reason).IsReason();
}

/// <summary>Shape of <see cref="MakeCommitment"/>.</summary>
public sealed class MakeCommitmentValidator : AbstractValidator<MakeCommitment>
{
    /// <summary>Sets up the checks.</summary>
    public MakeCommitmentValidator() => RuleFor(c => c.Commitment ?? c.Id).IsCode();
}

using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Standing bodies over HTTP: each command at its address.</summary>
public static class BodyRoutes
{
    /// <summary>Maps the commands on standing bodies.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapBodies(this IEndpointRouteBuilder api)
    {
        api.MapPost("/bodies",
            (Gateway gateway, HttpContext http) => gateway.TakeAsync<RegisterBody>(http, (c, context) => new BodyRequest(c.Code, c, context)))
            .Describe("registerBody", "Enter a standing body.", new RegisterBody(
                "voc-alliance", BodyKind.Alliance, new Text("职业教育协同发展联盟", "Alliance for vocational education"), "cq-ipc", [], ["cq-ipc", "cq-women"],
                    false, Edtf.Parse("2020-09-16")))
            .Produces<Receipt>(201);
        api.MapBody("name", "renameBody", "Give it another name; the one before stays as a former name.", c => c, new RenameBody(new Text("成渝职教联盟")));
        api.MapBody("chair", "appointChair", "Put an institution into the chair, or leave it empty.", c => c,
            new AppointChair("cq-ipc", Edtf.Parse("2025-01")));
        api.MapBody("co-leads", "nameCoLeads", "Name the institutions that lead together.", c => c, new NameCoLeads(["cq-jianzhu", "sc-arch"]));
        api.MapBody("members", "admitMember", "Record that an institution became a member.", c => c, new AdmitMember("cq-women", Edtf.Parse("2025-03-01")));
        api.MapBody("members/leaving", "releaseMember", "Record that a member left.", c => c, new ReleaseMember("cq-women", Edtf.Parse("2026-06-30")));
        api.MapBody("members/complete", "closeMembership", "Say whether the members on record are all there are.", c => c, new CloseMembership(true));
        api.MapBody("dissolution", "dissolveBody", "Dissolve it.", c => c, new DissolveBody(Edtf.Parse("2026-06-30"), "任务完成"));
        api.MapBody("figures", "recordBodyFigure", "Record a figure of it.", figure => new RecordBodyFigure(figure with { Source = null }),
            InstitutionRoutes.Counted);
        api.MapBody("figures/correction", "correctBodyFigure", "Correct a figure of it: what was recorded is wrong.", c => c,
            new CorrectBodyFigure(InstitutionRoutes.Counted, "漏计一家"));
    }

    private static void MapBody<TBody>(this IEndpointRouteBuilder api, string route, string name, string summary,
        Func<TBody, BodyCommand> command, TBody example)
        where TBody : notnull =>
        api.MapPost($"/bodies/{{code}}/{route}", (string code, Gateway gateway, HttpContext http) =>
                gateway.TakeAsync<TBody>(http, (body, context) => new BodyRequest(code, command(body), context)))
            .Describe(name, summary, example, command(example));
}

/// <summary>Shape of <see cref="RegisterBody"/>.</summary>
public sealed class RegisterBodyValidator : AbstractValidator<RegisterBody>
{
    /// <summary>Sets up the checks.</summary>
    public RegisterBodyValidator()
    {
        RuleFor(c => c.Facts.Code).IsCode();
        RuleFor(c => c.Facts.Name).IsTitle();
        RuleFor(c => c.Facts.Chair).IsCodeOrNone();
        RuleFor(c => c.Facts.CoLeads).AreCodes();
        RuleFor(c => c.Facts.Members).AreCodes();
    }
}

/// <summary>Shape of <see cref="RenameBody"/>.</summary>
public sealed class RenameBodyValidator : AbstractValidator<RenameBody>
{
    /// <summary>Sets up the checks.</summary>
    public RenameBodyValidator() => RuleFor(c => c.Name).IsTitle();
}

/// <summary>Shape of <see cref="AppointChair"/>.</summary>
public sealed class AppointChairValidator : AbstractValidator<AppointChair>
{
    /// <summary>Sets up the checks.</summary>
    public AppointChairValidator() => RuleFor(c => c.Institution).IsCodeOrNone();
}

/// <summary>Shape of <see cref="NameCoLeads"/>.</summary>
public sealed class NameCoLeadsValidator : AbstractValidator<NameCoLeads>
{
    /// <summary>Sets up the checks.</summary>
    public NameCoLeadsValidator() => RuleFor(c => c.Institutions).AreCodes();
}

/// <summary>Shape of <see cref="AdmitMember"/>.</summary>
public sealed class AdmitMemberValidator : AbstractValidator<AdmitMember>
{
    /// <summary>Sets up the checks.</summary>
    public AdmitMemberValidator() => RuleFor(c => c.Institution).IsCode();
}

/// <summary>Shape of <see cref="DissolveBody"/>.</summary>
public sealed class DissolveBodyValidator : AbstractValidator<DissolveBody>
{
    /// <summary>Sets up the checks.</summary>
    public DissolveBodyValidator() => RuleFor(c => c.Reason).IsNote();
}

/// <summary>Shape of <see cref="RecordBodyFigure"/>.</summary>
public sealed class RecordBodyFigureValidator : AbstractValidator<RecordBodyFigure>
{
    /// <summary>Sets up the checks.</summary>
    public RecordBodyFigureValidator() => RuleFor(c => c.Figure).SetValidator(new FigureValidator());
}

/// <summary>Shape of <see cref="CorrectBodyFigure"/>.</summary>
public sealed class CorrectBodyFigureValidator : AbstractValidator<CorrectBodyFigure>
{
    /// <summary>Sets up the checks.</summary>
    public CorrectBodyFigureValidator()
    {
        RuleFor(c => c.Figure).SetValidator(new FigureValidator());
        RuleFor(c => c.Reason).IsReason();
    }
}

using Agreements.Server.Http;

namespace Agreements.Server.Registering;

/// <summary>A new standing body.</summary>
/// <param name="Code">Its code, unique and for ever.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Chair">Code of the institution in the chair; null when unknown or none.</param>
/// <param name="CoLeads">Codes of the institutions that lead together; left out for none.</param>
/// <param name="Members">Codes of the members known; left out for none.</param>
/// <param name="MembersComplete">Whether these are all.</param>
/// <param name="FoundedOn">The day; null when unknown.</param>
/// <param name="FoundedBy">Reference of the agreement that founded it; null when unknown.</param>
public sealed record NewBody(
    string Code, BodyKind Kind, Text Name, string? Chair = null, IReadOnlyList<string>? CoLeads = null, IReadOnlyList<string>? Members = null,
    bool MembersComplete = false, Edtf? FoundedOn = null, string? FoundedBy = null)
{
    internal BodyFacts Facts => new(Code, Kind, Name, Chair, CoLeads ?? [], Members ?? [], MembersComplete, FoundedOn, FoundedBy);
}

/// <summary>Who takes the chair.</summary>
/// <param name="Institution">Code of the institution; null for nobody.</param>
/// <param name="On">From which day; null for today.</param>
public sealed record NewChair(string? Institution, Edtf? On = null);

/// <summary>Who leads together.</summary>
/// <param name="Institutions">Codes of the institutions; empty for none.</param>
/// <param name="On">From which day; null for today.</param>
public sealed record NewCoLeads(IReadOnlyList<string> Institutions, Edtf? On = null);

/// <summary>A member.</summary>
/// <param name="Institution">Its code.</param>
/// <param name="On">Its first day, or on leaving its last; null for today.</param>
public sealed record Member(string Institution, Edtf? On = null);

/// <summary>Whether the members on record are all.</summary>
/// <param name="Complete">Whether they are.</param>
public sealed record Closed(bool Complete);

/// <summary>The end of a body.</summary>
/// <param name="On">Its last day; null for today.</param>
/// <param name="Reason">Why; null when not said.</param>
public sealed record Dissolved(Edtf? On = null, string? Reason = null);

/// <summary>Standing bodies over HTTP.</summary>
public static class BodyEndpoints
{
    /// <summary>Maps the commands on standing bodies.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapBodies(this IEndpointRouteBuilder api)
    {
        api.MapPost("/bodies", (CommandDesk desk, HttpContext http) =>
            {
                var code = "";
                return desk.TakeAsync<NewBody>(
                    http,
                    (b, a) =>
                    {
                        code = b.Code;
                        return new RegisterBody(b.Facts) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen };
                    },
                    _ => $"/api/v1/bodies/{code}");
            })
            .Describe("registerBody", "Enter a standing body.", new NewBody(
                "voc-alliance", BodyKind.Alliance, new Text("职业教育协同发展联盟", "Alliance for vocational education"), "cq-ipc", [], ["cq-ipc", "cq-women"], false, Edtf.Parse("2020-09-16")))
            .Produces<Receipt>(201);
        Map(api, "name", "renameBody", "Give it another name; the one before stays as a former name.",
            (code, b, a) => new RenameBody(code, b.Name, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }, new NewName(new Text("成渝职教联盟")));
        Map(api, "chair", "appointChair", "Put an institution into the chair, or leave it empty.",
            (code, b, a) => new AppointChair(code, b.Institution, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }, new NewChair("cq-ipc", Edtf.Parse("2025-01")));
        Map(api, "co-leads", "nameCoLeads", "Name the institutions that lead together.",
            (code, b, a) => new NameCoLeads(code, b.Institutions, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }, new NewCoLeads(["cq-jianzhu", "sc-arch"]));
        Map(api, "members", "admitMember", "Record that an institution became a member.",
            (code, b, a) => new AdmitMember(code, b.Institution, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }, new Member("cq-women", Edtf.Parse("2025-03-01")));
        Map(api, "members/leaving", "releaseMember", "Record that a member left.",
            (code, b, a) => new ReleaseMember(code, b.Institution, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }, new Member("cq-women", Edtf.Parse("2026-06-30")));
        Map(api, "members/complete", "closeMembership", "Say whether the members on record are all there are.",
            (code, b, a) => new CloseMembership(code, b.Complete) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }, new Closed(true));
        Map(api, "dissolution", "dissolveBody", "Dissolve it.",
            (code, b, a) => new DissolveBody(code, b.On, b.Reason) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }, new Dissolved(Edtf.Parse("2026-06-30"), "任务完成"));
        Map(api, "figures", "recordBodyFigure", "Record a figure of it.",
            (code, figure, a) => new RecordBodyFigure(code, figure with { Source = null }) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }, InstitutionEndpoints.Counted);
        Map(api, "figures/correction", "correctBodyFigure", "Correct a figure of it: what was recorded is wrong.",
            (code, b, a) => new CorrectBodyFigure(code, b.Figure, b.Reason) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new FigureMended(InstitutionEndpoints.Counted, "漏计一家"));
    }

    private static void Map<TBody>(
        IEndpointRouteBuilder api, string route, string name, string summary, Func<string, TBody, Asking, BodyCommand> command, TBody example)
        where TBody : notnull =>
        api.MapPost($"/bodies/{{code}}/{route}", (string code, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<TBody>(http, (body, asking) => command(code, body, asking)))
            .Describe(name, summary, example);
}

using Agreements.Server.Http;

namespace Agreements.Server.Registering;

/// <summary>A new institution.</summary>
/// <param name="Code">Its code, unique and for ever.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Name">Its formal name.</param>
/// <param name="Aliases">Other names it goes by; left out for none.</param>
/// <param name="Region">From large to small, parts split by <c>/</c>; null when unknown.</param>
/// <param name="Under">Code of the institution above; null when unknown or none.</param>
public sealed record NewInstitution(
    string Code, InstitutionKind Kind, Text Name, IReadOnlyList<string>? Aliases = null, string? Region = null, string? Under = null);

/// <summary>A new name.</summary>
/// <param name="Name">The name.</param>
/// <param name="On">From which day; null for today.</param>
public sealed record NewName(Text Name, Edtf? On = null);

/// <summary>Another name.</summary>
/// <param name="Alias">The name.</param>
public sealed record OtherName(string Alias);

/// <summary>A sort of institution.</summary>
/// <param name="Kind">The sort.</param>
public sealed record Sort(InstitutionKind Kind);

/// <summary>A region.</summary>
/// <param name="Region">From large to small, parts split by <c>/</c>; null when not known after all.</param>
public sealed record Place(string? Region);

/// <summary>What stands above.</summary>
/// <param name="Under">Code of the institution; null for none.</param>
public sealed record Above(string? Under);

/// <summary>Two entries of the same institution.</summary>
/// <param name="Into">Code of the entry that is to stand for both.</param>
/// <param name="Reason">How it was found out.</param>
public sealed record Same(string Into, string Reason);

/// <summary>A figure that is to be as it says.</summary>
/// <param name="Figure">The figure as it should be; its id says which.</param>
/// <param name="Reason">Why.</param>
public sealed record FigureMended(Figure Figure, string Reason);

/// <summary>Institutions over HTTP.</summary>
public static class InstitutionEndpoints
{
    /// <summary>A figure as an example.</summary>
    internal static readonly Figure Counted = new(
        "partners-2025", new Text("合作企业", "Enterprises in cooperation"), new Quantity(150, Qualifier.AtLeast, "enterprise", "家"), Edtf.Parse("2025-05"),
        Scope: new Text("全校", "the college"));

    /// <summary>Maps the commands on institutions.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapInstitutions(this IEndpointRouteBuilder api)
    {
        api.MapPost("/institutions", (CommandDesk desk, HttpContext http) =>
            {
                var code = "";
                return desk.TakeAsync<NewInstitution>(
                    http,
                    (b, a) => new RegisterInstitution(code = b.Code, b.Kind, b.Name, b.Aliases ?? [], b.Region, b.Under) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
                    _ => $"/api/v1/institutions/{code}");
            })
            .Describe("registerInstitution", "Enter an institution.", new NewInstitution(
                "cq-women", InstitutionKind.School, new Text("重庆市女子职业高级中学", "Chongqing Women's Vocational Senior High School"), ["重庆女职中"], "重庆市/江北区", "jiangbei-edu"))
            .Produces<Receipt>(201);
        Map(api, "name", "renameInstitution", "Give it another formal name; the one before stays as a former name.",
            (code, b, a) => new RenameInstitution(code, b.Name, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new NewName(new Text("重庆女子职业学院", "Chongqing Women's Vocational College"), Edtf.Parse("2026-09-01")));
        Map(api, "aliases", "addAlias", "Add another name it goes by.",
            (code, b, a) => new AddAlias(code, b.Alias) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }, new OtherName("重庆女职中"));
        Map(api, "aliases/removal", "removeAlias", "Take away a name it does not go by.",
            (code, b, a) => new RemoveAlias(code, b.Alias) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }, new OtherName("重庆女中"));
        Map(api, "kind", "reclassifyInstitution", "Say what sort it is.",
            (code, b, a) => new ReclassifyInstitution(code, b.Kind) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }, new Sort(InstitutionKind.School));
        Map(api, "region", "moveInstitution", "Say which region it is in.",
            (code, b, a) => new MoveInstitution(code, b.Region) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }, new Place("重庆市/江北区"));
        Map(api, "above", "placeInstitution", "Say which institution stands above it.",
            (code, b, a) => new PlaceInstitution(code, b.Under) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }, new Above("jiangbei-edu"));
        Map(api, "merge", "mergeInstitution", "Merge it into another entry of the same institution, which takes over its names. Both histories stay.",
            (code, b, a) => new MergeInstitution(code, b.Into, b.Reason) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Same("cq-women", "两个条目是同一学校"));
        Map(api, "figures", "recordInstitutionFigure", "Record a figure of it.",
            (code, figure, a) => new RecordInstitutionFigure(code, figure with { Source = null }) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }, Counted);
        Map(api, "figures/correction", "correctInstitutionFigure", "Correct a figure of it: what was recorded is wrong.",
            (code, b, a) => new CorrectInstitutionFigure(code, b.Figure, b.Reason) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new FigureMended(Counted, "漏计一家"));
    }

    private static void Map<TBody>(
        IEndpointRouteBuilder api, string route, string name, string summary, Func<string, TBody, Asking, InstitutionCommand> command, TBody example)
        where TBody : notnull =>
        api.MapPost($"/institutions/{{code}}/{route}", (string code, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<TBody>(http, (body, asking) => command(code, body, asking)))
            .Describe(name, summary, example);
}

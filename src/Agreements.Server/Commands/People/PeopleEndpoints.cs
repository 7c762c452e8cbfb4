using Agreements.Server.Http;
using Agreements.Server.Identity.People;
using Agreements.Server.Queries.People;
using Agreements.Server.ReadModels.Visibility;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Commands.People;

/// <summary>The register of people over HTTP. Answers are kept nowhere, not even for repeated requests.</summary>
public static class PeopleEndpoints
{
    private const int LargestPage = 200;

    private static readonly PersonSaid Example = new(
        new Text("王芳", "Wang Fang"), "qingsu", new Text("校企合作办主任", "Head of partnerships"),
        ["138 0013 8000", "028-86621234 转 801"], ["wangfang@school.example"]);

    /// <summary>Maps reading, entering, changing and erasing.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        var people = api.MapGroup("/people").AddEndpointFilter(NeverTried);
        people.MapGet("", ListAsync).WithName("readPeople")
            .WithSummary("People whose data you may see: by name in either script, pinyin or its first letters, by institution. Never with phones or mails.")
            .Produces<PeoplePage>().ProducesProblem(400).ProducesProblem(403);
        people.MapGet("/unneeded", UnneededAsync).WithName("readUnneededPeople")
            .WithSummary("People whom nobody needs any more: no account, no agreement that runs, no change for some days.")
            .Produces<PeoplePage>().ProducesProblem(400).ProducesProblem(403);
        people.MapGet("/{id}", ReadAsync).WithName("readPerson").WithSummary("One person. Auditors see no contacts.")
            .Produces<PersonView>().ProducesProblem(404).ProducesProblem(410);
        people.MapGet("/{id}/export", ExportAsync).WithName("exportPerson").WithSummary("Everything held on one person, as far as you may see it.")
            .Produces<PersonCopy>().ProducesProblem(404).ProducesProblem(410);
        people.MapGet("/{id}/traces", TracesAsync).WithName("readTracesOfPerson")
            .WithSummary("Texts of the history in which a person's name, phone or mail stand: what erasing them would not erase.")
            .Produces<TracesLeft>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(410);
        people.MapPost("", EnterAsync).WithName("registerPerson").WithSummary("Enter a person: what agreements refer to as a liaison or rater.")
            .WithMetadata(new RequestExample(Example)).Produces<PersonView>(201).ProducesProblem(400).ProducesProblem(403).ProducesProblem(422);
        people.MapPut("/{id}", ChangeAsync).WithName("changePerson").WithSummary("Say anew all that is held of a person. Needs If-Match.")
            .WithMetadata(new RequestExample(Example)).Produces<PersonView>().ProducesProblem(400).ProducesProblem(403)
            .ProducesProblem(404).ProducesProblem(410)
            .ProducesProblem(412).ProducesProblem(428);
        people.MapDelete("/{id}", EraseAsync).WithName("erasePerson")
            .WithSummary("Erase a person for good: reason= says why, confirm= repeats the id. History stays whole and says \"former liaison\" from then on; "
                + "the answer lists the texts in which the name, a phone or a mail stand all the same.")
            .Produces<Erasure>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(410).ProducesProblem(412);
    }

    /// <summary>People are entered or not; nothing of them is tried out.</summary>
    private static async ValueTask<object?> NeverTried(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        !HttpMethods.IsGet(context.HttpContext.Request.Method) && Preview.IsAskedBy(context.HttpContext.Request)
            ? throw new MalformedRequestException("dry-run is for commands to agreements: leave it out here.")
            : await next(context);

    private static async Task<IResult> ListAsync(
        HttpContext http, Reader reader, string? q = null, string? institution = null, string? after = null, int size = 50)
    {
        if (q?.Any(char.IsControl) is true || institution?.Any(char.IsControl) is true)
        {
            throw new MalformedRequestException("q and institution are words on one line.");
        }

        return http.MayRead(out var scope, out var problem)
            ? Results.Ok(await Reading(() =>
                PeopleQuery.PageAsync(reader.Db, scope, new PeopleFilter(q, institution, after, Limit(size, LargestPage)), http.RequestAborted)))
            : problem.ToResult();
    }

    private static async Task<IResult> UnneededAsync(HttpContext http, Reader reader, int days = 365, string? after = null, int size = 50)
    {
        if (days is < 0 or > 36500)
        {
            throw new MalformedRequestException("days: give 0 to 36500.");
        }

        return http.MayRead(out var scope, out var problem)
            ? Results.Ok(await Reading(() => PeopleQuery.UnneededAsync(reader.Db, scope, days, after, Limit(size, LargestPage), http.RequestAborted)))
            : problem.ToResult();
    }

    private static async Task<IResult> ReadAsync(string id, HttpContext http, PersonRegistration desk) =>
        http.MayRead(out var scope, out var problem) ? Say(http, scope, await desk.FindAsync(scope, id, http.RequestAborted)) : problem.ToResult();

    private static async Task<IResult> ExportAsync(string id, HttpContext http, PersonRegistration desk)
    {
        if (!http.MayRead(out var scope, out var problem))
        {
            return problem.ToResult();
        }

        var (copy, missing) = await desk.CopyAsync(scope, id, http.RequestAborted);
        http.Response.Headers.ContentDisposition = copy is null ? null : $"attachment; filename=\"{id}.json\"";
        return copy is null ? missing!.ToResult() : Results.Ok(copy);
    }

    private static async Task<IResult> TracesAsync(string id, HttpContext http, PersonRegistration desk)
    {
        if (!http.MayChange(out var scope, out var problem))
        {
            return problem.ToResult();
        }

        var (traces, missing) = await desk.TracesAsync(scope, id, http.RequestAborted);
        return traces is null ? missing!.ToResult() : Results.Ok(traces);
    }

    private static async Task<IResult> EnterAsync(HttpContext http, PersonRegistration desk, IOptions<JsonOptions> json)
    {
        if (!http.MayChange(out var scope, out var problem))
        {
            return problem.ToResult();
        }

        var answer = await desk.EnterAsync(scope, await ReadFactsAsync(http, json), http.Request.Headers["Idempotency-Key"].ToString(), http.RequestAborted);
        if (answer.Person is { } person)
        {
            http.Response.Headers.Location = $"/api/v1/people/{person.Id}";
        }

        return Say(http, scope, answer, StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(string id, HttpContext http, PersonRegistration desk, IOptions<JsonOptions> json)
    {
        if (!http.MayChange(out var scope, out var problem))
        {
            return problem.ToResult();
        }

        var facts = await ReadFactsAsync(http, json);
        return ReadVersion(http) is { } version
            ? Say(http, scope, await desk.ChangeAsync(scope, id, facts, version, http.RequestAborted))
            : PersonProblems.VersionMissing.ToResult();
    }

    private static async Task<IResult> EraseAsync(string id, string? reason, string? confirm, HttpContext http, PersonRegistration desk)
    {
        if (!http.MayChange(out var scope, out var problem))
        {
            return problem.ToResult();
        }

        var why = reason is null
            ? throw new MalformedRequestException($"reason: say why, one of {string.Join(", ", KebabEnum<ErasureReason>.Names)}.")
            : Word<ErasureReason>("reason", reason);
        if (confirm != id)
        {
            throw new MalformedRequestException("confirm: repeat the person's id. What is erased does not come back.");
        }

        var answer = await desk.EraseAsync(scope, id, why, ReadVersion(http), http.RequestAborted);
        return answer.Left is { } left ? Results.Ok(new Erasure(id, left)) : answer.Problem!.ToResult();
    }

    private static async Task<PersonFacts> ReadFactsAsync(HttpContext http, IOptions<JsonOptions> json) =>
        RequestReading.Parse<PersonSaid>(await RequestReading.ReadTextAsync(http.Request, http.RequestAborted), json.Value.SerializerOptions).Read();

    private static long? ReadVersion(HttpContext http) => VersionTag.TryRead(http.Request.Headers.IfMatch.ToString(), out var seen)
        ? seen
        : throw new MalformedRequestException("If-Match is no version: send the ETag as it came, such as \"12\".");

    private static IResult Say(HttpContext http, PeopleScope scope, PersonAnswer answer, int status = StatusCodes.Status200OK)
    {
        if (answer.Person is not { } person)
        {
            return answer.Problem!.ToResult();
        }

        http.Response.Headers.ETag = VersionTag.Of(person.Version);
        if (answer.IsRepeated)
        {
            http.Response.Headers["Idempotency-Replayed"] = "true";
        }

        return Results.Json(PersonView.Of(person, scope.ShowsContacts), statusCode: status);
    }
}

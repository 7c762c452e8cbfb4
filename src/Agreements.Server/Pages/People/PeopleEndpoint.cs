using Agreements.Server.Commands.People;
using Agreements.Server.Identity.People;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Queries.People;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;
using System.Globalization;

namespace Agreements.Server.Pages.People;

/// <summary>Answers the pages of people: the list, one person with the forms to change and erase them, and the copy of all that is held.</summary>
internal static class PeopleEndpoint
{
    private const int RowsPerPage = 50;

    public static void MapPeoplePages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/people", ListAsync);
        pages.MapGet(
            "/people/new", async (HttpContext context, Reader reader) => await NewAsync(context, reader, PersonInput.Of(context.Request.Query), [], null));
        pages.MapPost("/people", EnterAsync);
        pages.MapGet(
            "/people/{id}",
            async (HttpContext context, string id, PersonRegistration desk, Reader reader) => await ShowAsync(context, id, desk, reader, new Shown()));
        pages.MapPost("/people/{id}", ChangeAsync);
        pages.MapPost("/people/{id}/erase", EraseAsync);
        pages.MapGet("/people/{id}/copy", CopyAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, Reader reader)
    {
        if (!context.MayRead(out var scope, out _))
        {
            return Missing.Answer(context, MissingThing.Page);
        }

        var query = context.Request.Query;
        var asked = new PeopleFilter(Plain(query["q"]), Plain(query["institution"]), Plain(query["after"]), RowsPerPage);
        PeoplePage found;
        try
        {
            found = await PeopleQuery.PageAsync(reader.Db, scope, asked, context.RequestAborted);
        }
        catch (FormatException)
        {
            // An old or mistyped link: the first page helps the reader more than a refusal.
            asked = asked with { After = null };
            found = await PeopleQuery.PageAsync(reader.Db, scope, asked, context.RequestAborted);
        }

        return Page.Of<PeopleSheet>(context, new
        {
            Asked = asked, Found = found, Institutions = await InstitutionsAsync(reader, context), scope.MayWrite,
            Entries = await EntryQuery.OfAsync(reader, found.People.Select(p => p.Institution), context.RequestAborted),
        });
    }

    private static async Task<IResult> EnterAsync(HttpContext context, PersonRegistration desk, Reader reader)
    {
        if (await FormAsync(context) is not { } form)
        {
            return Missing.Malformed(context);
        }

        var input = PersonInput.Of(form);
        if (!context.MayChange(out var scope, out _))
        {
            return await NewAsync(context, reader, input, [], PeopleTexts.NotYours, StatusCodes.Status403Forbidden);
        }

        if (input.Read(out var wrong) is not { } facts)
        {
            return await NewAsync(context, reader, input, wrong, null, StatusCodes.Status400BadRequest);
        }

        var answer = await desk.EnterAsync(scope, facts, "", context.RequestAborted);
        return answer.Person is { } person
            ? Results.LocalRedirect(WayBack.Of(form["return"], form["field"]) is { } back ? back.With(person.Id) : $"/people/{person.Id}")
            : await NewAsync(context, reader, input, [], PeopleTexts.OutOfReach, StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, string id, PersonRegistration desk, Reader reader)
    {
        if (await FormAsync(context) is not { } form)
        {
            return Missing.Malformed(context);
        }

        var input = PersonInput.Of(form);
        if (!context.MayChange(out var scope, out _))
        {
            return await ShowAsync(context, id, desk, reader, new Shown(StatusCodes.Status403Forbidden) { Error = PeopleTexts.NotYours });
        }

        if (input.Read(out var wrong) is not { } facts || !long.TryParse(input.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return await ShowAsync(context, id, desk, reader, new Shown(StatusCodes.Status400BadRequest) { Input = input, Wrong = wrong });
        }

        var answer = await desk.ChangeAsync(scope, id, facts, version, context.RequestAborted);
        return answer.Problem switch
        {
            null => Results.LocalRedirect($"/people/{id}"),
            { Status: StatusCodes.Status412PreconditionFailed } =>
                await ShowAsync(context, id, desk, reader, new Shown(StatusCodes.Status412PreconditionFailed) { Input = input }),
            { Status: StatusCodes.Status403Forbidden } =>
                await ShowAsync(context, id, desk, reader, new Shown(StatusCodes.Status403Forbidden) { Input = input, Error = PeopleTexts.OutOfReach }),
            _ => Missing.Answer(context, MissingThing.Page),
        };
    }

    private static async Task<IResult> EraseAsync(HttpContext context, string id, PersonRegistration desk, Reader reader)
    {
        if (await FormAsync(context) is not { } form)
        {
            return Missing.Malformed(context);
        }

        if (!context.MayChange(out var scope, out _))
        {
            return await ShowAsync(context, id, desk, reader, new Shown(StatusCodes.Status403Forbidden) { EraseError = PeopleTexts.NotYours });
        }

        if (!KebabEnum<ErasureReason>.TryParse(form["reason"].ToString(), out var reason))
        {
            return await ShowAsync(context, id, desk, reader, new Shown(StatusCodes.Status400BadRequest) { EraseError = PeopleTexts.ReasonMissing });
        }

        var found = await desk.FindAsync(scope, id, context.RequestAborted);
        if (found.Person is { } person && form["confirm"].ToString().Trim() is var typed && typed != person.Facts.Name.Zh && typed != person.Facts.Name.En)
        {
            return await ShowAsync(context, id, desk, reader, new Shown(StatusCodes.Status400BadRequest) { EraseError = PeopleTexts.NotConfirmed });
        }

        // Of exactly the version whose name was typed.
        var answer = await desk.EraseAsync(scope, id, reason, found.Person?.Version, context.RequestAborted);
        return answer.Problem is null ? Page.Of<ErasedSheet>(context, new { Left = answer.Left! })
            : answer.Problem.Status == StatusCodes.Status409Conflict
                ? await ShowAsync(context, id, desk, reader, new Shown(StatusCodes.Status409Conflict) { EraseError = PeopleTexts.HasAccount })
            : answer.Problem.Status == StatusCodes.Status412PreconditionFailed
                ? await ShowAsync(context, id, desk, reader, new Shown(StatusCodes.Status412PreconditionFailed) { EraseError = PeopleTexts.Stale })
            : Missing.Answer(context, MissingThing.Page);
    }

    private static async Task<IResult> CopyAsync(HttpContext context, string id, PersonRegistration desk) =>
        context.MayRead(out var scope, out _) && (await desk.CopyAsync(scope, id, context.RequestAborted)).Copy is { } copy
            ? Page.Of<PersonCopySheet>(context, new { Copy = copy })
            : Missing.Answer(context, MissingThing.Page);

    private static async Task<IResult> NewAsync(
        HttpContext context, Reader reader, PersonInput input, IReadOnlyList<string> wrong, Text? error, int status = StatusCodes.Status200OK) =>
        context.MayChange(out _, out _) || error is not null
            ? Page.Of<NewPersonSheet>(
                context,
                new
                {
                    Input = input, Institutions = await InstitutionsAsync(reader, context), Wrong = wrong, Error = error, Back = WayBack.Of(context),
                },
                status)
            : Missing.Answer(context, MissingThing.Page);

    private static async Task<IResult> ShowAsync(HttpContext context, string id, PersonRegistration desk, Reader reader, Shown shown)
    {
        if (!context.MayRead(out var scope, out _) || (await desk.FindAsync(scope, id, context.RequestAborted)).Person is not { } person)
        {
            return Missing.Answer(context, MissingThing.Page);
        }

        if (shown is { Status: StatusCodes.Status412PreconditionFailed, Input: { } overtaken })
        {
            // What stands above the form is what the other wrote: whoever was overtaken has read it, and goes on with what they typed.
            shown = shown with { Input = overtaken.Over(person), Error = PeopleTexts.Overtaken(person.ChangedBy, person.ChangedAt) };
        }

        return Page.Of<PersonSheet>(
            context,
            new
            {
                Shown = person, Input = shown.Input ?? PersonInput.Of(person), Institutions = await InstitutionsAsync(reader, context),
                scope.ShowsContacts, scope.MayWrite,
                Entries = await EntryQuery.OfAsync(reader, [person.Facts.Institution, person.KeptBy], context.RequestAborted),
                shown.Wrong, shown.Error, shown.EraseError,
            },
            shown.Status);
    }

    private static Task<IReadOnlyList<InstitutionRow>> InstitutionsAsync(Reader reader, HttpContext context) =>
        DirectoryQuery.ListInstitutionsAsync(reader, null, context.RequestAborted);

    /// <summary>The form that was sent; null when it is none, or none that can be read.</summary>
    private static async Task<IFormCollection?> FormAsync(HttpContext context)
    {
        try
        {
            return context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl) ? null : text.Trim();

    /// <summary>What is shown of an attempt that failed, besides the person.</summary>
    private sealed record Shown(int Status = StatusCodes.Status200OK)
    {
        public PersonInput? Input { get; init; }

        public IReadOnlyList<string> Wrong { get; init; } = [];

        public Text? Error { get; init; }

        public Text? EraseError { get; init; }
    }
}

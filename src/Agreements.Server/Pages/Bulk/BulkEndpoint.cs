using Agreements.Server.Identity;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Register;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Pages.Texts;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;
using Microsoft.Extensions.Primitives;
using System.Globalization;

namespace Agreements.Server.Pages.Bulk;

/// <summary>What came, or would come, of it for one agreement.</summary>
/// <param name="Form">The agreement's own form.</param>
/// <param name="Recorded">Whether it was recorded.</param>
public sealed record BulkLine(FormView Form, bool Recorded)
{
    /// <summary>Why it is not possible; empty where it is.</summary>
    public IEnumerable<Text> Reasons =>
        [.. Form.Since.Count > 0 ? [BulkTexts.Changed] : Array.Empty<Text>(), .. Form.Refused, .. Form.Faults.Select(f => f.Sentence)];
}

/// <summary>
/// Does one thing with several agreements: each is asked of the API by its own form, in the sender's name, as if they were opened one after the other.
/// What would be recorded is shown first; what has changed meanwhile is refused; sent twice, it records once.
/// </summary>
internal static class BulkEndpoint
{
    /// <summary>Path of the page.</summary>
    public const string Path = "/bulk";

    /// <summary>Maps the page.</summary>
    /// <param name="pages">The pages.</param>
    public static void MapBulk(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ShowAsync);
        pages.MapPost(Path, SendAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, Reader reader, FormMaker forms, OfferedOperations operations, CancellationToken ct)
    {
        var query = context.Request.Query;
        if (Asked(context, query["operation"], operations) is not { } operation)
        {
            return Missing.Answer(context, MissingThing.Page);
        }

        var ids = query["all"].ToString() == "true" ? await MatchingAsync(context, reader, ct) : Ids(query["ids"]);
        var back = Back(query["return"]);
        var (first, lines) = await EachAsync(context, forms, operation, ids, form => Task.FromResult(new BulkLine(form.Opened([]), false)));
        return await AnswerAsync(context, first, operation, lines, back, "", Guid.CreateVersion7().ToString(), ids.Count > BulkDeeds.Most);
    }

    private static async Task<IResult> SendAsync(HttpContext context, FormMaker forms, OfferedOperations operations)
    {
        if (!context.Request.HasFormContentType)
        {
            return Missing.Malformed(context);
        }

        var sent = await context.Request.ReadFormAsync(context.RequestAborted);
        if (Asked(context, sent["_operation"], operations) is not { } operation)
        {
            return Missing.Answer(context, MissingThing.Page);
        }

        var typed = new FormValues(sent.Where(f => f.Key is not ['_', ..]).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal));
        var (step, key) = (sent["_step"].ToString(), sent["_key"].ToString());
        var (first, lines) = await EachAsync(context, forms, operation, Ids(sent["_ids"]), async form =>
        {
            var id = form.Subject.Id;
            var seen = long.TryParse(sent[$"_seen.{id}"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : form.Subject.Version;
            var view = form.View(typed) with { Seen = step == "record" ? seen : form.Subject.Version, Key = $"{key}-{id}", IsWarned = step == "record" };
            var done = await form.TryAsync(view, step);
            return new BulkLine(done.View with { Seen = view.Seen }, done.Recorded is not null);
        });
        return await AnswerAsync(context, first, operation, lines, Back(sent["_return"]), step, key, false);
    }

    private static Operation? Asked(HttpContext context, StringValues name, OfferedOperations operations) =>
        BulkDeeds.Of(Caller.Of(context.User), operations).FirstOrDefault(o => o.Name == name.ToString());

    /// <summary>One after the other: whoever sends a hundred does not keep others waiting for a hundred connections.</summary>
    private static async Task<(Form? First, IReadOnlyList<BulkLine> Lines)> EachAsync(
        HttpContext context, FormMaker forms, Operation operation, IReadOnlyList<string> ids, Func<Form, Task<BulkLine>> line)
    {
        var lines = new List<BulkLine>();
        Form? first = null;
        foreach (var id in ids.Take(BulkDeeds.Most))
        {
            // What is out of sight is not there.
            if (await forms.BeginAsync(context, operation.Name, id) is { } form)
            {
                first ??= form;
                lines.Add(await line(form));
            }
        }

        return (first, lines);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, Form? first, Operation operation, IReadOnlyList<BulkLine> lines, string back, string step, string key, bool isCut)
    {
        var shown = first is null ? null : await first.SuggestingAsync(lines[0].Form);
        return Page.Of<BulkSheet>(
            context,
            new { Operation = operation, Lines = lines, Form = shown, Return = back, Step = step, Key = key, IsCut = isCut },
            lines.Count > 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    /// <summary>Ids of what the register's conditions in the address match: one more than are done at once, to know that there are more.</summary>
    private static async Task<IReadOnlyList<string>> MatchingAsync(HttpContext context, Reader reader, CancellationToken ct)
    {
        var conditions = new QueryCollection(context.Request.Query.Where(q => q.Key is not ("operation" or "all" or "ids" or "return")).ToDictionary());
        var asking = new Asking(conditions);
        var asked = await RegisterAsked.OfRegisterAsync(asking, reader, Caller.Of(context.User), ct);
        var filter = asked.Filter with { PageSize = BulkDeeds.Most + 1, After = null, WithFacets = false };
        return asking.Wrong.Count > 0 ? [] : [.. (await RegisterQuery.PageAsync(reader, filter, ct)).Rows.Select(r => r.Id.ToString())];
    }

    private static IReadOnlyList<string> Ids(StringValues given) =>
        [.. given.OfType<string>().Where(i => Guid.TryParse(i, out _)).Distinct(StringComparer.Ordinal)];

    private static string Back(StringValues asked) =>
        LanguageChoice.IsWayBack(asked.ToString()) ? asked.ToString() : RegisterAsked.Register;
}

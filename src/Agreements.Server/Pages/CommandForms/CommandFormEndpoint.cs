using Agreements.Server.Pages.Texts;
using Agreements.Server.Commands;
using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Pages.Errors;
using Agreements.Server.ReadModels.Visibility;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using System.Globalization;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>
/// Answers the form of every operation of the API: <c>/do/{operation}?id=…</c>. What is sent is asked of the API in the sender's name; nothing is allowed
/// here and refused there.
/// </summary>
internal static class CommandFormEndpoint
{
    /// <summary>Maps the forms.</summary>
    /// <param name="pages">The pages.</param>
    public static void MapCommandForms(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/do/{operation}", ShowAsync);
        pages.MapPost("/do/{operation}", SendAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, string operation, FormMaker forms)
    {
        var query = context.Request.Query;
        if (await forms.BeginAsync(context, operation, query["id"].ToString()) is not { } form)
        {
            return Missing.Answer(context, MissingThing.Page);
        }

        var given = query.Where(q => q.Key is not ("id" or "return")).Select(q => KeyValuePair.Create(q.Key, q.Value.ToString()));
        return await form.AnswerAsync(form.Opened(given) with { Return = Back(query["return"].ToString(), form) });
    }

    private static async Task<IResult> SendAsync(HttpContext context, string operation, FormMaker forms)
    {
        if (!context.Request.HasFormContentType)
        {
            return Missing.Malformed(context);
        }

        var sent = await context.Request.ReadFormAsync(context.RequestAborted);
        if (await forms.BeginAsync(context, operation, sent["_id"].ToString()) is not { } form)
        {
            return Missing.Answer(context, MissingThing.Page);
        }

        var typed = new FormValues(sent.Where(f => f.Key is not ['_', ..]).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal));
        var view = form.View(typed) with
        {
            Return = Back(sent["_return"].ToString(), form),
            Seen = long.TryParse(sent["_seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null,
            Key = sent["_key"].ToString(),
            IsWarned = sent["_warned"].ToString().Length > 0,
        };
        return sent["_more"].ToString() is { Length: > 0 } more
            ? await form.AnswerAsync(view with { Values = typed.With([KeyValuePair.Create(more + "#", $"{typed.Rows(more) + 3}")]) })
            : await form.SendAsync(view, sent["_step"].ToString());
    }

    /// <summary>Only to a page of this server.</summary>
    private static string Back(string asked, Form form) =>
        LanguageChoice.IsWayBack(asked) ? asked : form.Subject.Link;
}

/// <summary>Makes forms.</summary>
internal sealed class FormMaker(OfferedOperations operations, TextWarnings warnings, Reader reader, TimeProvider clock, IOptions<JsonOptions> json)
{
    /// <summary>The form of an operation on what is not there yet; null where nobody known asks.</summary>
    public Form? Unbound(HttpContext http, string operation) => Caller.Of(http.User) is { } caller
        ? new Form(
            http, operations.All[operation], FormSubject.None, caller, new TypedNames(reader, caller, clock.Today()), [], warnings, reader, clock.Today(),
            json.Value.SerializerOptions)
        : null;

    /// <summary>The form of an operation; null where there is none, or what it is for is not there.</summary>
    public async Task<Form?> BeginAsync(HttpContext http, string operation, string id)
    {
        if (Caller.Of(http.User) is not { } caller || !operations.All.TryGetValue(operation, out var known)
            || await FormSubject.FindAsync(reader, known.Subject, id, http.RequestAborted) is not { } subject)
        {
            return null;
        }

        // Only who waives a condition chooses among them.
        var unmet = known.Command == typeof(WaiveGuard) && subject.Agreement is { } state
            ? Guards.UnmetForNext(state, clock.Today(), await reader.RelatedAsync(Guards.NeedsForNext(state), http.RequestAborted)) : [];
        return new Form(
            http, known, subject, caller, new TypedNames(reader, caller, clock.Today()), unmet, warnings, reader, clock.Today(), json.Value.SerializerOptions);
    }
}

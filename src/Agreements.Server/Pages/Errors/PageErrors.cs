using Agreements.Server.Http;
using Agreements.Server.Storage;
using Microsoft.AspNetCore.Diagnostics;
using System.Diagnostics;

namespace Agreements.Server.Pages.Errors;

/// <summary>What a person sees when something is not there or broke; programs get problems instead.</summary>
internal static class PageErrors
{
    /// <summary>Errors of requests that ask for a page become a page. The handler logs them before.</summary>
    /// <param name="app">The application.</param>
    public static void UsePageErrors(this IApplicationBuilder app) =>
        app.UseWhen(c => c.Request.AsksForPage(), pages => pages.UseExceptionHandler(new ExceptionHandlerOptions
        {
            SuppressDiagnosticsCallback = failed => Problems.Of(failed.Exception) is { Status: < 500 },
            ExceptionHandler = context => Told(context).ExecuteAsync(context),
        }));

    private static IResult Told(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Error is not { } thrown ? Broken(context, Missing.ErrorHint)
            : Outage.Is(thrown) ? new AskAgain(Missing.DatabaseDown(context))
            : Unreadable.Is(thrown) ? Broken(context, Unreadable.Sentence)
            : Problems.Of(thrown) is { Status: { } status } ? Rendering.Page.Of<FailureSheet>(
                context, new { Sentence = Missing.MalformedSentence, Hint = (thrown as MalformedRequestException)?.Sentence ?? Missing.MalformedHint }, status)
            : Broken(context, Missing.ErrorHint);

    private static IResult Broken(HttpContext context, Text hint) => Rendering.Page.Of<FailureSheet>(
        context,
        new { Sentence = Missing.ErrorSentence, Hint = hint, Trace = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier },
        StatusCodes.Status500InternalServerError);

    /// <summary>Addresses that nothing answers: a page for people, a bare 404 for programs.</summary>
    /// <param name="context">The request.</param>
    public static IResult Unanswered(HttpContext context) =>
        context.Request.AsksForPage() && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            ? Missing.Answer(context, MissingThing.Page)
            : Results.NotFound();
}

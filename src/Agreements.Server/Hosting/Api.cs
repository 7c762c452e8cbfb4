using Agreements.Server.Commands.Documents;
using Agreements.Server.Commands.People;
using Agreements.Server.Commands;
using Agreements.Server.Exchange.Bundles;
using Agreements.Server.Exchange.Calendars;
using Agreements.Server.Exchange.Exporting.Annual;
using Agreements.Server.Exchange.Exporting.OpenContracting;
using Agreements.Server.Exchange.Exporting;
using Agreements.Server.Exchange.Importing;
using Agreements.Server.Exchange.SigningCopies;
using Agreements.Server.Http;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Identity.Logging;
using Agreements.Server.Identity;
using Agreements.Server.Notifications.Inbox;
using Agreements.Server.Notifications.Log;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Queries.Activities;
using Agreements.Server.Queries.Directory;
using Agreements.Server.Queries.People;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.ReadModels;
using Agreements.Server.Sealing;
using Agreements.Server.Storage;
using Microsoft.AspNetCore.Diagnostics;
using System.Globalization;

namespace Agreements.Server.Hosting;

/// <summary>The HTTP API under <c>/api/v1</c>.</summary>
public static class Api
{
    /// <summary>Adds what the API needs.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="settings">Where the keys are.</param>
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder, Settings settings)
    {
        builder.Services.AddSingleton<IdempotencyKeys>();
        builder.Services.AddHostedService(p => p.GetRequiredService<IdempotencyKeys>());
        builder.Services.AddSingleton<ProjectionWait>();
        builder.Services.AddScoped<Gateway>();
        builder.Services.ConfigureHttpJsonOptions(o => RequestReading.Shape(o.SerializerOptions));
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApiDocument();
        return builder;
    }

    /// <summary>Maps every endpoint of the API, and the OpenAPI document.</summary>
    /// <param name="app">The application.</param>
    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapApiReference();
        app.MapCaseSchema();
        var api = app.MapGroup("/api/v1").AddAccessLog().AddEndpointFilter(AnswerProblems).AddEndpointFilter(Scopes.Hold).AddEndpointFilter(SayAge);
        api.MapCommands();
        MapReads(api);
        api.MapPeople();
        api.MapAccountRoutes();
        api.MapAccessLog();
        api.MapActivity();
        api.MapActivityExport();
        api.MapInbox();
        api.MapNotificationLog();
        api.MapOperations();
        api.MapProofs();
        api.MapBundles();
        app.MapLedger();
    }

    private static void MapReads(RouteGroupBuilder api)
    {
        api.MapTermsReads();
        api.MapDocumentReads();
        api.MapSigningCopies();
        api.MapFramingReads();
        api.MapGapReads();
        api.MapEngagementReads();
        api.MapFactReads();
        api.MapFactHistory();
        api.MapAmendmentReads();
        api.MapCaseExports();
        api.MapExports();
        api.MapNotificationLogExport();
        api.MapRecords();
        api.MapAnnual();
        api.MapAgreementReads();
        api.MapReadModels();
        api.MapOverviews();
        api.MapProgress();
        api.MapWorkReads();
        api.MapCalendarReads();
        api.MapCalendarExports();
        api.MapAgreementContacts();
        api.MapInstitutionReads();
        api.MapBodyReads();
        api.MapPolicyReads();
    }

    /// <summary>Errors outside the API, who asks being unknown yet or not: a page or problem that tells nothing of the inside.</summary>
    /// <param name="app">The application.</param>
    public static void UseProblemAnswers(this WebApplication app)
    {
        // A status without a word, as routing gives it: a page or a problem says the same.
        app.UseStatusCodePages(bare => Said(bare.HttpContext).ExecuteAsync(bare.HttpContext));
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // What callers get wrong is told to them: the log would be theirs to fill.
            SuppressDiagnosticsCallback = failed => Problems.Of(failed.Exception) is { Status: < 500 },
            ExceptionHandler = http => ((http.Features.Get<IExceptionHandlerFeature>()?.Error is { } thrown ? Problems.Of(thrown) : null) ?? Problems.Of(500))
                .ToResult().ExecuteAsync(http),
        });
        app.UsePageErrors();
    }

    private static IResult Said(HttpContext http) =>
        http.Request.AsksForPage() ? Missing.Status(http) : Problems.Of(http.Response.StatusCode).ToResult();

    /// <summary>Says in HTTP's own header how many seconds old the oldest figure of an answer is, where not all are of now.</summary>
    private static async ValueTask<object?> SayAge(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var services = context.HttpContext.RequestServices;
        if (services.GetRequiredService<Reader>().CountedAt is { } counted)
        {
            context.HttpContext.Response.Headers.Age =
                ((long)Math.Ceiling((services.GetRequiredService<TimeProvider>().GetUtcNow() - counted).TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return answer;
    }

    private static async ValueTask<object?> AnswerProblems(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception e) when (Problems.Of(e) is { } problem)
        {
            return problem.ToResult();
        }
    }
}

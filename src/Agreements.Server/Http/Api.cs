using Agreements.Server.Access;
using Agreements.Server.Access.Accounts;
using Agreements.Server.Access.Logging;
using Agreements.Server.Amending;
using Agreements.Server.Approving;
using Agreements.Server.Closing;
using Agreements.Server.Committing;
using Agreements.Server.Correcting;
using Agreements.Server.Documenting;
using Agreements.Server.Engaging;
using Agreements.Server.Evaluating;
using Agreements.Server.Framing;
using Agreements.Server.Exporting;
using Agreements.Server.Exporting.Annual;
using Agreements.Server.Exporting.OpenContracting;
using Agreements.Server.Implementing;
using Agreements.Server.Importing;
using Agreements.Server.Joining;
using Agreements.Server.Kinds;
using Agreements.Server.Measuring;
using Agreements.Server.Negotiating;
using Agreements.Server.Pages.Failing;
using Agreements.Server.People;
using Agreements.Server.Proposing;
using Agreements.Server.ReadModels;
using Agreements.Server.Recording;
using Agreements.Server.Registering;
using Agreements.Server.Renewing;
using Agreements.Server.Returning;
using Agreements.Server.Signing;
using Agreements.Server.Suspending;
using Microsoft.AspNetCore.Diagnostics;

namespace Agreements.Server.Http;

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
        builder.Services.AddSingleton<Freshness>();
        builder.Services.AddScoped<CommandDesk>();
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
        var api = app.MapGroup("/api/v1").AddAccessLog().AddEndpointFilter(AnswerProblems).AddEndpointFilter(Scopes.Hold);
        MapAgreements(api);
        MapDirectory(api);
        api.MapPeople();
        api.MapAccountRoutes();
        api.MapAccessLog();
        api.MapOperations();
    }

    private static void MapAgreements(RouteGroupBuilder api)
    {
        api.MapProposing();
        api.MapJoining();
        api.MapNegotiating();
        api.MapTermsReads();
        api.MapApproving();
        api.MapSigning();
        api.MapDocumenting();
        api.MapCommitting();
        api.MapImplementing();
        api.MapMeasuring();
        api.MapEvaluating();
        api.MapReturning();
        api.MapSuspending();
        api.MapClosing();
        api.MapFraming();
        api.MapFramingReads();
        api.MapRecording();
        api.MapGapReads();
        api.MapEngaging();
        api.MapCaseExports();
        api.MapExports();
        api.MapRecords();
        api.MapAnnual();
        api.MapCorrecting();
        api.MapAmending();
        api.MapRenewing();
        api.MapAgreementReads();
        api.MapReadModels();
        api.MapOverviews();
        api.MapWorkReads();
        api.MapAgreementContacts();
    }

    private static void MapDirectory(RouteGroupBuilder api)
    {
        api.MapInstitutions();
        api.MapBodies();
        api.MapInstitutionReads();
        api.MapBodyReads();
        api.MapPolicies();
    }

    /// <summary>Errors outside the API: a page or problem that tells nothing of the inside.</summary>
    /// <param name="app">The application.</param>
    public static void UseProblemAnswers(this WebApplication app)
    {
        // A status without a word, as routing gives it: a page or a problem says the same.
        app.UseStatusCodePages(bare => Said(bare.HttpContext).ExecuteAsync(bare.HttpContext));
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // What callers get wrong is told to them: the log would be theirs to fill.
            SuppressDiagnosticsCallback = failed => Problems.Of(failed.Exception) is not null,
            ExceptionHandler = http => ((http.Features.Get<IExceptionHandlerFeature>()?.Error is { } thrown ? Problems.Of(thrown) : null) ?? Problems.Of(500))
                .ToResult().ExecuteAsync(http),
        });
    }

    private static IResult Said(HttpContext http) =>
        PageErrors.AsksForPage(http.Request) ? Missing.Status(http) : Problems.Of(http.Response.StatusCode).ToResult();

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

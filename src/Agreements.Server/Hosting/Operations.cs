using Agreements.Server.Http;
using Agreements.Server.Identity;
using Agreements.Server.Notifications.Endpoints;
using Agreements.Server.Notifications.Rules;
using Agreements.Server.Observability;
using Agreements.Server.ReadModels.Delivery;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Agreements.Server.Hosting;

/// <summary>What came of trying again what was set aside.</summary>
/// <param name="Retried">Each stream that was tried; empty when none was aside.</param>
public sealed record RetriedStreams(IReadOnlyList<Retried> Retried);

/// <summary>Which streams that were set aside are to be tried again.</summary>
/// <param name="Streams">The streams; null or empty for all.</param>
public sealed record RetrySetAside(IReadOnlyList<Guid>? Streams = null);

/// <summary>How the read models are, and what they cannot show.</summary>
/// <param name="State">How far they are.</param>
/// <param name="SetAside">The streams that were set aside, longest first, each with why.</param>
public sealed record ReadModelsNow(ReadModelState State, IReadOnlyList<SetAsideStream> SetAside);

/// <summary>What an operator does to a running server: administrators' alone.</summary>
public static class Operations
{
    /// <summary>Maps the operations.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapOperations(this IEndpointRouteBuilder api)
    {
        var operations = api.MapGroup("/operations").AddEndpointFilter(AdministratorsOnly);
        operations.MapGet("/read-models", async (ReadModelWatch watch, CancellationToken stop) =>
                new ReadModelsNow(await watch.LookAsync(stop), await watch.SetAsideAsync(stop)))
            .WithName("readReadModels").WithSummary("How far the read models are, what stopped them, and the streams that they cannot show.")
            .Produces<ReadModelsNow>().ProducesProblem(403);
        operations.MapPost("/read-models/resume", ResumeAsync)
            .WithName("resumeReadModels")
            .WithSummary("Lets the read models go on at the event they stopped on, once its cause is mended. Nothing is skipped; harmless while they run.")
            .Produces<ReadModelState>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(409);
        operations.MapPost("/read-models/retry", RetryAsync)
            .WithName("retrySetAside")
            .WithSummary("Tries again to show streams that were set aside, or all, once the cause is mended. Harmless when there are none.")
            .WithMetadata(new RequestExample(new RetrySetAside()))
            .Produces<RetriedStreams>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
        operations.MapFailedMessages();
        operations.MapNotificationEndpoints();
        operations.MapNotificationRules();
    }

    private static async Task<IResult> ResumeAsync(ReadModelWatch watch, HttpContext http)
    {
        var state = await watch.ResumeAsync(http.RequestAborted);
        return state.Stop is not { } stop
            ? Results.Ok(state)
            : Problems.Of(
                409, "read-models-stopped", "The read models stopped again.",
                $"The event of sequence {stop.Sequence} still cannot be shown: {stop.ExceptionType}: "
                    + $"{stop.Error} Mend the cause (docs/observability.md), then resume.").ToResult();
    }

    private static async Task<IResult> RetryAsync(ReadModelWatch watch, HttpContext http, IOptions<JsonOptions> json)
    {
        var asked = RequestReading.Parse<RetrySetAside>(
            await RequestReading.ReadTextAsync(http.Request, http.RequestAborted), json.Value.SerializerOptions);
        return Results.Ok(new RetriedStreams(await watch.RetryAsync(asked.Streams ?? [], http.RequestAborted)));
    }

    private static async ValueTask<object?> AdministratorsOnly(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Caller.Of(context.HttpContext.User) is { Role: ActingRole.Administrator }
            ? await next(context)
            : Problems.Of(403, "administrators-only", "It is not yours to do.", "Ask an administrator: running the server is theirs.").ToResult();
}

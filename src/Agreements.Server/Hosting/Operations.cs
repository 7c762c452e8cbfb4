using Agreements.Server.Http;
using Agreements.Server.Identity;
using Agreements.Server.Observability;
using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.Hosting;

/// <summary>What came of trying again what was set aside.</summary>
/// <param name="Retried">Each stream that was tried; empty when none was aside.</param>
public sealed record RetriedStreams(IReadOnlyList<Retried> Retried);

/// <summary>What an operator does to a running server.</summary>
public static class Operations
{
    /// <summary>Maps the operations.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapOperations(this IEndpointRouteBuilder api)
    {
        api.MapPost("/operations/read-models/resume", ResumeAsync)
            .WithName("resumeReadModels")
            .WithSummary("Lets the read models go on at the event they stopped on, once its cause is mended. Nothing is skipped; harmless while they run.")
            .Produces<ReadModelState>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(409);
        api.MapPost("/operations/read-models/retry", RetryAsync)
            .WithName("retrySetAside")
            .WithSummary("Tries again to show the streams that were set aside, once the cause is mended. Harmless when there are none.")
            .Produces<RetriedStreams>().ProducesProblem(401).ProducesProblem(403);
    }

    private static async Task<IResult> ResumeAsync(ReadModelWatch watch, HttpContext http)
    {
        if (NotAnAdministrator(http) is { } problem)
        {
            return problem;
        }

        var state = await watch.ResumeAsync(http.RequestAborted);
        return state.Stop is not { } stop
            ? Results.Ok(state)
            : Problems.Of(
                409, "read-models-stopped", "The read models stopped again.",
                $"The event of sequence {stop.Sequence} still cannot be shown: {stop.ExceptionType}: "
                    + $"{stop.Error} Mend the cause (docs/observability.md), then resume.").ToResult();
    }

    private static async Task<IResult> RetryAsync(ReadModelWatch watch, HttpContext http) =>
        NotAnAdministrator(http) ?? Results.Ok(new RetriedStreams(await watch.RetryAsync(http.RequestAborted)));

    private static IResult? NotAnAdministrator(HttpContext http) => Caller.Of(http.User) is { Role: ActingRole.Administrator }
        ? null
        : Problems.Of(403, "administrators-only", "It is not yours to do.", "Ask an administrator: running the server is theirs.").ToResult();
}

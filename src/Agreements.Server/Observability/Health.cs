using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;

namespace Agreements.Server.Observability;

/// <summary>Whether the server lives and whether it can do its work.</summary>
public static class Health
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>
    /// Answers <c>/health/live</c>: 200 while the process can answer at all; and <c>/health/ready</c>: 200 when database and read models are
    /// well, else 503 with what is wrong and how to mend it. Open to all: neither holds a fact of an agreement beyond ids.
    /// </summary>
    /// <param name="app">The routes.</param>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" })).ExcludeFromDescription().AllowAnonymous();
        app.MapGet("/health/ready", async (ReadModelWatch watch, CancellationToken stop) => await ReadyAsync(watch, stop)).ExcludeFromDescription().AllowAnonymous();
        return app;
    }

    private static async Task<IResult> ReadyAsync(ReadModelWatch watch, CancellationToken stop)
    {
        try
        {
            return Tell(await watch.LookAsync(stop));
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return Not(new { status = "not-ready", database = new { status = "ok" }, cure = "The tables are being made: ask again in a moment." });
        }
        catch (NpgsqlException)
        {
            // What the driver says names servers, accounts and tables: it is in the log (1203).
            return Not(new { status = "not-ready", database = new { status = "unreachable" }, cure = "Start PostgreSQL (ops/up does), or correct AGREEMENTS_DB; the log has what the driver says." });
        }
    }

    private static IResult Tell(ReadModelState state)
    {
        var isReady = state.Activity == ReadModelActivity.Running;
        var readModels = new
        {
            subscription = Composition.ReadModelSubscription,
            status = state.Activity,
            position = state.Position,
            head = state.Head,
            behindEvents = state.BehindEvents,
            behindSeconds = Math.Round(state.BehindSeconds, 1),
            stoppedOn = state.Stop is { } stop ? new { stop.Sequence, stop.IsExact, stop.Type, stop.Stream, stop.Version, stop.Since } : null,
            cure = CureOf(state.Activity),
        };
        var body = new { status = isReady ? "ready" : "not-ready", database = new { status = "ok" }, readModels, deadNotices = state.DeadNotices };
        return isReady ? Results.Json(body, Shape) : Not(body);
    }

    private static string? CureOf(ReadModelActivity activity) => activity switch
    {
        ReadModelActivity.StoppedOnEvent => "Events are still recorded, nothing is skipped. Mend what the log names (1201), then POST /api/v1/operations/read-models/resume with an API key. docs/observability.md tells more.",
        ReadModelActivity.Stopped => "Somebody stopped the read models, as a rebuild does. When that is done: POST /api/v1/operations/read-models/resume with an API key.",
        ReadModelActivity.Starting => "The server is starting: ask again in a moment.",
        _ => null,
    };

    private static IResult Not<T>(T body) => Results.Json(body, Shape, statusCode: StatusCodes.Status503ServiceUnavailable);
}

using Agreements.Server.Storage;
using Npgsql;
using System.Text.Json.Serialization;
using System.Text.Json;

namespace Agreements.Server.Observability;

/// <summary>Whether the server lives and whether it can do its work.</summary>
public static class Health
{
    /// <summary>True of either: ops/up starts the cluster of its own though the server runs, and nothing of ours starts one that the operator named.</summary>
    private const string DatabaseCure = "Of a server that ops/up started with a PostgreSQL of its own: run ops/up again. "
        + "Of any other: start the PostgreSQL that AGREEMENTS_DB names (systemctl start postgresql), or correct AGREEMENTS_DB. "
        + "The server goes on by itself; the log has what the driver says (1203).";

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>
    /// Answers <c>/health/live</c>: 200 while the process can answer at all; and <c>/health/ready</c>: 200 when database and read models are
    /// well, or <c>degraded</c> when they are late or a stream is set aside, else 503 with what is wrong and how to mend it. Open to all:
    /// neither holds a fact of an agreement beyond ids.
    /// </summary>
    /// <param name="app">The routes.</param>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" })).ExcludeFromDescription().AllowAnonymous();
        app.MapGet("/health/ready", async (ReadModelWatch watch, CancellationToken stop) => await ReadyAsync(watch, stop))
            .ExcludeFromDescription().AllowAnonymous();
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
            return Not(new { status = "not-ready", database = new { status = "unreachable" }, cure = DatabaseCure });
        }
    }

    private static IResult Tell(ReadModelState state)
    {
        var readModels = new
        {
            subscription = StoreSetup.ReadModelSubscription,
            status = state.Activity,
            position = state.Position,
            head = state.Head,
            behindEvents = state.BehindEvents,
            behindSeconds = Math.Round(state.BehindSeconds, 1),
            stoppedOn = state.Stop is { } stop ? new { stop.Sequence, stop.IsExact, stop.Type, stop.Stream, stop.Version, stop.Since } : null,
            setAside = state.SetAside,
            cure = CureOf(state),
        };
        var status = state.IsDegraded ? "degraded" : state.IsReady ? "ready" : "not-ready";
        var body = new { status, database = new { status = "ok" }, readModels, deadNotices = state.DeadNotices };
        return state.IsReady ? Results.Json(body, Shape) : Not(body);
    }

    private static string? CureOf(ReadModelState state) => state.Activity switch
    {
        ReadModelActivity.StoppedOnEvent => "Events are still recorded, nothing is skipped. Mend what the log names (1201), "
            + "then POST /api/v1/operations/read-models/resume with an API key. docs/observability.md tells more.",
        ReadModelActivity.Stopped => "Events are still recorded. The server starts the read models again by itself; where that does not help, "
            + "POST /api/v1/operations/read-models/resume with an API key, then look at the log (1204).",
        ReadModelActivity.NotAdvancing => "Events are still recorded, but nothing shows them: no server has taken over, "
            + "or its database connection hangs. The server that has them starts them again; look at the log of each (1204).",
        ReadModelActivity.Starting => "The server is starting: ask again in a moment.",
        ReadModelActivity.Behind => "Events are recorded faster than they are shown: lists are late. This passes when the load does.",
        _ => state.SetAside > 0 ? "Some streams cannot be shown from an event on; all others are. 'agreements read-models list' names them and "
            + "why; mend that, then 'agreements read-models retry'." : null,
    };

    private static IResult Not<T>(T body) => Results.Json(body, Shape, statusCode: StatusCodes.Status503ServiceUnavailable);
}

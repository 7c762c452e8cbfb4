using Agreements.Server.Sealing;
using Agreements.Server.Storage;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using System.Text.Json.Serialization;
using System.Text.Json;

namespace Agreements.Server.Observability;

/// <summary>
/// Whether the server lives and whether it can do its work. Each thing that is looked at is an <see cref="IHealthCheck"/> of its own; what its
/// description says is the cure.
/// </summary>
public static class Health
{
    /// <summary>Tag of what a server must have to be left running: nothing so far but that it answers.</summary>
    public const string Live = "live";

    /// <summary>Tag of what it must have to do its work.</summary>
    public const string Ready = "ready";

    internal const string Database = "database";

    internal const string ReadModels = "read-models";

    internal const string Seal = "seal";

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Adds what is looked at.</summary>
    /// <param name="services">The server's services.</param>
    public static IHealthChecksBuilder AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseHealth>(Database, tags: [Ready]).AddCheck<ReadModelHealth>(ReadModels, tags: [Ready])
            .Add(new HealthCheckRegistration(Seal, services => services.GetRequiredService<SealWatch>(), null, [Ready]));

    /// <summary>
    /// Answers <c>/health/live</c>: 200 while the process can answer at all; and <c>/health/ready</c>: 200 when database and read models are
    /// well, or <c>degraded</c> when they are late or a stream is set aside, else 503 with what is wrong and how to mend it. Open to all: neither
    /// holds a fact of an agreement beyond ids.
    /// </summary>
    /// <param name="app">The routes.</param>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealth(Live, report => new { status = report.Status == HealthStatus.Unhealthy ? "not-live" : Live });
        app.MapHealth(Ready, BodyOf);
        return app;
    }

    /// <summary>What is well or only late is 200, all else 503, as the framework has it.</summary>
    private static void MapHealth(this IEndpointRouteBuilder app, string tag, Func<HealthReport, object> body) =>
        app.MapHealthChecks($"/health/{tag}", new HealthCheckOptions
            {
                Predicate = check => check.Tags.Contains(tag),
                ResponseWriter = (http, report) => http.Response.WriteAsJsonAsync(body(report), Shape, http.RequestAborted),
                // Every answer of ours says so already.
                AllowCachingResponses = true,
            })
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get])).ExcludeFromDescription().AllowAnonymous();

    private static object BodyOf(HealthReport report)
    {
        var (database, readModels) = (report.Entries[Database], report.Entries[ReadModels]);
        var state = readModels.Data.GetValueOrDefault(ReadModels) as ReadModelState;
        return new
        {
            status = report.Status switch { HealthStatus.Healthy => Ready, HealthStatus.Degraded => "degraded", _ => "not-ready" },
            database = new { status = database.Status == HealthStatus.Healthy ? "ok" : "unreachable" },
            readModels = state is null ? null : BodyOf(state, readModels.Description),
            seal = report.Entries.TryGetValue(Seal, out var sealing) && sealing.Data.GetValueOrDefault(Seal) is LedgerStatus sealedUpTo
                ? BodyOf(sealedUpTo, CureOf(sealing))
                : null,
            deadNotices = state?.DeadNotices,
            webhooksOff = state?.WebhooksOff is { Count: > 0 } off ? off : null,
            cure = CureOf(database) ?? (state is null ? CureOf(readModels) : null),
        };
    }

    private static object BodyOf(LedgerStatus status, string? cure) => new
    {
        size = status.Size,
        waiting = status.Waiting,
        waitingSeconds = Math.Round(status.WaitingSeconds, 1),
        checkpointAt = status.CheckpointAt,
        witnessedSize = status.WitnessedSize,
        unwitnessedSince = status.UnwitnessedSince,
        cure,
    };

    private static object BodyOf(ReadModelState state, string? cure) => new
    {
        subscription = StoreSetup.ReadModelSubscription,
        status = state.Activity,
        position = state.Position,
        head = state.Head,
        behindEvents = state.BehindEvents,
        behindSeconds = Math.Round(state.BehindSeconds, 1),
        stoppedOn = state.Stop is { } stop ? new { stop.Sequence, stop.IsExact, stop.Type, stop.Stream, stop.Version, stop.Since } : null,
        setAside = state.SetAside,
        cure,
    };

    /// <summary>Where a check fell over, the framework describes it by the exception: that is for the log.</summary>
    private static string? CureOf(HealthReportEntry entry) => entry.Exception is null ? entry.Description : null;
}

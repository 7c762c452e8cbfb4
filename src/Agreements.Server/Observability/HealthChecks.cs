using Agreements.Server.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Agreements.Server.Observability;

/// <summary>The database answers.</summary>
/// <param name="database">The database.</param>
internal sealed class DatabaseHealth(NpgsqlDataSource database) : IHealthCheck
{
    /// <summary>True of either: ops/up starts the cluster of its own though the server runs, and nothing of ours starts one that the operator named.</summary>
    internal const string Cure = "Of a server that ops/up started with a PostgreSQL of its own: run ops/up again. "
        + "Of any other: start the PostgreSQL that AGREEMENTS_DB names (systemctl start postgresql), or correct AGREEMENTS_DB. "
        + "The server goes on by itself; the log has what the driver says (1203).";

    private const int LongestAnswerSeconds = 5;

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand("select 1");
            command.CommandTimeout = LongestAnswerSeconds;
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is NpgsqlException || Outage.Is(e))
        {
            // What the driver says names servers, accounts and tables: it is in the log (1203).
            return HealthCheckResult.Unhealthy(Cure);
        }
    }
}

/// <summary>The read models show what is recorded.</summary>
/// <param name="watch">Knows how they are.</param>
internal sealed class ReadModelHealth(ReadModelWatch watch) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var state = await watch.LookAsync(cancellationToken);
            var status = state.IsDegraded ? HealthStatus.Degraded : state.IsReady ? HealthStatus.Healthy : HealthStatus.Unhealthy;
            return new HealthCheckResult(status, CureOf(state), data: new Dictionary<string, object> { [Health.ReadModels] = state });
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return HealthCheckResult.Unhealthy("The tables are being made: ask again in a moment.");
        }
        catch (Exception e) when (e is NpgsqlException || Outage.Is(e))
        {
            return HealthCheckResult.Unhealthy(DatabaseHealth.Cure);
        }
    }

    private static string? CureOf(ReadModelState state) => state.Activity switch
    {
        ReadModelActivity.StoppedOnEvent => "Events are still recorded, nothing is skipped. Mend what the log names (1201), "
            + "then POST /api/v1/operations/read-models/resume with an API key. docs/observability.md tells more.",
        ReadModelActivity.Stopped => "Events are still recorded. The server starts the read models again by itself; where that does not help, "
            + "POST /api/v1/operations/read-models/resume with an API key, then look at the log (1204).",
        ReadModelActivity.NotAdvancing => "Events are still recorded, but nothing shows them: no server has taken over, or its database connection "
            + "hangs. The server that has them starts them again; look at the log of each (1204).",
        ReadModelActivity.Starting => "The server is starting: ask again in a moment.",
        ReadModelActivity.Behind => "Events are recorded faster than they are shown: lists are late. This passes when the load does.",
        _ when state.SetAside > 0 => "Some streams cannot be shown from an event on; all others are. 'agreements read-models list' names them and why; "
            + "mend that, then 'agreements read-models retry'.",
        _ => null,
    };
}

using Agreements.Server.Commands;
using Agreements.Server.Sealing;
using Agreements.Server.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using System.Diagnostics.Metrics;

namespace Agreements.Server.Observability;

/// <summary>
/// Looks how old the oldest event is that is not sealed, since when witnesses are missing, and what they say against the log. None of it keeps a command
/// waiting.
/// </summary>
internal sealed class SealWatch : BackgroundService, IHealthCheck
{
    private const double LongestWaitSeconds = 60;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly NpgsqlDataSource _db;
    private readonly LedgerPolicy _policy;
    private readonly LedgerKeys _keys;
    private readonly TimeProvider _clock;
    private readonly Meter _meter = new(Telemetry.Name);
    private volatile LedgerStatus? _status;

    public SealWatch(NpgsqlDataSource db, LedgerPolicy policy, LedgerKeys keys, TimeProvider clock)
    {
        (_db, _policy, _keys, _clock) = (db, policy, keys, clock);
        _meter.CreateObservableGauge(Telemetry.SealAgeName, () => _status?.WaitingSeconds ?? 0, "s", "Age of the oldest event not sealed.");
        _meter.CreateObservableGauge(
            Telemetry.UnwitnessedName, () => Unwitnessed(_status).TotalSeconds, "s",
            "How long there have been checkpoints that too few witnesses have cosigned.");
        _meter.CreateObservableGauge(
            Telemetry.SealRefusalsName, () => _status?.Witnesses.Count(w => w.Refusal is not null) ?? 0, "{witness}",
            "Witnesses that say that the log went back or has two histories.");
    }

    /// <summary>Looks now.</summary>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public async Task<LedgerStatus> LookAsync(CancellationToken stop) => _status = await LedgerStatus.ReadAsync(_db, _policy, stop);

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var status = await LookAsync(cancellationToken);
            var cure = CureOf(status);
            return new HealthCheckResult(
                cure is null ? HealthStatus.Healthy : HealthStatus.Degraded, cure, data: new Dictionary<string, object> { [Health.Seal] = status });
        }
        catch (Exception e) when (e is NpgsqlException || Outage.Is(e))
        {
            // The database's own check says it.
            return HealthCheckResult.Healthy();
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException || Outage.Is(e))
            {
                // Told by the watch over the read models.
            }
        }
    }

    private TimeSpan Unwitnessed(LedgerStatus? status) => status?.UnwitnessedSince is { } since ? _clock.GetUtcNow() - since : TimeSpan.Zero;

    private string? CureOf(LedgerStatus status) =>
        status.Refusals is { Count: > 0 } refusals
            ? string.Join(' ', refusals.Select(r => $"{r.Zh} {r.EnOrZh}"))
        : status.WaitingSeconds > LongestWaitSeconds
            ? "Events are recorded and not sealed. They are sealed when this passes; look at the log (3302)."
        : _keys.Folder is not null && status.Checkpoint is null && status.Size > 0
            ? "Events are sealed and nothing is signed: this server lacks the keys of the log (3301). Copy the folder of keys of the server that made them."
        : Unwitnessed(status) > LedgerPolicy.LongestUnwitnessed
            ? "Too few witnesses have cosigned for an hour: ask them to look at their agreements witness. Nothing waits for them; docs/ledger.md tells more."
        : null;
}

using Dapper;
using Npgsql;

namespace Agreements.Server.Http;

/// <summary>An answer given before.</summary>
/// <param name="Fingerprint">Digest of the request it answered.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The body, JSON.</param>
/// <param name="Version">The stream version it told.</param>
/// <param name="Location">The location it told; null for none.</param>
public sealed record GivenAnswer(string Fingerprint, int Status, string Body, long Version, string? Location);

/// <summary>
/// Answers by <c>Idempotency-Key</c>, kept for a week, so that a repeated request gets the same answer. The domain already makes repeated
/// commands harmless; this table only keeps what was said. Refusals are not kept: the same request may succeed once guards are met.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="clock">The clock.</param>
public sealed class IdempotencyKeys(NpgsqlDataSource database, TimeProvider clock) : BackgroundService
{
    internal const string Creation = """
        create schema if not exists agreements_api;
        create table if not exists agreements_api.idempotency_keys (
            actor text not null, key text not null, fingerprint text not null, status int not null, body text not null,
            version bigint not null, location text, answered timestamptz not null default now(), primary key (actor, key));
        create index if not exists idempotency_keys_answered on agreements_api.idempotency_keys (answered);
        """;

    /// <summary>The answer given to a key before; null when there is none.</summary>
    /// <param name="actor">The acting user.</param>
    /// <param name="key">The key.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<GivenAnswer?> FindAsync(string actor, string key, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.QuerySingleOrDefaultAsync<GivenAnswer>(new CommandDefinition(
            "select fingerprint, status, body, version, location from agreements_api.idempotency_keys where actor = @actor and key = @key",
            new { actor, key }, cancellationToken: stop));
    }

    /// <summary>Keeps an answer; the first one for a key stays.</summary>
    /// <param name="actor">The acting user.</param>
    /// <param name="key">The key.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task KeepAsync(string actor, string key, GivenAnswer answer, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into agreements_api.idempotency_keys (actor, key, fingerprint, status, body, version, location)
            values (@actor, @key, @Fingerprint, @Status, @Body, @Version, @Location) on conflict do nothing
            """,
            new { actor, key, answer.Fingerprint, answer.Status, answer.Body, answer.Version, answer.Location }, cancellationToken: stop));
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await hourly.WaitForNextTickAsync(stoppingToken))
        {
            await using var connection = await database.OpenConnectionAsync(stoppingToken);
            await connection.ExecuteAsync("delete from agreements_api.idempotency_keys where answered < now() - interval '7 days'");
        }
    }
}

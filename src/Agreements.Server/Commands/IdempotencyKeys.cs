using Agreements.Server.Storage;
using Marten;
using Npgsql;

namespace Agreements.Server.Commands;

/// <summary>An answer given before.</summary>
/// <param name="Fingerprint">Digest of the request.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The receipt, as JSON.</param>
/// <param name="Version">The version told.</param>
/// <param name="Location">Where what was begun can be read; null when nothing was.</param>
public sealed record GivenAnswer(string Fingerprint, int Status, string Body, long Version, string? Location);

/// <summary>Keeps the answer of a request under its key, in the commit that records what came of it: with the one there is the other.</summary>
/// <param name="Account">Whose key it is.</param>
/// <param name="Key">The key.</param>
/// <param name="Say">What is said, by what the command came to.</param>
public sealed record Once(string Account, string Key, Func<Answer, GivenAnswer> Say)
{
    /// <summary>Keeps the answer with the session's commit.</summary>
    /// <param name="session">The session of the commit.</param>
    /// <param name="answer">What the command came to.</param>
    public void Keep(IDocumentSession session, Answer answer)
    {
        var said = Say(answer);
        session.QueueSqlCommand(
            "insert into agreements_api.idempotency_keys (actor, key, fingerprint, status, body, version, location) values (?, ?, ?, ?, ?, ?, nullif(?, ''))",
            Account, Key, said.Fingerprint, said.Status, said.Body, said.Version, said.Location ?? "");
    }

    /// <summary>Whether a commit failed because another one with the same key was quicker.</summary>
    /// <param name="thrown">What the commit met; the store may wrap it.</param>
    public static bool WasTaken(Exception? thrown) =>
        thrown is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "idempotency_keys" }
            || (thrown is not null && WasTaken(thrown.InnerException));
}

/// <summary>
/// Answers by <c>Idempotency-Key</c>, kept for a week, so that a repeated request gets the same answer. Refusals are not kept: the same
/// request may succeed once guards are met.
/// </summary>
/// <param name="database">The database of the server.</param>
/// <param name="clock">Tells the hour of the tidying.</param>
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
    /// <param name="actor">Whose key it is.</param>
    /// <param name="key">The key.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<GivenAnswer?> FindAsync(string actor, string key, CancellationToken stop)
    {
        await using var command = database.CreateCommand(
            "select fingerprint, status, body, version, location from agreements_api.idempotency_keys where actor = $1 and key = $2").With(actor).With(key);
        var given = await command.ListAsync(r =>
            new GivenAnswer(r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetInt64(3), r.IsDBNull(4) ? null : r.GetString(4)), stop);
        return given.Count == 0 ? null : given[0];
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await hourly.WaitForNextTickAsync(stoppingToken))
        {
            await using var command = database.CreateCommand("delete from agreements_api.idempotency_keys where answered < now() - interval '7 days'");
            await command.ExecuteNonQueryAsync(stoppingToken);
        }
    }
}

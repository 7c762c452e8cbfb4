using Agreements.Server.Localization;
using Agreements.Server.Storage;
using Npgsql;
using System.Text.Json;

namespace Agreements.Server.Identity.Accounts;

/// <summary>
/// The file of keys that <c>AGREEMENTS_KEYS</c> names: a way to begin, before anybody has signed in. At each start its entries are made accounts of
/// programs, with that role and that key; a key that is no longer in the file is revoked.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock.</param>
public sealed class KeyFile(NpgsqlDataSource db, TimeProvider clock)
{
    /// <summary>Long enough to be told by its first characters, without these telling it.</summary>
    private const int TellableLength = 24;

    private const int PrefixLength = 4;

    /// <summary>A key of the file lasts this long from the last start with it.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(400);

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web);

    /// <summary>Makes what the file says true.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The file is not a list of keys; the message names it and the cure.</exception>
    public async Task EnsureAsync(string path, CancellationToken ct)
    {
        var entries = Read(path);
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await new NpgsqlCommand("lock table accounts.keys in share row exclusive mode", connection).ExecuteNonQueryAsync(ct);
        foreach (var entry in entries)
        {
            try
            {
                await EnsureAsync(connection, entry, ct);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.CheckViolation or PostgresErrorCodes.UniqueViolation)
            {
                throw new InvalidOperationException(
                    $"The entry of '{entry.User}' in '{path}' (AGREEMENTS_KEYS) cannot be taken: user and institution are lower-case letters, "
                        + "digits and hyphens, and the user is nobody's sign-in name.", e);
            }
        }

        await using var gone = new NpgsqlCommand(
            "update accounts.keys set revoked_at = $2 where from_file and revoked_at is null and digest <> all($1) returning account, prefix", connection)
            .With(entries.Select(e => KnownAccounts.Digest(e.Key)).ToArray()).With(clock.GetUtcNow());
        foreach (var (account, prefix) in await gone.ListAsync(r => (r.GetString(0), r.GetString(1)), ct))
        {
            await AccountRows.NoteAsync(connection, account, new AccountChange("start", AccountChanges.KeyRevoked, new { prefix }), clock.GetUtcNow(), ct);
        }

        await transaction.CommitAsync(ct);
    }

    private static Entry[] Read(string path)
    {
        try
        {
            var entries = JsonSerializer.Deserialize<Entry[]>(File.ReadAllText(path), Shape) ?? [];
            return entries.All(e => e.Role is not ActingRole.System) ? entries : throw new JsonException("nobody is given the role of the system itself.");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"The API keys in '{path}' (AGREEMENTS_KEYS) cannot be read: {e.Message} "
                    + "Expected a list of {\"key\",\"user\",\"institution\",\"role\"}; remove the file and start again to get new ones.",
                e);
        }
    }

    private async Task EnsureAsync(NpgsqlConnection connection, Entry entry, CancellationToken ct)
    {
        var (role, now) = (KebabEnum<ActingRole>.Name(entry.Role), clock.GetUtcNow());
        if (await WroteAsync(
            connection,
            "insert into accounts.accounts (id, name, folded_name, is_machine, stamp, created_at) values ($1, $1, upper($1), true, '', $2) "
                + "on conflict (id) do nothing returning id",
            c => c.With(entry.User).With(now), ct))
        {
            await AccountRows.NoteAsync(connection, entry.User, new AccountChange("start", AccountChanges.Created, new { isMachine = true }), now, ct);
        }

        if (await WroteAsync(
            connection,
            """
            insert into accounts.grants (account, role, institution, from_day) select $1, $2, $3, $4
             where not exists (select from accounts.grants where account = $1 and role = $2 and institution = $3) returning account
            """,
            c => c.With(entry.User).With(role).With(entry.Institution).With(clock.Today()), ct))
        {
            await AccountRows.NoteAsync(connection, entry.User, new AccountChange("start", AccountChanges.Granted, new { role, entry.Institution }), now, ct);
        }

        var prefix = entry.Key.Length < TellableLength ? "…" : entry.Key[..PrefixLength];
        if (await WroteAsync(
            connection,
            """
            insert into accounts.keys (account, digest, prefix, name, role, institution, expires_at, created_at, from_file)
            values ($1, $2, $3, 'AGREEMENTS_KEYS', $4, $5, $6, $7, true)
            on conflict (digest) do update set expires_at = excluded.expires_at where accounts.keys.revoked_at is null
            returning case when xmax = 0 then id end
            """,
            c => c.With(entry.User).With(KnownAccounts.Digest(entry.Key)).With(prefix).With(role).With(entry.Institution).With(now + Life).With(now), ct))
        {
            await AccountRows.NoteAsync(
                connection, entry.User, new AccountChange("start", AccountChanges.KeyIssued, new { prefix, name = "AGREEMENTS_KEYS" }), now, ct);
        }
    }

    private static async Task<bool> WroteAsync(NpgsqlConnection connection, string sql, Func<NpgsqlCommand, NpgsqlCommand> with, CancellationToken ct)
    {
        await using var command = with(new NpgsqlCommand(sql, connection));
        return await command.ExecuteScalarAsync(ct) is not (null or DBNull);
    }

    private sealed record Entry(string Key, string User, string Institution, ActingRole Role);
}

using Agreements.Server.Localization;
using Agreements.Server.Storage;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using System.Security.Cryptography;

namespace Agreements.Server.Identity.Accounts;

/// <summary>Makes the one administrator that a new database begins with.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock.</param>
/// <param name="hasher">Hashes the password.</param>
public sealed class FirstAdministrator(NpgsqlDataSource db, TimeProvider clock, IPasswordHasher<Account> hasher)
{
    /// <summary>Id and sign-in name.</summary>
    public const string Id = "administrator";

    /// <summary>What the role is said to be held for: administrators see no institution's agreements.</summary>
    internal const string Institution = "administration";

    /// <summary>
    /// Makes it where no person has ever been an administrator; whoever of several comes first makes it alone. Its password must be changed at
    /// the first sign-in.
    /// </summary>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The password, told here and never again; null when there was one before.</returns>
    public async Task<OneTimePassword?> EnsureAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        if (await HasOneAsync(connection, ct))
        {
            return null;
        }

        var password = AccountAdministration.NewPassword();
        var hash = hasher.HashPassword(new Account { Id = Id, Name = Id }, password);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await new NpgsqlCommand("lock table accounts.grants in share row exclusive mode", connection).ExecuteNonQueryAsync(ct);
        if (await HasOneAsync(connection, ct))
        {
            return null;
        }

        await InsertAsync(connection, hash, ct);
        await AccountRows.NoteAsync(connection, Id, new AccountChange("start", AccountChanges.Created), clock.GetUtcNow(), ct);
        await AccountRows.NoteAsync(
            connection, Id, new AccountChange("start", AccountChanges.Granted, new { role = "administrator", institution = Institution }),
            clock.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
        return new OneTimePassword(Id, Id, password);
    }

    private static async Task<bool> HasOneAsync(NpgsqlConnection connection, CancellationToken ct) => await new NpgsqlCommand(
        """
        select exists (select from accounts.grants g join accounts.accounts a on a.id = g.account where g.role = 'administrator' and not a.is_machine)
        """,
        connection).ExecuteScalarAsync(ct) is true;

    private async Task InsertAsync(NpgsqlConnection connection, string hash, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            with made as (
                insert into accounts.accounts (id, name, folded_name, password_hash, must_change, stamp, created_at)
                values ($1, $1, upper($1), $2, true, $3, $4) returning id)
            insert into accounts.grants (account, role, institution, from_day) select id, 'administrator', $5, $6 from made
            """,
            connection).With(Id).With(hash).With(RandomNumberGenerator.GetHexString(32)).With(clock.GetUtcNow()).With(Institution).With(clock.Today());
        await command.ExecuteNonQueryAsync(ct);
    }
}

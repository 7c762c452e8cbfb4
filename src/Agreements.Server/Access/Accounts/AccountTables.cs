using Npgsql;

namespace Agreements.Server.Access.Accounts;

/// <summary>The tables of accounts, roles held, delegations and keys.</summary>
public static class AccountTables
{
    /// <summary>Names the advisory lock under which the tables are made.</summary>
    private const long CreationLock = 0x4147_524D_0004;

    /// <summary>Makes the tables where they are missing. Safe at any time, from several processes at once.</summary>
    /// <param name="owner">The database, as who may change its schema.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task EnsureAsync(NpgsqlDataSource owner, CancellationToken ct)
    {
        await using var sql = typeof(AccountTables).Assembly.GetManifestResourceStream(typeof(AccountTables), "accounts.sql")
            ?? throw new InvalidOperationException("accounts.sql is not in the assembly.");
        using var reader = new StreamReader(sql);
        await using var connection = await owner.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand($"select pg_advisory_xact_lock({CreationLock});\n{await reader.ReadToEndAsync(ct)}", connection);
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }
}

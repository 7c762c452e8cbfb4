using Npgsql;

namespace Agreements.Server.ReadModels.Rebuilding;

/// <summary>
/// Locks the live tables without ever being the reason of a deadlock: it waits for less than PostgreSQL's deadlock check, then lets go and
/// tries again, so that it is never a handler's or a reader's transaction that is sacrificed.
/// </summary>
internal static class TableLock
{
    private const string ShorterThanDeadlockCheck = "set local lock_timeout = '300ms'";

    /// <summary>
    /// What follows in the transaction may wait: only housekeeping can hold the new tables, and it gives way once PostgreSQL has checked for a
    /// deadlock.
    /// </summary>
    private const string AsBefore = "set local lock_timeout to default";

    /// <summary>Begins a transaction in which nobody else changes the tables; they can be read.</summary>
    public static async Task<NpgsqlTransaction> TakeAsync(
        NpgsqlConnection connection, IReadOnlyList<ReadModelTable> tables, string schema, CancellationToken ct)
    {
        while (true)
        {
            var transaction = await connection.BeginTransactionAsync(ct);
            if (await TryAsync(connection, tables, schema, "exclusive", ct))
            {
                return transaction;
            }

            await transaction.DisposeAsync();
        }
    }

    /// <summary>Keeps readers out too, for the moment of the swap.</summary>
    public static async Task EscalateAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<ReadModelTable> tables, string schema, CancellationToken ct)
    {
        const string before = "before_escalation";
        await transaction.SaveAsync(before, ct);
        while (!await TryAsync(connection, tables, schema, "access exclusive", ct))
        {
            await transaction.RollbackAsync(before, ct);
        }
    }

    private static async Task<bool> TryAsync(
        NpgsqlConnection connection, IReadOnlyList<ReadModelTable> tables, string schema, string mode, CancellationToken ct)
    {
        if (tables.Count == 0)
        {
            return true;
        }

        await using var command = new NpgsqlCommand(
            $"{ShorterThanDeadlockCheck}; lock table {string.Join(", ", tables.Select(t => $"{schema}.{t.Name}"))} in {mode} mode; {AsBefore}", connection);
        try
        {
            await command.ExecuteNonQueryAsync(ct);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }
}

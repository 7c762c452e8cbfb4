using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.ReadModels.Delivery;

/// <summary>
/// Finds the streams whose rows the database refuses, by trying a page that was not committed in halves, each in a transaction that is
/// rolled back. Only asked of a page that comes again.
/// </summary>
internal static class RefusedRows
{
    /// <summary>The streams whose rows are refused, each blamed on its last event of the page; none when the page as a whole is taken.</summary>
    /// <param name="db">The pool whose search path holds the tables.</param>
    /// <param name="streams">What the rows are of.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="NpgsqlException">The database cannot be reached, or answers something that says nothing of a row.</exception>
    public static async Task<IReadOnlyList<Poison>> FindAsync(NpgsqlDataSource db, IReadOnlyList<StreamChange> streams, PageRows rows, CancellationToken ct)
    {
        if (streams.Count == 0 || await RefusalAsync(db, streams, rows, ct) is not { } refusal)
        {
            return [];
        }

        if (streams.Count == 1)
        {
            return [Poison.Of(streams[0].Last.Event, refusal.TableName ?? "database", refusal)];
        }

        var half = streams.Count / 2;
        return
        [
            .. await FindAsync(db, [.. streams.Take(half)], rows, ct),
            .. await FindAsync(db, [.. streams.Skip(half)], rows, ct),
        ];
    }

    /// <summary>Runs statements on a connection.</summary>
    /// <param name="connection">The connection, with a transaction of whoever calls.</param>
    /// <param name="statements">The statements.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task ExecuteAsync(NpgsqlConnection connection, IEnumerable<Statement> statements, CancellationToken ct)
    {
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand { Connection = connection };
            command.CommandText = command.Placed(statement.Sql, statement.Lists);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task<PostgresException?> RefusalAsync(NpgsqlDataSource db, IReadOnlyList<StreamChange> streams, PageRows rows, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            await ExecuteAsync(connection, rows.Statements(streams.Select(s => s.Id).ToHashSet()), ct);
            return null;
        }
        catch (PostgresException e) when (SaysThatARowIsWrong(e))
        {
            return e;
        }
    }

    /// <summary>Wrong data, a broken constraint, a value over a limit; everything else passes, or is no fault of a row.</summary>
    private static bool SaysThatARowIsWrong(PostgresException e) => e.SqlState[..2] is "22" or "23" or "54";
}

using JasperFx;
using Npgsql;

namespace Marten.Internal;

/// <summary>Creates what is missing, once per store; one round trip when nothing is.</summary>
internal sealed class SchemaSetup(NpgsqlDataSource database, EventSql sql, AutoCreate allowed)
{
    private readonly Lock _lock = new();
    private Task? _first;

    /// <summary>Ensures the tables exist, as the store's options allow. Costs nothing after the first success; a failure is tried again.</summary>
    public Task EnsureAsync(CancellationToken token)
    {
        var first = Volatile.Read(ref _first);
        return first is { IsCompletedSuccessfully: true } ? first : FirstAsync().WaitAsync(token);
    }

    public async Task ApplyAsync(AutoCreate mode, CancellationToken token)
    {
        if (mode == AutoCreate.None)
        {
            return;
        }

        await using var connection = await database.OpenConnectionAsync(token);
        if (await IsCompleteAsync(connection, mode, token))
        {
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(token);
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock(hashtextextended('marten schema {sql.Schema}', 0))", token);
        if (!await IsCompleteAsync(connection, mode, token))
        {
            await ExecuteAsync(connection, "set local client_min_messages = warning", token);
            await ExecuteAsync(connection, SchemaScript.Tables(sql), token);
            await ExecuteAsync(connection, SchemaScript.AppendFunction(sql), token);
        }

        await transaction.CommitAsync(token);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string text, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync(token);
    }

    private Task FirstAsync()
    {
        lock (_lock)
        {
            if (_first is null or { IsFaulted: true } or { IsCanceled: true })
            {
                Volatile.Write(ref _first, ApplyAsync(allowed, CancellationToken.None));
            }

            return _first!;
        }
    }

    private async Task<bool> IsCompleteAsync(NpgsqlConnection connection, AutoCreate mode, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(SchemaScript.Probe(sql), connection);
        await using var reader = await command.ExecuteReaderAsync(token);
        await reader.ReadAsync(token);
        var body = await reader.IsDBNullAsync(0, token) ? null : reader.GetString(0);
        var functionFits = body is not null && (mode == AutoCreate.CreateOnly || body == SchemaScript.FunctionBody(sql));
        return functionFits && reader.GetInt64(1) == SchemaScript.ProbedColumns(sql) && reader.GetBoolean(2);
    }
}

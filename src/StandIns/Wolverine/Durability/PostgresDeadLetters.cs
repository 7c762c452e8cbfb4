using Npgsql;
using NpgsqlTypes;
using Wolverine.Persistence.Durability.DeadLetterManagement;
using Wolverine.Runtime;

namespace Wolverine.Persistence.Durability;

/// <summary>Dead letters on PostgreSQL.</summary>
internal sealed class PostgresDeadLetters(WolverineRuntime runtime) : IMessageStore, IDeadLetters
{
    // One fixed condition: null parameters match all.
    private const string Condition = """
        (case when cardinality($1::uuid[]) > 0 then id = any($1::uuid[])
         else ($2::varchar is null or message_type = $2) and ($3::varchar is null or exception_type = $3)
          and ($4::varchar is null or received_at = $4) and ($5::boolean is null or coalesce(replayable, false) = $5) end)
        """;

    public IDeadLetters DeadLetters => this;

    public async Task<DeadLetterEnvelopeResults> QueryAsync(DeadLetterEnvelopeQuery query, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(query);
        var page = Math.Max(query.PageNumber, 1);
        await using var command = Command(query, $"""
            select id, execution_time, body, message_type, received_at, source, exception_type, exception_message, sent_at, replayable,
                   count(*) over () from {Table} where {Condition} order by sent_at, id limit $6 offset $7
            """);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = query.PageSize });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = (page - 1) * query.PageSize });
        var results = new DeadLetterEnvelopeResults { PageNumber = page };
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            results.TotalCount = (int)reader.GetInt64(10);
            results.Envelopes.Add(Read(reader));
        }

        return results;
    }

    public Task DiscardAsync(DeadLetterEnvelopeQuery query, CancellationToken token) =>
        ExecuteAsync(query, $"delete from {Table} where {Condition}", token);

    public Task ReplayAsync(DeadLetterEnvelopeQuery query, CancellationToken token) =>
        ExecuteAsync(query, $"update {Table} set replayable = true where {Condition}", token);

    private string Table => runtime.Messages.Tables.DeadLetters;

    private async Task ExecuteAsync(DeadLetterEnvelopeQuery query, string sql, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var command = Command(query, sql);
        await command.ExecuteNonQueryAsync(token);
    }

    private NpgsqlCommand Command(DeadLetterEnvelopeQuery query, string sql)
    {
        var command = runtime.Messages.Source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = query.MessageIds });
        command.Parameters.Add(Optional(query.MessageType, NpgsqlDbType.Varchar));
        command.Parameters.Add(Optional(query.ExceptionType, NpgsqlDbType.Varchar));
        command.Parameters.Add(Optional(query.ReceivedAt, NpgsqlDbType.Varchar));
        command.Parameters.Add(Optional(query.Replayable, NpgsqlDbType.Boolean));
        return command;
    }

    private static NpgsqlParameter Optional(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    private DeadLetterEnvelope Read(NpgsqlDataReader reader)
    {
        var execution = reader.IsDBNull(1) ? (DateTimeOffset?)null : reader.GetFieldValue<DateTimeOffset>(1);
        var stored = new StoredMessage(reader.GetGuid(0), 0, reader.GetFieldValue<byte[]>(2), reader.GetString(3), Text(reader, 4), execution);
        var envelope = runtime.Recover(stored, out _);
        return new DeadLetterEnvelope(
            stored.Id,
            execution,
            envelope,
            stored.MessageType,
            Text(reader, 4),
            Text(reader, 5),
            Text(reader, 6),
            Text(reader, 7),
            reader.IsDBNull(8) ? envelope.SentAt : reader.GetFieldValue<DateTimeOffset>(8),
            !reader.IsDBNull(9) && reader.GetBoolean(9));
    }

    private static string Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? string.Empty : reader.GetString(column);
}

using System.Data.Common;
using JasperFx;
using Npgsql;
using NpgsqlTypes;

namespace Wolverine.Persistence.Durability;

/// <summary>Stored messages on PostgreSQL. Every method is one round trip.</summary>
internal sealed class PostgresMessages(NpgsqlDataSource source, MessageTables tables, AutoCreate allowed)
{
    private const string Incoming = "Incoming";
    private const string Scheduled = "Scheduled";

    // Built once: these run with every commit.
    private readonly string _insert = tables.Insert;
    private readonly string _insertMany = tables.InsertMany;
    private readonly string _delete = tables.Delete;

    public NpgsqlDataSource Source { get; } = source;

    public MessageTables Tables { get; } = tables;

    /// <summary>Creates the tables, unless the event store may create nothing.</summary>
    public Task CreateTablesAsync(CancellationToken token) => allowed == AutoCreate.None ? Task.CompletedTask : Tables.CreateAsync(Source, token);

    /// <summary>Creates the tables where a starting host may, else makes sure that they are there.</summary>
    public async Task PrepareTablesAsync(AutoCreate atStart, CancellationToken token)
    {
        if (atStart != AutoCreate.None)
        {
            await CreateTablesAsync(token);
        }
        else
        {
            await Tables.AssertAsync(Source, token);
        }
    }

    /// <summary>Adds the messages from <paramref name="first"/> on to somebody's batch.</summary>
    public void AddInserts(NpgsqlBatch batch, List<Envelope> envelopes, int first)
    {
        foreach (var envelope in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(envelopes)[first..])
        {
            envelope.Body ??= EnvelopeJson.Write(envelope);
            envelope.IsStored = true;
        }

        batch.BatchCommands.Add(envelopes.Count - first == 1 ? InsertOne(envelopes[first]) : InsertMany(envelopes, first));
    }

    public async Task InsertAsync(List<Envelope> envelopes, int first, CancellationToken token)
    {
        await using var batch = Source.CreateBatch();
        AddInserts(batch, envelopes, first);
        await batch.ExecuteNonQueryAsync(token);
    }

    /// <summary>Adds the deletion of a finished message to somebody's batch.</summary>
    public void AddDelete(NpgsqlBatch batch, Guid id) =>
        batch.BatchCommands.Add(new NpgsqlBatchCommand(_delete) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = id } } });

    /// <summary>
    /// Deletes finished messages. Not waiting for the disk is safe: after a crash they would be handled once more, which
    /// at-least-once delivery allows anyway.
    /// </summary>
    public async Task DeleteAsync(Guid[] ids, CancellationToken token)
    {
        await using var batch = Source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('synchronous_commit', 'off', true)"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Tables.DeleteMany) { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = ids } } });
        await batch.ExecuteNonQueryAsync(token);
    }

    public async Task RescheduleAsync(Envelope envelope, DateTimeOffset time)
    {
        await using var command = Source.CreateCommand(Tables.Reschedule);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = envelope.Id });
        command.Parameters.Add(Time(time));
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = envelope.Attempts });
        await command.ExecuteNonQueryAsync();
    }

    public async Task BuryAsync(Envelope envelope, Exception exception)
    {
        await using var command = Source.CreateCommand(Tables.Bury);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = envelope.Id });
        command.Parameters.Add(Time(envelope.ScheduledTime));
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = envelope.Body ??= EnvelopeJson.Write(envelope) });
        command.Parameters.Add(Text(envelope.MessageType));
        command.Parameters.Add(Text(envelope.Destination?.OriginalString));
        command.Parameters.Add(Text(envelope.Source));
        command.Parameters.Add(Text(exception.GetType().FullName));
        command.Parameters.Add(Text(exception.Message.Replace('\0', ' ')));
        command.Parameters.Add(Time(envelope.SentAt));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Messages that are due and dead letters marked to run again, at most <paramref name="most"/> of each; they are runnable now.</summary>
    public async Task<List<StoredMessage>> TakeDueAsync(int most, CancellationToken token)
    {
        await using var batch = Source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Tables.TakeDue)
        {
            Parameters = { Time(DateTimeOffset.UtcNow), new NpgsqlParameter<int> { TypedValue = most } }
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Tables.TakeReplayable) { Parameters = { new NpgsqlParameter<int> { TypedValue = most } } });
        await using var reader = await batch.ExecuteReaderAsync(token);
        var taken = await ReadAsync(reader, token);
        await reader.NextResultAsync(token);
        taken.AddRange(await ReadAsync(reader, token));
        return taken;
    }

    /// <summary>A page of unfinished messages in the order they were sent, after <paramref name="after"/>.</summary>
    public async Task<List<StoredMessage>> UnfinishedAsync(Guid after, int most, CancellationToken token)
    {
        await using var command = Source.CreateCommand(Tables.Unfinished);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = most });
        await using var reader = await command.ExecuteReaderAsync(token);
        return await ReadAsync(reader, token);
    }

    private static async Task<List<StoredMessage>> ReadAsync(DbDataReader reader, CancellationToken token)
    {
        var messages = new List<StoredMessage>();
        while (await reader.ReadAsync(token))
        {
            messages.Add(new StoredMessage(
                reader.GetGuid(0),
                reader.GetInt32(1),
                reader.GetFieldValue<byte[]>(2),
                reader.GetString(3),
                reader.IsDBNull(4) ? null : reader.GetString(4),
                reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5)));
        }

        return messages;
    }

    private NpgsqlBatchCommand InsertOne(Envelope envelope) => new(_insert)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = envelope.Id },
            Text(envelope.IsScheduled ? Scheduled : Incoming),
            Time(envelope.ScheduledTime),
            new NpgsqlParameter<byte[]> { TypedValue = envelope.Body },
            Text(envelope.MessageType),
            Text(envelope.Destination!.OriginalString)
        }
    };

    private NpgsqlBatchCommand InsertMany(List<Envelope> envelopes, int first)
    {
        var rows = envelopes.GetRange(first, envelopes.Count - first);
        return new NpgsqlBatchCommand(_insertMany)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid[]> { TypedValue = [.. rows.Select(e => e.Id)] },
                Texts(rows, e => e.IsScheduled ? Scheduled : Incoming),
                new NpgsqlParameter
                {
                    Value = rows.Select(e => e.ScheduledTime?.UtcDateTime).ToArray(),
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz
                },
                new NpgsqlParameter<byte[][]> { TypedValue = [.. rows.Select(e => e.Body!)] },
                Texts(rows, e => e.MessageType!),
                Texts(rows, e => e.Destination!.OriginalString)
            }
        };
    }

    private static NpgsqlParameter<string[]> Texts(List<Envelope> rows, Func<Envelope, string> text) =>
        new() { TypedValue = [.. rows.Select(text)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar };

    private static NpgsqlParameter Text(string? text) =>
        new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar };

    private static NpgsqlParameter Time(DateTimeOffset? time) =>
        new() { Value = (object?)time?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}

/// <summary>A runnable message as read from its row. Times are UTC.</summary>
internal sealed record StoredMessage(Guid Id, int Attempts, byte[] Body, string MessageType, string? ReceivedAt, DateTimeOffset? ExecutionTime);

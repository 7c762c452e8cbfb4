using JasperFx.Events;
using Npgsql;
using NpgsqlTypes;

namespace Marten.Internal;

/// <summary>
/// One commit as one batch: a single message exchange, which the server runs as one transaction of its own accord. Statements are prepared
/// on the connection when every text of the batch is among the known ones, whatever the pool is configured to do.
/// </summary>
internal sealed class Commit(DocumentStore store) : IAsyncDisposable
{
    private const int PreparedTexts = 500;
    private readonly NpgsqlBatch _batch = new();
    private readonly List<StreamAction> _appends = [];
    private Func<Exception>? _guardFailed;

    // Guard and appends come first and return a row each, so that counting rows tells which of them failed.
    private int _rowsRead;

    public bool HasEvents => _appends.Count > 0;

    public void Add(NpgsqlBatchCommand command) => _batch.BatchCommands.Add(command);

    public void Add(ICommitParticipant participant) => participant.AddCommands(_batch);

    /// <summary>Adds a statement that comes before everything else and returns one row, or divides by zero to stop the commit.</summary>
    public void AddGuard(NpgsqlBatchCommand command, Func<Exception> failed)
    {
        _guardFailed = failed;
        Add(command);
    }

    /// <summary>Appends come before other statements: their rows are read back by position.</summary>
    public void Add(StreamAction stream)
    {
        _appends.Add(stream);
        _batch.BatchCommands.Add(AppendCommand(stream));
    }

    public async Task ExecuteAsync(CancellationToken token)
    {
        try
        {
            await using var connection = await store.Database.OpenConnectionAsync(token);
            _batch.Connection = connection;
            if (IsPreparable())
            {
                await _batch.PrepareAsync(token);
            }

            await using var reader = await _batch.ExecuteReaderAsync(token);
            await ReadNumbersAsync(reader, token);
        }
        catch (PostgresException failure) when (_guardFailed is not null && _rowsRead == 0 && failure.SqlState == PostgresErrorCodes.DivisionByZero)
        {
            throw _guardFailed();
        }
        catch (NpgsqlException failure)
        {
            var append = _rowsRead - (_guardFailed is null ? 0 : 1);
            throw Failures.OfAppend(failure, append >= 0 && append < _appends.Count ? _appends[append] : null);
        }

        if (HasEvents)
        {
            store.Committed.Set();
        }
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    private bool IsPreparable()
    {
        var known = store.PreparedTexts;
        foreach (var command in _batch.BatchCommands)
        {
            if (!known.ContainsKey(command.CommandText) && (known.Count >= PreparedTexts || !known.TryAdd(command.CommandText, 0)))
            {
                return false;
            }
        }

        return true;
    }

    private async Task ReadNumbersAsync(NpgsqlDataReader reader, CancellationToken token)
    {
        if (_guardFailed is not null)
        {
            await NextAsync(reader, token);
        }

        foreach (var stream in _appends)
        {
            await reader.ReadAsync(token);
            var numbers = reader.GetFieldValue<long[]>(0);
            stream.Version = numbers[0];
            for (var i = 0; i < stream.Events.Count; i++)
            {
                stream.Events[i].Version = stream.Version - stream.Events.Count + i + 1;
                stream.Events[i].Sequence = numbers[i + 1];
            }

            await NextAsync(reader, token);
        }

        // Errors of the later statements come out here.
        while (await reader.NextResultAsync(token))
        {
        }
    }

    private async Task NextAsync(NpgsqlDataReader reader, CancellationToken token)
    {
        _rowsRead++;
        await reader.NextResultAsync(token);
    }

    private NpgsqlBatchCommand AppendCommand(StreamAction stream)
    {
        var (sql, graph, events) = (store.Sql, store.Options.EventGraph, stream.Events);
        var parameters = new NpgsqlBatchCommand(sql.Append);
        parameters.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = stream.Id });
        parameters.Parameters.Add(new NpgsqlParameter
        {
            Value = stream.AggregateType is null ? DBNull.Value : graph.AliasFor(stream.AggregateType),
            NpgsqlDbType = NpgsqlDbType.Varchar,
        });
        parameters.Parameters.Add(new NpgsqlParameter { Value = "*DEFAULT*", NpgsqlDbType = NpgsqlDbType.Varchar });
        AddArray(parameters, events, NpgsqlDbType.Uuid, e => e.Id);
        AddArray(parameters, events, NpgsqlDbType.Varchar, e => e.EventTypeName);
        AddArray(parameters, events, NpgsqlDbType.Varchar, e => e.DotNetTypeName);
        AddArray(parameters, events, NpgsqlDbType.Jsonb, e => graph.MappingFor(e.EventType).Write(e.Data));
        AddArray(parameters, events, NpgsqlDbType.Bytea, _ => (byte[]?)null);
        AddMetadata(parameters, events, sql);
        parameters.Parameters.Add(new NpgsqlParameter
        {
            Value = stream.ExpectedVersionOnServer is { } expected ? expected : DBNull.Value,
            NpgsqlDbType = NpgsqlDbType.Bigint,
        });
        return parameters;
    }

    private void AddMetadata(NpgsqlBatchCommand parameters, IReadOnlyList<IEvent> events, EventSql sql)
    {
        if (sql.HasCausation)
        {
            AddArray(parameters, events, NpgsqlDbType.Varchar, e => e.CausationId);
        }

        if (sql.HasCorrelation)
        {
            AddArray(parameters, events, NpgsqlDbType.Varchar, e => e.CorrelationId);
        }

        if (sql.HasHeaders)
        {
            AddArray(parameters, events, NpgsqlDbType.Jsonb, e => e.Headers is null ? null : store.Options.Serializer.WriteHeaders(e.Headers));
        }

        if (sql.HasUserName)
        {
            AddArray(parameters, events, NpgsqlDbType.Varchar, e => e.UserName);
        }
    }

    private static void AddArray<T>(NpgsqlBatchCommand command, IReadOnlyList<IEvent> events, NpgsqlDbType element, Func<IEvent, T> value)
    {
        var values = new T[events.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value(events[i]);
        }

        command.Parameters.Add(new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | element });
    }
}

using JasperFx.Events;
using Npgsql;
using NpgsqlTypes;

namespace Marten.Internal;

/// <summary>Stores whole new streams by binary COPY, in one transaction.</summary>
internal sealed class BulkEvents(DocumentStore store)
{
    public async Task InsertAsync(IReadOnlyList<StreamAction> streams, int batchSize, CancellationToken token)
    {
        var events = streams.SelectMany(s => s.Events).ToArray();
        if (events.Length == 0)
        {
            return;
        }

        await using var connection = await store.Database.OpenConnectionAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);

        // The streams go first: the transaction has an id, then, before it draws any number, as readers expect of every writer.
        await CopyAsync(connection, streams, batchSize, $"{store.Sql.Schema}.mt_streams (id, type, version)", WriteStreamAsync, token);
        await NumberAsync(connection, streams, events, token);
        var columns = string.Concat(store.Sql.MetadataParameters().Select(m => ", " + m.Column));
        await CopyAsync(connection, events, batchSize,
            $"{store.Sql.Schema}.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type{columns})", WriteEventAsync, token);
        await transaction.CommitAsync(token);
        store.Committed.Set();
    }

    private static async Task CopyAsync<T>(NpgsqlConnection connection, IReadOnlyList<T> rows, int batchSize, string target,
        Func<NpgsqlBinaryImporter, T, CancellationToken, Task> write, CancellationToken token)
    {
        foreach (var part in rows.Chunk(batchSize))
        {
            await using var copy = await connection.BeginBinaryImportAsync($"copy {target} from stdin (format binary)", token);
            foreach (var row in part)
            {
                await copy.StartRowAsync(token);
                await write(copy, row, token);
            }

            await copy.CompleteAsync(token);
        }
    }

    private static Task WriteTextAsync(NpgsqlBinaryImporter copy, string? text, CancellationToken token) =>
        text is null ? copy.WriteNullAsync(token) : copy.WriteAsync(text, NpgsqlDbType.Varchar, token);

    private async Task NumberAsync(NpgsqlConnection connection, IReadOnlyList<StreamAction> streams, IEvent[] events, CancellationToken token)
    {
        foreach (var stream in streams)
        {
            stream.Version = stream.Events.Count;
            for (var i = 0; i < stream.Events.Count; i++)
            {
                stream.Events[i].Version = i + 1;
            }
        }

        await using var draw = new NpgsqlCommand(
            $"select array_agg(n order by n) from (select nextval('{store.Sql.Schema}.mt_events_sequence') as n from generate_series(1, $1)) drawn", connection)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = events.Length } },
        };
        var numbers = (long[])(await draw.ExecuteScalarAsync(token))!;
        var now = DateTimeOffset.UtcNow;
        var next = 0;
        foreach (var e in events.OrderBy(e => e.Sequence).ToArray())
        {
            e.Sequence = numbers[next++];
            e.Timestamp = e.Timestamp == default ? now : e.Timestamp.ToUniversalTime();
            store.Options.EventGraph.BuildEvent(e);
        }
    }

    private async Task WriteStreamAsync(NpgsqlBinaryImporter copy, StreamAction stream, CancellationToken token)
    {
        await copy.WriteAsync(stream.Id, NpgsqlDbType.Uuid, token);
        await WriteTextAsync(copy, stream.AggregateType is null ? null : store.Options.EventGraph.AliasFor(stream.AggregateType), token);
        await copy.WriteAsync((long)stream.Events.Count, NpgsqlDbType.Bigint, token);
    }

    private async Task WriteEventAsync(NpgsqlBinaryImporter copy, IEvent e, CancellationToken token)
    {
        await copy.WriteAsync(e.Sequence, NpgsqlDbType.Bigint, token);
        await copy.WriteAsync(e.Id, NpgsqlDbType.Uuid, token);
        await copy.WriteAsync(e.StreamId, NpgsqlDbType.Uuid, token);
        await copy.WriteAsync(e.Version, NpgsqlDbType.Bigint, token);
        await copy.WriteAsync(store.Options.EventGraph.MappingFor(e.EventType).Write(e.Data), NpgsqlDbType.Jsonb, token);
        await WriteTextAsync(copy, e.EventTypeName, token);
        await copy.WriteAsync(e.Timestamp, NpgsqlDbType.TimestampTz, token);
        await WriteTextAsync(copy, e.DotNetTypeName, token);
        await WriteMetadataAsync(copy, e, token);
    }

    private async Task WriteMetadataAsync(NpgsqlBinaryImporter copy, IEvent e, CancellationToken token)
    {
        if (store.Sql.HasCausation)
        {
            await WriteTextAsync(copy, e.CausationId, token);
        }

        if (store.Sql.HasCorrelation)
        {
            await WriteTextAsync(copy, e.CorrelationId, token);
        }

        if (store.Sql.HasHeaders)
        {
            await (e.Headers is null
                ? copy.WriteNullAsync(token)
                : copy.WriteAsync(store.Options.Serializer.WriteHeaders(e.Headers), NpgsqlDbType.Jsonb, token));
        }

        if (store.Sql.HasUserName)
        {
            await WriteTextAsync(copy, e.UserName, token);
        }
    }
}

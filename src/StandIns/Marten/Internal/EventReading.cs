using JasperFx.Events;
using Npgsql;
using NpgsqlTypes;

namespace Marten.Internal;

/// <summary>Reads events and folds streams; every statement is prepared on the connection it runs on.</summary>
internal sealed class EventReading(NpgsqlDataSource database, EventSql sql, EventRow row, SchemaSetup schema, StoreOptions options)
{
    private readonly AggregateCache _states = new(10_000);

    public Task<IReadOnlyList<IEvent>> FetchStreamAsync(Guid stream, long version, DateTimeOffset? timestamp, long fromVersion, CancellationToken token) =>
        Failures.TranslateAsync(async () =>
        {
            await schema.EnsureAsync(token);
            await using var connection = await database.OpenConnectionAsync(token);
            await using var command = new NpgsqlCommand(sql.FetchStream, connection)
            {
                Parameters =
                {
                    new NpgsqlParameter<Guid> { TypedValue = stream },
                    new NpgsqlParameter<long> { TypedValue = version },
                    new NpgsqlParameter { Value = timestamp is null ? DBNull.Value : timestamp.Value.ToUniversalTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz },
                    new NpgsqlParameter<long> { TypedValue = fromVersion },
                },
            };
            return await ReadAllAsync(command, token);
        });

    public Task<StreamState?> FetchStateAsync(Guid stream, CancellationToken token) => Failures.TranslateAsync(async () =>
    {
        await schema.EnsureAsync(token);
        await using var connection = await database.OpenConnectionAsync(token);
        await using var command = new NpgsqlCommand(sql.FetchState, connection) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = stream } } };
        await command.PrepareAsync(token);
        await using var reader = await command.ExecuteReaderAsync(token);
        return await reader.ReadAsync(token)
            ? new StreamState
            {
                Id = stream,
                Version = reader.GetInt64(0),
                AggregateType = options.EventGraph.AggregateFor(reader.IsDBNull(1) ? null : reader.GetString(1)),
                LastTimestamp = reader.GetFieldValue<DateTimeOffset>(2),
                Created = reader.GetFieldValue<DateTimeOffset>(3),
                IsArchived = reader.GetBoolean(4),
            }
            : null;
    });

    public async Task<T?> AggregateAsync<T>(Guid stream, long version, DateTimeOffset? timestamp, T? state, long fromVersion, CancellationToken token)
        where T : class
    {
        var events = await FetchStreamAsync(stream, version, timestamp, fromVersion, token);
        if (events.Count == 0)
        {
            return state;
        }

        if (version > events[^1].Version)
        {
            return null;
        }

        var fold = options.Projections.FoldFor(typeof(T));
        return (T?)events.Aggregate((object?)state, fold.Fold);
    }

    /// <summary>The state as stored now, in one round trip; only events after the state kept from last time are read. Version 0: no such stream.</summary>
    public Task<FoldedState> LatestAsync<T>(Guid stream, CancellationToken token) => Failures.TranslateAsync(async () =>
    {
        await schema.EnsureAsync(token);
        var known = _states.TryGet(typeof(T), stream, out var kept) ? kept : default;
        var latest = await LatestAfterAsync(typeof(T), stream, known, token);
        if (latest.Version < known.Version)
        {
            // The database is not the one the state was folded from: restored, or emptied under a running process.
            _states.Remove(typeof(T), stream);
            latest = await LatestAfterAsync(typeof(T), stream, default, token);
        }

        if (latest.Version > known.Version)
        {
            _states.Put(typeof(T), stream, latest);
        }

        return latest;
    });

    /// <summary>The events of many streams, each after one version and up to another; ordered by stream and version.</summary>
    public async Task<IReadOnlyList<IEvent>> FetchTailsAsync(Guid[] streams, long[] floors, long[] ceilings, CancellationToken token)
    {
        await using var connection = await database.OpenConnectionAsync(token);
        await using var command = new NpgsqlCommand(sql.FetchTails, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid[]> { TypedValue = streams },
                new NpgsqlParameter<long[]> { TypedValue = floors },
                new NpgsqlParameter<long[]> { TypedValue = ceilings },
            },
        };
        return await ReadAllAsync(command, token);
    }

    private async Task<FoldedState> LatestAfterAsync(Type aggregate, Guid stream, FoldedState known, CancellationToken token)
    {
        var fold = options.Projections.FoldFor(aggregate);
        await using var connection = await database.OpenConnectionAsync(token);
        await using var command = new NpgsqlCommand(sql.FetchForWriting, connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = stream }, new NpgsqlParameter<long> { TypedValue = known.Version } },
        };
        await command.PrepareAsync(token);
        await using var reader = await command.ExecuteReaderAsync(token);
        var version = 0L;
        var state = known.State;
        while (await reader.ReadAsync(token))
        {
            version = reader.GetInt64(0);
            if (!reader.IsDBNull(1))
            {
                state = fold.Fold(state, row.Read(reader, 1));
            }
        }

        return version == 0 ? default : new FoldedState(state, version);
    }

    private async Task<IReadOnlyList<IEvent>> ReadAllAsync(NpgsqlCommand command, CancellationToken token)
    {
        await command.PrepareAsync(token);
        await using var reader = await command.ExecuteReaderAsync(token);
        var events = new List<IEvent>();
        while (await reader.ReadAsync(token))
        {
            events.Add(row.Read(reader));
        }

        return events;
    }
}

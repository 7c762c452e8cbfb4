using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Npgsql;

namespace Marten.Internal.Daemon;

/// <summary>The session of one page: the daemon commits it, together with the progress.</summary>
internal sealed class PageSession(DocumentStore store, AggregateCache kept, EventRange page) : DocumentSession(store)
{
    private readonly PageFolds _folds = new(store, kept, page.Events);

    public override Task SaveChangesAsync(CancellationToken token = default) =>
        throw new InvalidOperationException("The daemon commits a page's session, together with the progress");

    /// <summary>Stores everything collected and moves the progress from the page's floor to its ceiling, in one transaction.</summary>
    /// <exception cref="ProgressionProgressOutOfOrderException">The progress is not at the page's floor.</exception>
    public async Task CommitAsync(CancellationToken token)
    {
        if (HasWork)
        {
            await TellListenersAsync(token);
        }

        await using var commit = new Commit(Store);
        var name = page.ShardName.Identity;
        commit.AddGuard(
            Progress.Move(Store.Sql, name, page.SequenceFloor, page.SequenceCeiling),
            () => new ProgressionProgressOutOfOrderException(name, page.SequenceFloor, page.SequenceCeiling));
        AddTo(commit);
        await commit.ExecuteAsync(token);
        _folds.Keep();
        await CommittedAsync(token);
    }

    /// <summary>Keeps the folded states for the next pages. They follow from events that are stored, whether or not this page is committed.</summary>
    public void KeepStates() => _folds.Keep();

    internal override async Task<T?> AggregateAsync<T>(Guid stream, long version, DateTimeOffset? timestamp, T? state, long fromVersion, CancellationToken token)
        where T : class
    {
        if (version > 0 && timestamp is null && state is null && fromVersion == 0)
        {
            var (known, folded) = await _folds.AtAsync(typeof(T), stream, version, token);
            if (known)
            {
                return (T?)folded;
            }
        }

        return await base.AggregateAsync(stream, version, timestamp, state, fromVersion, token);
    }
}

/// <summary>The row that says how far a subscription is.</summary>
internal static class Progress
{
    /// <summary>A statement that moves the progress, or fails when it is elsewhere: dividing by no row stops the whole batch.</summary>
    public static NpgsqlBatchCommand Move(EventSql sql, string name, long from, long to) => new(
        $"with moved as (update {sql.Schema}.mt_event_progression set last_seq_id = $3, last_updated = transaction_timestamp() "
        + "where name = $1 and last_seq_id = $2 returning 1) select 1 / count(*) from moved")
    {
        Parameters =
        {
            new NpgsqlParameter<string> { TypedValue = name },
            new NpgsqlParameter<long> { TypedValue = from },
            new NpgsqlParameter<long> { TypedValue = to },
        },
    };

    /// <summary>How far the subscription is; 0, and a row, when it never ran.</summary>
    public static async Task<long> ReadAsync(DocumentStore store, string name, CancellationToken token)
    {
        await using var connection = await store.Database.OpenConnectionAsync(token);
        await using var command = new NpgsqlCommand(
            $"with first as (insert into {store.Sql.Schema}.mt_event_progression (name, last_seq_id) values ($1, 0) on conflict (name) do nothing) "
            + $"select last_seq_id from {store.Sql.Schema}.mt_event_progression where name = $1", connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = name } },
        };
        return await command.ExecuteScalarAsync(token) as long? ?? 0;
    }

    /// <summary>Sets how far the subscription is, whatever it was.</summary>
    public static async Task WriteAsync(DocumentStore store, string name, long position, CancellationToken token)
    {
        await using var connection = await store.Database.OpenConnectionAsync(token);
        await using var command = new NpgsqlCommand(
            $"insert into {store.Sql.Schema}.mt_event_progression (name, last_seq_id) values ($1, $2) on conflict (name) "
            + "do update set last_seq_id = excluded.last_seq_id, last_updated = transaction_timestamp()", connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = name }, new NpgsqlParameter<long> { TypedValue = position } },
        };
        await command.ExecuteNonQueryAsync(token);
    }
}

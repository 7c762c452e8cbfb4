using Agreements.Server.Storage;
using JasperFx.Events;
using Marten;
using Npgsql;

namespace Agreements.Server.ReadModels.Delivery;

/// <summary>What came of trying again to show a stream that was set aside.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="IsShown">True when it is shown again, with all that happened meanwhile.</param>
/// <param name="Still">What keeps it aside; null when it is shown.</param>
public sealed record Retried(Guid Stream, bool IsShown, SetAsideStream? Still);

/// <summary>
/// Shows streams that were set aside, once the cause is mended: the same handlers take all events that were left out, in one transaction.
/// Runs in any process that reaches the database, with the server up or down.
/// </summary>
public static class Retry
{
    /// <summary>Tries streams again.</summary>
    /// <param name="db">The pool whose search path holds the tables.</param>
    /// <param name="store">The events.</param>
    /// <param name="streams">The streams; empty for all that are aside.</param>
    /// <param name="ct">Ends the wait; streams done by then stay done.</param>
    /// <returns>What came of each; a stream that is not aside is left out.</returns>
    public static async Task<IReadOnlyList<Retried>> RunAsync(
        NpgsqlDataSource db, IDocumentStore store, IReadOnlyCollection<Guid> streams, CancellationToken ct = default)
    {
        var retried = new List<Retried>();
        foreach (var aside in await SetAside.ListAsync(db, ct))
        {
            if ((streams.Count == 0 || streams.Contains(aside.Stream)) && await OneAsync(db, store, aside.Stream, ct) is { } one)
            {
                retried.Add(one);
            }
        }

        return retried;
    }

    private static async Task<Retried?> OneAsync(NpgsqlDataSource db, IDocumentStore store, Guid stream, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // A page that passes the stream over waits for this, or has been waited for: no event falls between the two.
        if (await LockAsync(connection, stream, ct) is not { } aside)
        {
            return null;
        }

        var (change, poison) = await LeftOutAsync(store, aside, await PositionAsync(connection, ct), ct);
        var rows = new PageRows();
        foreach (var model in ReadModel.All.Where(_ => poison is null && change is not null))
        {
            model.Take([change!], rows);
        }

        var statements = poison is null && rows.Poisoned.Count == 0 ? rows.TryStatements() : null;
        poison ??= rows.Poisoned.GetValueOrDefault(stream);
        if (poison is null && change is not null)
        {
            poison = await RefusedRows.FindAsync(db, [change], rows, ct) is [var refused, ..] ? refused : null;
        }

        if (poison is null && statements is not null)
        {
            await RefusedRows.ExecuteAsync(connection, statements, ct);
        }

        var still = await SettleAsync(connection, stream, poison, ct);
        await transaction.CommitAsync(ct);
        return new Retried(stream, poison is null, still);
    }

    private static async Task<SetAsideStream?> LockAsync(NpgsqlConnection connection, Guid stream, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select * from set_aside where stream = $1 for update", connection);
        return await command.With(stream).FirstAsync(SetAside.Read, ct);
    }

    private static async Task<long> PositionAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select last_seq_id from {StoreSetup.EventSchema}.mt_event_progression where name = $1", connection);
        return await command.With(StoreSetup.ReadModelShard).ExecuteScalarAsync(ct) as long? ?? 0;
    }

    /// <summary>What was left out of the stream up to where the subscription is; later events come with their pages.</summary>
    private static async Task<(StreamChange? Change, Poison? Poison)> LeftOutAsync(
        IDocumentStore store, SetAsideStream aside, long position, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        IEvent[] events;
        try
        {
            events = [.. (await session.Events.FetchStreamAsync(aside.Stream, token: ct)).Where(e => e.Sequence <= position)];
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            return (null, new Poison(aside.Stream, aside.Sequence, aside.Version, aside.Type, "read", Poison.Why(e.InnerException ?? e)));
        }

        Poison? poison = null;
        var whole = events.Length == 0 ? null : StreamFold.Fold(null, events, (e, thrown) => poison = Poison.Of(e, "fold", thrown));
        var left = whole?.Events.Where(h => h.Event.Version >= aside.Version).ToArray() ?? [];
        return (left.Length > 0 ? new StreamChange(aside.Stream, left) : null, poison);
    }

    private static async Task<SetAsideStream?> SettleAsync(NpgsqlConnection connection, Guid stream, Poison? poison, CancellationToken ct)
    {
        if (poison is null)
        {
            await using var clear = new NpgsqlCommand("delete from set_aside where stream = $1", connection);
            await clear.With(stream).ExecuteNonQueryAsync(ct);
            return null;
        }

        // The version stays: nothing from it on has been shown.
        await using var keep = new NpgsqlCommand("update set_aside set model = $2, error = $3 where stream = $1 returning *", connection);
        return await keep.With(stream).With(poison.Model).With(poison.Error).FirstAsync(SetAside.Read, ct);
    }
}

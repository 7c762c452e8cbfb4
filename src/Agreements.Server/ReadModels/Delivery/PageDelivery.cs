using Agreements.Server.Storage;
using JasperFx.Events.Projections;
using JasperFx.Events;
using Marten;
using Npgsql;

namespace Agreements.Server.ReadModels.Delivery;

/// <summary>
/// Brings a page of events into read models: folds it, has every model work out its rows, sets aside the streams whose rows cannot be worked
/// out or are refused by the database, and queues what is left, so that it commits with the progress. The same for the live subscription
/// and for the rebuild.
/// </summary>
/// <param name="db">The pool whose search path holds the tables.</param>
/// <param name="models">The read models.</param>
internal sealed class PageDelivery(NpgsqlDataSource db, IReadOnlyList<ReadModel> models)
{
    private readonly StreamStates _states = new();
    private long _handedOver = -1;

    /// <summary>Delivers a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="operations">The transaction of the page.</param>
    /// <param name="take">Has a read model take what happened.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>All that happened, what is set aside included.</returns>
    public async Task<IReadOnlyList<StreamChange>> DeliverAsync(
        EventRange page, IDocumentOperations operations, Func<ReadModel, IReadOnlyList<StreamChange>, PageRows, Task> take, CancellationToken ct)
    {
        // A commit that failed after it drew its numbers leaves tombstones, so that nobody waits for the numbers: they are no events.
        var events = page.Events.Where(e => e.Data is not Tombstone).ToList();
        InOrder(page, operations);
        // A page that comes again was not committed: mostly the process lost its connection, but the database may have refused a row.
        var again = events.Count > 0 && events[0].Sequence <= _handedOver;
        var aside = await SetAside.StreamsAsync(db, ct);
        var unread = await UnreadEvents.FindAsync(db, operations, page, ct);
        var unfolded = new List<Poison>(unread.Values);
        var readable = unread.Count == 0 ? events : [.. events.Where(e => !unread.TryGetValue(e.StreamId, out var p) || e.Version < p.Version)];
        var happened = await _states.FoldAsync(readable, operations, (e, thrown) => unfolded.Add(Poison.Of(e, "fold", thrown)), ct);
        StreamChange[] shown = [.. happened.Where(s => !aside.Contains(s.Id))];
        var (rows, statements) = await WorkOutAsync(shown, again, take, ct);
        var passedOver = events.Select(e => e.StreamId).Where(aside.Contains).Distinct().Order().ToArray();
        Poison[] poisoned = [.. rows.Poisoned.Values.Concat(unfolded.Where(p => !aside.Contains(p.Stream) && !rows.Poisoned.ContainsKey(p.Stream)))];
        Statement[] all =
        [
            .. passedOver.Length > 0 ? [new Statement(SetAside.StillAside, [passedOver, passedOver])] : Array.Empty<Statement>(),
            .. statements,
            .. poisoned.Length > 0 ? [SetAside.PutStatement(poisoned)] : Array.Empty<Statement>(),
        ];
        foreach (var statement in all)
        {
            operations.QueueSqlCommand(statement.Sql, statement.Lists);
        }

        _handedOver = Math.Max(page.SequenceCeiling, _handedOver);
        return happened;
    }

    /// <summary>
    /// Fails the page unless its own transaction has moved the progress, which is its first statement and passes in silence where the progress
    /// is not where the page begins: another process delivers too, or somebody moved it. What must be told would be told twice.
    /// </summary>
    private static void InOrder(EventRange page, IDocumentOperations operations)
    {
        if (page.Events.Count > 0)
        {
            operations.QueueSqlCommand(
                $"select 1 / count(*) from {StoreSetup.EventSchema}.mt_event_progression where name = ? and xmin = pg_current_xact_id()::xid",
                page.ShardName.Identity);
        }
    }

    /// <summary>The rows of all models and the statements that write them, without those of streams from their poisoned event on.</summary>
    private async Task<(PageRows Rows, IReadOnlyList<Statement> Statements)> WorkOutAsync(
        IReadOnlyList<StreamChange> streams, bool isSuspect, Func<ReadModel, IReadOnlyList<StreamChange>, PageRows, Task> take, CancellationToken ct)
    {
        var poisoned = new Dictionary<Guid, Poison>();
        while (true)
        {
            StreamChange[] left = [.. streams.Select(s => poisoned.TryGetValue(s.Id, out var p) ? s.Before(p.Version) : s).OfType<StreamChange>()];
            var rows = new PageRows();
            foreach (var model in models)
            {
                await take(model, left, rows);
            }

            var statements = rows.Poisoned.Count == 0 ? rows.TryStatements() : null;
            var found = statements is not null && isSuspect ? await RefusedRows.FindAsync(db, left, rows, ct) : [.. rows.Poisoned.Values];
            if (statements is not null && found.Count == 0)
            {
                foreach (var p in poisoned.Values)
                {
                    rows.Poison(p);
                }

                return (rows, statements);
            }

            foreach (var p in found)
            {
                poisoned[p.Stream] = p;
            }
        }
    }
}

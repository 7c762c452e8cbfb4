using Agreements.Server.Storage;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;

namespace Agreements.Server.ReadModels.Delivery;

/// <summary>
/// Events that are on record and cannot be read: of a type that this release does not know, or with a text that is none of its type. Marten is
/// told to leave them out of a page, since it would stop for everybody; here they are found, so that each holds up its own stream only.
/// </summary>
internal static class UnreadEvents
{
    private const string Left = $"""
        select distinct on (stream_id) stream_id, seq_id, version, type, id from {StoreSetup.EventSchema}.mt_events
        where seq_id > $1 and seq_id <= $2 and type <> 'tombstone' and not is_archived and not seq_id = any($3)
        order by stream_id, version
        """;

    /// <summary>The first event of each stream that a page leaves out.</summary>
    /// <param name="db">The database.</param>
    /// <param name="session">What tells why an event cannot be read.</param>
    /// <param name="page">The page.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyDictionary<Guid, Poison>> FindAsync(NpgsqlDataSource db, IQuerySession session, EventRange page, CancellationToken ct)
    {
        var found = new Dictionary<Guid, Poison>();
        if (page.Events.Count == page.SequenceCeiling - page.SequenceFloor)
        {
            // A page without a gap: nothing can be left out.
            return found;
        }

        await using var command = db.CreateCommand(Left).With(page.SequenceFloor).With(page.SequenceCeiling)
            .With(page.Events.Select(e => e.Sequence).ToArray());
        var left = await command.ListAsync(
            r => (Poison: new Poison(r.GetGuid(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3), "read", ""), Id: r.GetGuid(4)), ct);
        foreach (var (poison, id) in left)
        {
            found[poison.Stream] = poison with { Error = await WhyAsync(session, id, ct) };
        }

        return found;
    }

    private static async Task<string> WhyAsync(IQuerySession session, Guid id, CancellationToken ct)
    {
        try
        {
            await session.Events.LoadAsync(id, ct);
            return "The page left it out, and it can be read.";
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            return Poison.Why(e.InnerException ?? e);
        }
    }
}

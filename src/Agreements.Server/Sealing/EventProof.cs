using Agreements.Ledger.Checkpoints;
using Agreements.Ledger.Merkle;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Sealing;

/// <summary>An event with the proof that it was sealed.</summary>
/// <param name="Event">The event.</param>
/// <param name="Leaf">What is under its leaf.</param>
/// <param name="Proof">The proof; null while it is not sealed.</param>
public sealed record EventProof(EventRow Event, Leaf Leaf, LogProof? Proof)
{
    /// <summary>The proof of an event of a stream.</summary>
    /// <param name="db">The database.</param>
    /// <param name="policy">Whose cosignatures are wanted on the checkpoint, where one with them is late enough.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="version">The event's number in it.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Null where there is no such event.</returns>
    public static async Task<EventProof?> OfAsync(NpgsqlDataSource db, LedgerPolicy policy, Guid stream, long version, CancellationToken ct)
    {
        await using var command = db.CreateCommand($"select {EventRow.Columns} from {EventRow.Rows} and stream_id = $1 and version = $2")
            .With(stream).With(version);
        return await OfAsync(db, policy, await command.FirstAsync(r => EventRow.Read(r), ct), ct);
    }

    /// <summary>The proof of an event.</summary>
    /// <param name="db">The database.</param>
    /// <param name="policy">Whose cosignatures are wanted.</param>
    /// <param name="position">Its sequence number.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Null where there is no such event.</returns>
    public static async Task<EventProof?> OfAsync(NpgsqlDataSource db, LedgerPolicy policy, long position, CancellationToken ct)
    {
        await using var command = db.CreateCommand($"select {EventRow.Columns} from {EventRow.Rows} and seq_id = $1").With(position);
        return await OfAsync(db, policy, await command.FirstAsync(r => EventRow.Read(r), ct), ct);
    }

    private static async Task<EventProof?> OfAsync(NpgsqlDataSource db, LedgerPolicy policy, EventRow? e, CancellationToken ct)
    {
        if (e is null)
        {
            return null;
        }

        var leaf = Leaf.Of(e);
        return await LedgerReads.IndexAsync(db, e.Position, ct) is { } index
            && await LedgerReads.ProvingAsync(db, policy, index, ct) is { } checkpoint && checkpoint.Said.Size > index
            ? new EventProof(
                e, leaf,
                new LogProof(leaf.Entry, index, await new TileTree(checkpoint.Said.Size, new StoredTiles(db)).InclusionAsync(index, ct), checkpoint.Note))
            : new EventProof(e, leaf, null);
    }
}

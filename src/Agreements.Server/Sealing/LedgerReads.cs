using Agreements.Ledger.Checkpoints;
using Agreements.Ledger.Merkle;
using Agreements.Ledger.Notes;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Sealing;

/// <summary>A checkpoint of the log with what was signed under it.</summary>
/// <param name="Note">The note, with cosignatures.</param>
/// <param name="At">When the log signed it, UTC.</param>
public sealed record IssuedCheckpoint(SignedNote Note, DateTimeOffset At)
{
    /// <summary>What it says.</summary>
    public Checkpoint Said { get; } = Checkpoint.Parse(Note.Text);
}

/// <summary>A public key of the log.</summary>
/// <param name="Key">The key, as verifiers are given it.</param>
/// <param name="FromSize">How many leaves the tree had when it was taken up.</param>
/// <param name="Since">When that was, UTC.</param>
/// <param name="Until">When another took its place, UTC; null while it signs.</param>
/// <param name="Handover">The note in which the key before it named it; null for the first.</param>
public sealed record LogKey(string Key, long FromSize, DateTimeOffset Since, DateTimeOffset? Until, string? Handover)
{
    /// <summary>Keys as others are given them: a line each.</summary>
    /// <param name="keys">The keys.</param>
    public static string Lines(IEnumerable<LogKey> keys) => string.Concat(keys.Select(k => $"{k.Key}\n"));

    /// <summary>The notes in which keys named the next, as others are given them.</summary>
    /// <param name="keys">The keys.</param>
    public static string Handovers(IEnumerable<LogKey> keys) => string.Concat(keys.Select(k => k.Handover).OfType<string>().Select(h => $"{h}\n"));
}

/// <summary>Reads the tables of the ledger.</summary>
public static class LedgerReads
{
    /// <summary>How many checkpoints that somebody cosigned are looked at for one that enough did.</summary>
    private const int Looked = 20;

    /// <summary>
    /// The events under the leaves, in SQL: a leaf is <c>x.place</c>, from 1, of the tile <c>p.number</c>, and <c>e</c> is its event. An event that is gone
    /// is left out.
    /// </summary>
    public const string Sealed = $"""
        {LedgerTables.Schema}.positions p, unnest(p.positions) with ordinality x (position, place)
        join {StoreSetup.EventSchema}.mt_events e on e.seq_id = x.position
        """;

    private const string Checkpoints = $"""
        select c.note, c.at, array(select line from {LedgerTables.Schema}.cosignatures s where s.size = c.size order by s.at, s.witness) lines
        from {LedgerTables.Schema}.checkpoints c
        """;

    /// <summary>The right edge of the tree, and the sequence number of the last event under it.</summary>
    internal static async Task<(TileEdge Edge, long Position)> EdgeAsync(NpgsqlDataSource db, CancellationToken ct)
    {
        // One statement: no server is between the head and its tiles.
        await using var command = db.CreateCommand(
            $"""
            select h.size, h.position, t.level, t.number, t.hashes from {LedgerTables.Schema}.head h
            left join lateral (select * from generate_series(0, 7) l join {LedgerTables.Schema}.tiles t on t.level = l
                               and t.number = (h.size >> (8 * l)) >> 8) t on true
            """);
        var rows = await command.ListAsync(
            r => (Size: r.GetInt64(0), Position: r.GetInt64(1),
                Tile: r.IsDBNull(2) ? null : new Tile(new TileId(r.GetInt16(2), r.GetInt64(3)), r.GetFieldValue<byte[]>(4))), ct);
        return (new TileEdge(rows[0].Size, [.. rows.Select(r => r.Tile).OfType<Tile>()]), rows[0].Position);
    }

    /// <summary>The public keys that the log signs with now.</summary>
    internal static async Task<string[]> KeysInUseAsync(NpgsqlDataSource db, CancellationToken ct)
    {
        await using var command = db.CreateCommand($"select key from {LedgerTables.Schema}.keys where until is null order by algorithm");
        return [.. await command.ListAsync(r => r.GetString(0), ct)];
    }

    /// <summary>Makes keys those of a log that has none yet.</summary>
    /// <returns>The keys of the log, which may be those of another server that was faster.</returns>
    internal static async Task<string[]> BeginLogAsync(NpgsqlDataSource db, IReadOnlyList<VerifierKey> keys, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"""
            insert into {LedgerTables.Schema}.keys (key, algorithm, from_size, since)
            select k.*, h.size, now() from {LedgerTables.Schema}.head h, unnest($1, $2) k
            where not exists (select from {LedgerTables.Schema}.keys)
            on conflict do nothing
            """).With(keys.Select(k => k.ToString()).ToArray()).With(keys.Select(k => k.Algorithm.Name).ToArray());
        await command.ExecuteNonQueryAsync(ct);
        return await KeysInUseAsync(db, ct);
    }

    /// <summary>The last checkpoint; null before the first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IssuedCheckpoint?> LastAsync(NpgsqlDataSource db, CancellationToken ct)
    {
        await using var command = db.CreateCommand($"{Checkpoints} order by c.size desc limit 1");
        return await command.FirstAsync(Read, ct);
    }

    /// <summary>The checkpoint that witnesses are asked to cosign now: the last of before the window, so that all who look in it see the same.</summary>
    /// <param name="db">The database.</param>
    /// <param name="window">How long a window is.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The newest where there is none of before; null before the first.</returns>
    public static async Task<IssuedCheckpoint?> ToCosignAsync(NpgsqlDataSource db, TimeSpan window, DateTimeOffset now, CancellationToken ct)
    {
        var began = window == TimeSpan.Zero ? now : new DateTimeOffset(now.UtcTicks - (now.UtcTicks % window.Ticks), TimeSpan.Zero);
        await using var command = db.CreateCommand($"{Checkpoints} where c.at <= $1 order by c.size desc limit 1").With(began);
        return await command.FirstAsync(Read, ct) ?? await LastAsync(db, ct);
    }

    /// <summary>The checkpoint of a size; null where none was signed.</summary>
    /// <param name="db">The database.</param>
    /// <param name="size">The size.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IssuedCheckpoint?> OfSizeAsync(NpgsqlDataSource db, long size, CancellationToken ct)
    {
        await using var command = db.CreateCommand($"{Checkpoints} where c.size = $1").With(size);
        return await command.FirstAsync(Read, ct);
    }

    /// <summary>The newest checkpoints that anybody cosigned, newest first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<IssuedCheckpoint>> CosignedAsync(NpgsqlDataSource db, int count, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"{Checkpoints} where c.size in (select distinct size from {LedgerTables.Schema}.cosignatures order by size desc limit $1) order by c.size desc")
            .With(count);
        return await command.ListAsync(Read, ct);
    }

    /// <summary>The newest checkpoint that enough have cosigned; null where none is asked for, or there is none.</summary>
    /// <param name="db">The database.</param>
    /// <param name="policy">Whose cosignatures count.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IssuedCheckpoint?> WitnessedAsync(NpgsqlDataSource db, LedgerPolicy policy, CancellationToken ct) =>
        policy.Policy.AsksForWitnesses ? (await CosignedAsync(db, Looked, ct)).FirstOrDefault(c => policy.Policy.IsMet(c.Note)) : null;

    /// <summary>The checkpoint that something is proven by: the newest that enough have cosigned, where it has the leaf; else the newest.</summary>
    /// <param name="db">The database.</param>
    /// <param name="policy">Whose cosignatures are wanted.</param>
    /// <param name="index">The last leaf that is to be under it.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Null before the first. It may have fewer leaves: not all that is sealed is signed.</returns>
    public static async Task<IssuedCheckpoint?> ProvingAsync(NpgsqlDataSource db, LedgerPolicy policy, long index, CancellationToken ct) =>
        await WitnessedAsync(db, policy, ct) is { } witnessed && witnessed.Said.Size > index ? witnessed : await LastAsync(db, ct);

    /// <summary>How many leaves the last checkpoint had that a witness cosigned; 0 for none.</summary>
    internal static async Task<long> CosignedByAsync(NpgsqlDataSource db, VerifierKey witness, CancellationToken ct)
    {
        await using var command = db.CreateCommand($"select coalesce(max(size), 0) from {LedgerTables.Schema}.cosignatures where witness = $1")
            .With(witness.ToString());
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>
    /// Keeps the cosignatures of a checkpoint that the log signed; of a witness the newest. What it said against the log before falls, but not by an old
    /// cosignature that somebody brings again.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="size">The size of the checkpoint.</param>
    /// <param name="right">What was verified.</param>
    /// <param name="ct">Ends the wait.</param>
    internal static async Task KeepAsync(
        NpgsqlDataSource db, long size, IReadOnlyCollection<(VerifierKey Key, NoteSignature Signature)> right, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"""
            with fallen as (
                delete from {LedgerTables.Schema}.refusals r using unnest($2, $3) w (witness, at)
                where r.witness = w.witness and (r.ours, r.since) < ($1, w.at))
            insert into {LedgerTables.Schema}.cosignatures (size, witness, at, line) select $1, w.* from unnest($2, $3, $4) w
            on conflict (size, witness) do update set at = excluded.at, line = excluded.line where excluded.at > cosignatures.at
            """).With(size).With(right.Select(r => r.Key.ToString()).ToArray())
            .With(right.Select(r => r.Signature.At ?? DateTimeOffset.UnixEpoch).ToArray()).With(right.Select(r => r.Signature.ToString()).ToArray());
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>All keys of the log, oldest first: with those that once signed, old checkpoints are verified.</summary>
    /// <param name="db">The database.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<LogKey>> KeysAsync(NpgsqlDataSource db, CancellationToken ct)
    {
        await using var command = db.CreateCommand($"select key, from_size, since, until, handover from {LedgerTables.Schema}.keys order by since, key");
        return await command.ListAsync(
            r => new LogKey(r.GetString(0), r.GetInt64(1), r.GetFieldValue<DateTimeOffset>(2), r.Value<DateTimeOffset>(3), r.Words(4)), ct);
    }

    /// <summary>Where an event stands in the tree; null while it is not sealed.</summary>
    /// <param name="db">The database.</param>
    /// <param name="position">Its sequence number.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<long?> IndexAsync(NpgsqlDataSource db, long position, CancellationToken ct)
    {
        await using var command = db.CreateCommand($"select {IndexOf("$1")}").With(position);
        return await command.ExecuteScalarAsync(ct) as long?;
    }

    /// <summary>Where an event stands in the tree, in SQL: null while it is not sealed.</summary>
    /// <param name="position">Its sequence number: a column or a value of type bigint.</param>
    public static string IndexOf(string position) => $"""
        coalesce(
            (select p.number * {TileId.Full} + array_position(p.positions, {position}) - 1
             from (select * from {LedgerTables.Schema}.positions where first <= {position} order by first desc limit 1) p),
            (select l.index from {LedgerTables.Schema}.late l where l.position = {position}))
        """;

    private static IssuedCheckpoint Read(NpgsqlDataReader row) => new(
        SignedNote.Parse(row.GetString(0)).With(
            row.GetFieldValue<string[]>(2).Select(l => NoteSignature.TryParse(l, out var s) ? s : throw new FormatException($"'{l}' is no signature."))),
        row.GetFieldValue<DateTimeOffset>(1));
}

/// <summary>The tiles of the ledger.</summary>
/// <param name="db">The database.</param>
public sealed class StoredTiles(NpgsqlDataSource db) : ITileSource
{
    /// <inheritdoc />
    public async ValueTask<byte[]?> ReadAsync(TileId id, int width, CancellationToken ct)
    {
        await using var command = db.CreateCommand($"select substr(hashes, 1, $3) from {LedgerTables.Schema}.tiles where level = $1 and number = $2")
            .With((short)id.Level).With(id.Number).With(width * MerkleHash.Size);
        return await command.ExecuteScalarAsync(ct) as byte[];
    }
}

using Agreements.Ledger.Checkpoints;
using Agreements.Ledger.Merkle;
using Agreements.Ledger.Notes;
using Agreements.Server.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Agreements.Server.Sealing;

/// <summary>
/// Puts events under leaves of the tree, in their order, and signs what the tree has become. A piece of it is one statement that moves the head from where
/// it was: two servers cannot add leaves at one place, and one that died has added a piece or nothing.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="keys">What is signed with.</param>
/// <param name="clock">Says when a checkpoint was made.</param>
/// <param name="log">Told when nothing can be signed.</param>
internal sealed partial class Sealer(NpgsqlDataSource db, LedgerKeys keys, TimeProvider clock, ILogger<Sealer> log)
{
    /// <summary>How many events a piece has at most.</summary>
    private const int Piece = 2000;

    private const string Write = $"""
        with moved as (update {LedgerTables.Schema}.head set size = $2, position = $3 where size = $1 returning size),
        tiles as (
            insert into {LedgerTables.Schema}.tiles (level, number, hashes)
            select t.* from moved, unnest($4, $5, $6) t
            on conflict (level, number) do update set hashes = excluded.hashes where length(excluded.hashes) > length(tiles.hashes)),
        positions as (
            insert into {LedgerTables.Schema}.positions (number, first, positions)
            select p.number, min(greatest(p.position, $11 + 1)), array_agg(p.position order by p.place)
            from moved, unnest($7, $8) with ordinality p (number, position, place)
            group by p.number
            on conflict (number) do update set positions = positions.positions || excluded.positions),
        late as (
            insert into {LedgerTables.Schema}.late (position, index)
            select p.position, $1 + p.place - 1 from moved, unnest($8) with ordinality p (position, place) where p.position <= $11),
        signed as (insert into {LedgerTables.Schema}.checkpoints (size, at, note) select size, $9, $10 from moved where $10 is not null)
        select count(*) from moved
        """;

    private const string NextEvents =
        $"select {EventRow.Columns} from {EventRow.Rows} and seq_id > $1 and seq_id <= $2 order by seq_id limit $3";

    /// <summary>
    /// What was written under numbers that the daemon went past, as their transaction was held open for longer than it waits. There are none on most
    /// databases, ever. The inner limit has each range looked up by the key of the events: without it all events are read, to compare each with the ranges.
    /// </summary>
    private static readonly string LateEvents = $"""
        select distinct e.* from {StoreSetup.EventSchema}.mt_high_water_skips s
        cross join lateral (
            select {EventRow.Columns} from {EventRow.Rows} and e.seq_id between s.starting_sequence and least(s.ending_sequence, $1)
            and {LedgerReads.IndexOf("e.seq_id")} is null order by e.seq_id limit $3) e
        where {NotFilled} order by e.seq_id limit $3
        """;

    /// <summary>Ranges that the daemon went past and that have an event under every number by now: nothing more can come there.</summary>
    private const string FilledRanges = $"""
        select s.ending_sequence from {StoreSetup.EventSchema}.mt_high_water_skips s where s.ending_sequence <= $1 and {NotFilled}
        and s.ending_sequence - s.starting_sequence + 1 = (
            select count(*) from {StoreSetup.EventSchema}.mt_events e where e.seq_id between s.starting_sequence and s.ending_sequence)
        """;

    private const string NotFilled = "not s.ending_sequence = any($2)";

    // Those whose events are all sealed, by their ends. One may hold the thousands of an import, and all would be looked for with every page that is sealed.
    private readonly HashSet<long> _filled = [];

    private TileEdge? _edge;
    private long _position;
    private SigningKey[]? _signers;
    private string[] _inUse = [];
    private (int Mine, int InUse) _lacking;

    /// <summary>Seals all events up to one, and whatever was left before it.</summary>
    /// <param name="upTo">The sequence number up to which nothing is still being written.</param>
    /// <param name="ct">Ends it.</param>
    public async Task SealAsync(long upTo, CancellationToken ct)
    {
        if (upTo == 0 || (_edge is not null && upTo <= _position))
        {
            return;
        }

        try
        {
            await BeginAsync(ct);
            await AddAllAsync(() => db.CreateCommand(NextEvents).With(_position).With(upTo).With(Piece), ct);
            // Before the look: what is filled by now, it sees whole.
            await using var filling = Skipped(FilledRanges);
            var filled = await filling.ListAsync(r => r.GetInt64(0), ct);
            await AddAllAsync(() => Skipped(LateEvents).With(Piece), ct);
            _filled.UnionWith(filled);
        }
        catch
        {
            // Whatever became of it, the database knows.
            _edge = null;
            throw;
        }
    }

    /// <summary>Finds where the tree ends and which keys are in use.</summary>
    private async Task BeginAsync(CancellationToken ct)
    {
        if (_edge is null)
        {
            (_edge, _position) = await LedgerReads.EdgeAsync(db, ct);
            _filled.Clear();
        }

        var inUse = await LedgerReads.KeysInUseAsync(db, ct);
        // Keys that are missing are looked for each time: somebody copies them while the server runs.
        if (_signers is null || _signers.Length < inUse.Length || !inUse.SequenceEqual(_inUse))
        {
            (_inUse, _signers) = await SignersAsync(inUse, ct);
        }
    }

    /// <summary>The keys of this server that the log signs with now. The first server of a database makes the first.</summary>
    private async Task<(string[] InUse, SigningKey[] Signers)> SignersAsync(string[] inUse, CancellationToken ct)
    {
        if (inUse.Length == 0 && keys.Folder is not null)
        {
            var first = keys.Read() is { Count: > 0 } there ? there : [keys.Make(keys.Name, SignatureAlgorithm.Ed25519)];
            inUse = await LedgerReads.BeginLogAsync(db, [.. first.Select(k => k.Verifier)], ct);
        }

        SigningKey[] signers = [.. from key in inUse join mine in keys.Read() on key equals mine.Verifier.ToString() select mine];
        if (signers.Length < Math.Max(1, inUse.Length) && _lacking != (signers.Length, inUse.Length))
        {
            _lacking = (signers.Length, inUse.Length);
            Unsigned(log, signers.Length, inUse.Length, keys.Folder ?? "no folder: AGREEMENTS_SECRETS is not set");
        }

        // Ed25519 or nothing: what others cannot read is no signature of the log alone.
        return (inUse, Array.Exists(signers, s => s.Verifier.Algorithm == SignatureAlgorithm.Ed25519)
            ? [.. signers.OrderBy(s => s.Verifier.Algorithm == SignatureAlgorithm.Ed25519 ? 0 : 1)]
            : []);
    }

    private NpgsqlCommand Skipped(string sql) => db.CreateCommand(sql).With(_position).With(_filled.ToArray());

    private async Task AddAllAsync(Func<NpgsqlCommand> next, CancellationToken ct)
    {
        List<EventRow> events;
        do
        {
            await using var command = next();
            events = await command.ListAsync(r => EventRow.Read(r), ct);
            if (events.Count > 0)
            {
                await AddAsync(events, ct);
            }
        }
        while (events.Count == Piece);
    }

    private async Task AddAsync(List<EventRow> events, CancellationToken ct)
    {
        var (edge, from, position) = (_edge!, _edge!.Size, Math.Max(_position, events[^1].Position));
        foreach (var e in events)
        {
            edge.Append(Leaf.Of(e).Hash);
        }

        await using var write = db.CreateCommand(Write).With(from).With(edge.Size).With(position);
        AddTiles(write, edge.TakeChanged());
        write.With(events.Select((_, i) => (from + i) / TileId.Full).ToArray()).With(events.Select(e => e.Position).ToArray()).With(clock.GetUtcNow());
        write.Parameters.Add(new NpgsqlParameter { Value = (object?)Signed(edge) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        write.With(_position);
        if ((long)(await write.ExecuteScalarAsync(ct))! == 0)
        {
            throw new InvalidOperationException($"Another server has added leaves to the tree of {from}: this one begins again.");
        }

        _position = position;
    }

    private static void AddTiles(NpgsqlCommand write, IReadOnlyList<Tile> changed) =>
        write.With(changed.Select(t => (short)t.Id.Level).ToArray()).With(changed.Select(t => t.Id.Number).ToArray())
            .With(changed.Select(t => t.Hashes).ToArray());

    private string? Signed(TileEdge edge) => _signers is { Length: > 0 } signers
        ? SignedNote.Sign(new Checkpoint(signers[0].Verifier.Name, edge.Size, edge.Root()).ToString(), signers).ToString()
        : null;

    [LoggerMessage(3301, LogLevel.Warning,
        "The tree of events grows, and its checkpoints lack signatures: this server has {Mine} of {InUse} keys of the log ({Folder}). "
        + "Copy the folder of the server that made them, or agreements ledger rotate. docs/ledger.md tells more.")]
    private static partial void Unsigned(ILogger log, int mine, int inUse, string folder);
}

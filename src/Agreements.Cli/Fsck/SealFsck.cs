using Agreements.Cli.Verifying;
using Agreements.Ledger.Merkle;
using Agreements.Ledger.Notes;
using Agreements.Server.Sealing;
using Agreements.Server.Storage;

namespace Agreements.Cli.Fsck;

/// <summary>Every event under its leaf, every leaf under its tiles, every checkpoint over its tree.</summary>
internal sealed class SealFsck(Moment moment, Findings findings, List<Text> noted)
{
    private const int TilesAtATime = 16;
    private readonly TileEdge _tree = new();
    private readonly Dictionary<TileId, byte[]> _inner = [];
    private long _index;

    public async Task RunAsync()
    {
        var (size, position) = (await moment.AskAsync(
            r => (r.GetInt64(0), r.GetInt64(1)), $"select size, position from {LedgerTables.Schema}.head"))[0];
        var checkpoints = await CheckpointsAsync();
        for (var number = 0L; _index < size; number += TilesAtATime)
        {
            if (!await CheckTilesAsync(number, size, checkpoints))
            {
                break;
            }
        }

        await CheckInnerAsync(size);
        foreach (var left in checkpoints.Values)
        {
            findings.Add($"checkpoint {left.Said.Size}", "树没有这么多叶子。", "The tree has not so many leaves.");
        }

        await CheckUnsealedAsync(position);
        noted.Add(new Text($"封存：{_index} 个事件与树逐一核对。", $"The seal: {_index} events compared with the tree, one by one."));
    }

    /// <summary>All checkpoints whose signatures are right, by size.</summary>
    private async Task<SortedDictionary<long, IssuedCheckpoint>> CheckpointsAsync()
    {
        var keys = await KeysAsync();
        var right = new SortedDictionary<long, IssuedCheckpoint>();
        foreach (var (size, note, lines) in await moment.AskAsync(
            r => (r.GetInt64(0), r.GetString(1), r.GetFieldValue<string[]>(2)),
            $"""
            select size, note, array(select witness || ' ' || line from {LedgerTables.Schema}.cosignatures s where s.size = c.size)
            from {LedgerTables.Schema}.checkpoints c order by size
            """))
        {
            if (Signed(size, note, keys) is { } issued)
            {
                right[size] = issued;
                CheckCosignatures(issued, lines);
            }
        }

        return right;
    }

    private IssuedCheckpoint? Signed(long size, string note, VerifierKey[] keys)
    {
        var place = $"checkpoint {size}";
        try
        {
            var issued = new IssuedCheckpoint(SignedNote.Parse(note), default);
            if (issued.Said.Size == size && issued.Note.Right(keys).Any() && !issued.Note.Wrong(keys).Any() && issued.Note.ToString() == note)
            {
                return issued;
            }

            findings.Add(place, "签名有误，或不是日志的密钥所签。", "Its signature is wrong, or of no key of the log.");
        }
        catch (FormatException e)
        {
            findings.Add(place, $"无法读取：{e.Message}", $"It cannot be read: {e.Message}");
        }

        return null;
    }

    private void CheckCosignatures(IssuedCheckpoint issued, string[] lines)
    {
        foreach (var line in lines)
        {
            var parts = line.Split(' ', 2);
            var isRight = false;
            try
            {
                var key = VerifierKey.Parse(parts[0]);
                isRight = NoteSignature.TryParse(parts[1], out var signature) && key.IsOf(signature) && key.Verifies(issued.Note.Text, signature);
            }
            catch (FormatException)
            {
                // Told below.
            }

            if (!isRight)
            {
                findings.Add($"checkpoint {issued.Said.Size}", $"联署有误：{parts[0]}", $"A cosignature is wrong: {parts[0]}");
            }
        }
    }

    private async Task<VerifierKey[]> KeysAsync()
    {
        var known = new List<VerifierKey>();
        foreach (var (text, handover) in await moment.AskAsync(
            r => (r.GetString(0), r.IsDBNull(1) ? null : r.GetString(1)), $"select key, handover from {LedgerTables.Schema}.keys order by since, key"))
        {
            try
            {
                var key = VerifierKey.Parse(text);
                var isFirst = handover is null && !known.Exists(k => k.Algorithm == key.Algorithm);
                if (!isFirst && Handover.NamedIn(SignedNote.Parse(handover ?? ""), known)?.ToString() != text)
                {
                    findings.Add("ledger.keys", $"没有先前的密钥指定此公钥：{text}", $"No key before it has named the key {text}.");
                }

                known.Add(key);
            }
            catch (FormatException e)
            {
                findings.Add("ledger.keys", $"无法读取：{e.Message}", $"It cannot be read: {e.Message}");
            }
        }

        return [.. known];
    }

    /// <returns>False where the tree ends too early.</returns>
    private async Task<bool> CheckTilesAsync(
        long number, long size, SortedDictionary<long, IssuedCheckpoint> checkpoints)
    {
        var rows = await moment.AskAsync(
            r => (Number: r.GetInt64(0), Place: r.GetInt64(1), Position: r.GetInt64(2), Leaves: r.IsDBNull(3) ? [] : r.GetFieldValue<byte[]>(3),
                Event: r.IsDBNull(4) ? null : EventRow.Read(r, 4)),
            $"""
            select p.number, x.place, x.position, case when x.place = 1 then t.hashes end, {EventRow.Columns}
            from {LedgerTables.Schema}.positions p cross join lateral unnest(p.positions) with ordinality x (position, place)
            left join {LedgerTables.Schema}.tiles t on t.level = 0 and t.number = p.number
            left join {StoreSetup.EventSchema}.mt_events e on e.seq_id = x.position
            where p.number >= $1 and p.number < $2 order by p.number, x.place
            """, number, number + TilesAtATime);
        var leaves = Array.Empty<byte>();
        foreach (var row in rows)
        {
            if (_index == size)
            {
                findings.Add($"ledger.positions {row.Number}", "位置多于树的叶子。", "It has more positions than the tree has leaves.");
                return false;
            }

            leaves = row.Place == 1 ? row.Leaves : leaves;
            if ((row.Number * TileId.Full) + row.Place - 1 != _index)
            {
                findings.Add($"ledger.positions {row.Number}", "位置不连续。", "Positions are missing.");
                return false;
            }

            CheckLeaf(row.Position, row.Event, leaves.AsSpan(Math.Min(leaves.Length, (int)(row.Place - 1) * MerkleHash.Size)));
            CheckRoot(checkpoints);
        }

        if (rows.Count == 0)
        {
            findings.Add("ledger.positions", $"第 {_index} 片叶子起缺失。", $"Leaves are missing from index {_index} on.");
        }

        return rows.Count > 0;
    }

    private void CheckLeaf(long position, EventRow? e, ReadOnlySpan<byte> tile)
    {
        var index = _index++;
        ReadOnlySpan<byte> said = tile.Length < MerkleHash.Size ? [] : tile[..MerkleHash.Size];
        if (e is null)
        {
            findings.Add($"event {position}", $"封存为第 {index} 片叶子的事件不在了。", $"The event that was sealed as leaf {index} is gone.");
            _tree.Append(said.IsEmpty ? MerkleHash.Empty : said);
            return;
        }

        var hash = Leaf.Of(e).Hash;
        if (!said.SequenceEqual(hash))
        {
            findings.Add(
                $"event {position}", $"（流 {e.Stream} 第 {e.Version} 版，{e.Type}）不是封存为第 {index} 片叶子的内容：此事件或此叶子被改动。",
                $"(stream {e.Stream}, version {e.Version}, {e.Type}) is not what was sealed as leaf {index}: the event or the leaf was changed.");
        }

        _tree.Append(hash);
    }

    private void CheckRoot(SortedDictionary<long, IssuedCheckpoint> checkpoints)
    {
        if (checkpoints.Remove(_index, out var issued) && !_tree.Root().AsSpan().SequenceEqual(issued.Said.Root))
        {
            findings.Add(
                $"checkpoint {_index}", "所签的根不是这些事件的根。", "The root that was signed is not that of these events.");
        }

        foreach (var tile in _tree.TakeFull().Where(t => t.Id.Level > 0))
        {
            _inner[tile.Id] = tile.Hashes;
        }
    }

    private async Task CheckInnerAsync(long size)
    {
        if (_index < size)
        {
            return;
        }

        foreach (var tile in _tree.TakeChanged().Where(t => t.Id.Level > 0))
        {
            _inner[tile.Id] = tile.Hashes;
        }

        var stored = await moment.AskAsync(
            r => (Id: new TileId(r.GetInt16(0), r.GetInt64(1)), Hashes: r.GetFieldValue<byte[]>(2)),
            $"select level, number, hashes from {LedgerTables.Schema}.tiles where level > 0 order by level, number");
        foreach (var (id, hashes) in stored)
        {
            if (!_inner.Remove(id, out var right) || !hashes.AsSpan().SequenceEqual(right))
            {
                findings.Add(id.Path(), "不是其下各叶子的散列。", "It has not the hashes of what is below it.");
            }
        }

        foreach (var id in _inner.Keys)
        {
            findings.Add(id.Path(), "缺失。", "It is missing.");
        }

        foreach (var (number, length) in await moment.AskAsync(
            r => (Number: r.GetInt64(0), Length: r.GetInt32(1)), $"select number, length(hashes) from {LedgerTables.Schema}.tiles where level = 0"))
        {
            if (length != new TileId(0, number).WidthIn(size) * MerkleHash.Size)
            {
                findings.Add(new TileId(0, number).Path(), $"有 {length} 字节，与树的大小不符。", $"It has {length} bytes, which no tree of {size} leaves has.");
            }
        }
    }

    /// <summary>What stands before the end of the tree and is not in it was slipped in, or its tile was.</summary>
    private async Task CheckUnsealedAsync(long position)
    {
        foreach (var e in await moment.AskAsync(
            r => EventRow.Read(r),
            $"select {EventRow.Columns} from {EventRow.Rows} and seq_id <= $1 and {LedgerReads.IndexOf("e.seq_id")} is null order by seq_id", position))
        {
            findings.Add(
                $"event {e.Position}", $"（流 {e.Stream} 第 {e.Version} 版，{e.Type}）没有封存，而其后的事件已封存：它是后来插入的。",
                $"(stream {e.Stream}, version {e.Version}, {e.Type}) is not sealed, and events after it are: it was slipped in later.");
        }
    }
}

namespace Agreements.Ledger.Merkle;

/// <summary>Hashes side by side.</summary>
/// <param name="Id">Which they are.</param>
/// <param name="Hashes">The hashes, <see cref="MerkleHash.Size"/> bytes each.</param>
public sealed record Tile(TileId Id, byte[] Hashes)
{
    /// <summary>How many hashes there are.</summary>
    public int Width => Hashes.Length / MerkleHash.Size;
}

/// <summary>The right edge of a growing tree: all that is needed to add leaves and to know the root. Not for several threads.</summary>
public sealed class TileEdge
{
    private readonly List<Growing> _levels = [];
    private readonly List<Tile> _full = [];
    private long _changedFrom;

    /// <summary>The edge of a tree without leaves.</summary>
    public TileEdge()
    {
    }

    /// <summary>The edge of a tree that is there.</summary>
    /// <param name="size">How many leaves it has.</param>
    /// <param name="tiles">Its last tiles (<see cref="Last"/>), in any order.</param>
    /// <exception cref="ArgumentException">They are too few, or narrower than a tree of that size has them.</exception>
    public TileEdge(long size, IReadOnlyList<Tile> tiles)
    {
        (Size, _changedFrom) = (size, size);
        for (var (level, left) = (0, size); left > 0; (level, left) = (level + 1, left / TileId.Full))
        {
            var growing = new Growing { Width = (int)(left % TileId.Full) };
            var last = growing.Width == 0 ? null : tiles.FirstOrDefault(t => t.Id == new TileId(level, left / TileId.Full));
            if (growing.Width > 0 && (last is null || last.Width < growing.Width))
            {
                throw new ArgumentException($"The last tile of level {level} lacks hashes of a tree of {size} leaves.", nameof(tiles));
            }

            last?.Hashes.AsSpan(0, growing.Width * MerkleHash.Size).CopyTo(growing.Hashes);
            _levels.Add(growing);
        }
    }

    /// <summary>How many leaves the tree has.</summary>
    public long Size { get; private set; }

    /// <summary>The last tiles that are not full of a tree, in the order of their levels: what its edge is made of.</summary>
    /// <param name="size">How many leaves it has.</param>
    public static IEnumerable<TileId> Last(long size)
    {
        for (var (level, left) = (0, size); left > 0; (level, left) = (level + 1, left / TileId.Full))
        {
            if (left % TileId.Full > 0)
            {
                yield return new TileId(level, left / TileId.Full);
            }
        }
    }

    /// <summary>Adds a leaf.</summary>
    /// <param name="leaf">Its hash.</param>
    public void Append(ReadOnlySpan<byte> leaf)
    {
        Add(0, leaf, Size);
        Size++;
    }

    /// <summary>The tiles that were filled since this was asked last: for whoever adds many leaves, so that they are not all kept.</summary>
    public IReadOnlyList<Tile> TakeFull()
    {
        Tile[] full = [.. _full];
        _full.Clear();
        return full;
    }

    /// <summary>The tiles that were filled or grew since this was asked last.</summary>
    public IReadOnlyList<Tile> TakeChanged()
    {
        List<Tile> changed = [.. TakeFull()];
        for (var level = 0; level < _levels.Count; level++)
        {
            var shift = level * TileId.Height;
            if (_levels[level].Width > 0 && Size >> shift != _changedFrom >> shift)
            {
                changed.Add(new Tile(new TileId(level, Size >> shift >> TileId.Height), _levels[level].Written.ToArray()));
            }
        }

        _changedFrom = Size;
        return changed;
    }

    /// <summary>The root of the tree.</summary>
    public byte[] Root()
    {
        byte[]? root = null;
        foreach (var hashes in _levels.Select(l => l.Written.ToArray()))
        {
            // Perfect trees side by side, the smallest last: by the bits of how many there are.
            var end = hashes.Length;
            for (var left = hashes.Length / MerkleHash.Size; left > 0; left &= left - 1)
            {
                var bytes = (left & -left) * MerkleHash.Size;
                var perfect = MerkleHash.Perfect(hashes.AsSpan(end - bytes, bytes));
                root = root is null ? perfect : MerkleHash.Node(perfect, root);
                end -= bytes;
            }
        }

        return root ?? MerkleHash.Empty;
    }

    private void Add(int level, ReadOnlySpan<byte> hash, long index)
    {
        if (_levels.Count == level)
        {
            _levels.Add(new Growing());
        }

        var growing = _levels[level];
        hash.CopyTo(growing.Hashes.AsSpan(growing.Width * MerkleHash.Size));
        if (++growing.Width == TileId.Full)
        {
            _full.Add(new Tile(new TileId(level, index / TileId.Full), growing.Written.ToArray()));
            growing.Width = 0;
            Add(level + 1, MerkleHash.Perfect(growing.Hashes), index / TileId.Full);
        }
    }

    /// <summary>The last tile of a level while it is not full.</summary>
    private sealed class Growing
    {
        public byte[] Hashes { get; } = new byte[TileId.Full * MerkleHash.Size];

        public int Width { get; set; }

        public ReadOnlySpan<byte> Written => Hashes.AsSpan(0, Width * MerkleHash.Size);
    }
}

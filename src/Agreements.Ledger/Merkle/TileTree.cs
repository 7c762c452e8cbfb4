namespace Agreements.Ledger.Merkle;

/// <summary>Where the tiles of a tree are read.</summary>
public interface ITileSource
{
    /// <summary>A tile.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="width">How many hashes are needed of it.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>That many hashes at least; null where it is not there.</returns>
    ValueTask<byte[]?> ReadAsync(TileId id, int width, CancellationToken ct);
}

/// <summary>A tile of a tree is not there.</summary>
/// <param name="tile">The tile.</param>
public sealed class TileMissingException(TileId tile) : Exception($"The tile {tile.Path()} is not there, or has too few hashes.")
{
    /// <summary>The tile.</summary>
    public TileId Tile => tile;
}

/// <summary>Root and proofs of a tree, from its tiles. Each tile is read once; not for several threads.</summary>
/// <param name="size">How many leaves the tree has.</param>
/// <param name="source">Where its tiles are.</param>
public sealed class TileTree(long size, ITileSource source)
{
    private readonly Dictionary<TileId, byte[]> _read = [];

    /// <summary>The root.</summary>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="TileMissingException">A tile is not there.</exception>
    public Task<byte[]> RootAsync(CancellationToken ct) => RootAsync(size, ct);

    /// <summary>The root of the tree as it was earlier.</summary>
    /// <param name="earlier">How many leaves it had, this size at most.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="TileMissingException">A tile is not there.</exception>
    public async Task<byte[]> RootAsync(long earlier, CancellationToken ct) => earlier == 0 ? MerkleHash.Empty : await HashAsync(0, earlier, ct);

    /// <summary>The proof that a leaf is where it is: RFC 9162, section 2.1.3.1.</summary>
    /// <param name="index">The leaf, from 0.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="TileMissingException">A tile is not there.</exception>
    public async Task<IReadOnlyList<byte[]>> InclusionAsync(long index, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var proof = new List<byte[]>();
        for (var (begin, end) = (0L, size); end - begin > 1;)
        {
            var middle = begin + LeftOf(end - begin);
            proof.Add(index < middle ? await HashAsync(middle, end, ct) : await HashAsync(begin, middle, ct));
            (begin, end) = index < middle ? (begin, middle) : (middle, end);
        }

        proof.Reverse();
        return proof;
    }

    /// <summary>The proof that the tree is an earlier one with leaves added: RFC 9162, section 2.1.4.1.</summary>
    /// <param name="earlier">How many leaves the earlier tree has.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="TileMissingException">A tile is not there.</exception>
    public async Task<IReadOnlyList<byte[]>> ConsistencyAsync(long earlier, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(earlier);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(earlier, size);
        var proof = new List<byte[]>();
        var (begin, end, isKnown) = (0L, size, true);
        while (earlier > 0 && end - begin > 0 && earlier != end)
        {
            var middle = begin + LeftOf(end - begin);
            if (earlier <= middle)
            {
                proof.Add(await HashAsync(middle, end, ct));
                end = middle;
            }
            else
            {
                proof.Add(await HashAsync(begin, middle, ct));
                (begin, isKnown) = (middle, false);
            }
        }

        if (!isKnown)
        {
            proof.Add(await HashAsync(begin, end, ct));
        }

        proof.Reverse();
        return proof;
    }

    /// <summary>The largest power of two below a number of leaves.</summary>
    private static long LeftOf(long leaves) => 1L << (int)long.Log2(leaves - 1);

    private async ValueTask<byte[]> HashAsync(long begin, long end, CancellationToken ct)
    {
        var leaves = end - begin;
        if (long.IsPow2(leaves) && begin % leaves == 0)
        {
            return await NodeAsync((int)long.Log2(leaves), begin / leaves, ct);
        }

        var middle = begin + LeftOf(leaves);
        var (left, right) = (await HashAsync(begin, middle, ct), await HashAsync(middle, end, ct));
        return MerkleHash.Node(left, right);
    }

    private async ValueTask<byte[]> NodeAsync(int level, long index, CancellationToken ct)
    {
        var within = level % TileId.Height;
        var first = index << within;
        var id = new TileId(level / TileId.Height, first / TileId.Full);
        var (at, count) = ((int)(first % TileId.Full), 1 << within);
        if (!_read.TryGetValue(id, out var hashes))
        {
            var width = id.WidthIn(size);
            hashes = await source.ReadAsync(id, width, ct);
            if (hashes is null || hashes.Length < width * MerkleHash.Size)
            {
                throw new TileMissingException(id);
            }

            _read[id] = hashes;
        }

        return MerkleHash.Perfect(hashes.AsSpan(at * MerkleHash.Size, count * MerkleHash.Size));
    }
}

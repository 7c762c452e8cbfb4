using Agreements.Ledger.Merkle;

namespace Agreements.Ledger.Tests;

/// <summary>Tiles in memory.</summary>
internal sealed class Tiles : Dictionary<TileId, byte[]>, ITileSource
{
    public static Tiles Of(IEnumerable<byte[]> leaves)
    {
        var (tiles, edge) = (new Tiles(), new TileEdge());
        foreach (var leaf in leaves)
        {
            edge.Append(leaf);
        }

        tiles.Keep(edge);
        return tiles;
    }

    public void Keep(TileEdge edge)
    {
        foreach (var tile in edge.TakeChanged())
        {
            this[tile.Id] = tile.Hashes;
        }
    }

    public ValueTask<byte[]?> ReadAsync(TileId id, int width, CancellationToken ct) => ValueTask.FromResult(this.GetValueOrDefault(id));
}

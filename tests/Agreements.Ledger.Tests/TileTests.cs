using Agreements.Ledger.Merkle;
using System.Buffers.Binary;

namespace Agreements.Ledger.Tests;

public sealed class TileTests
{
    /// <summary>Around the sizes where tiles are filled.</summary>
    public static TheoryData<int> Sizes => [0, 1, 2, 3, 7, 8, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 70_000];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Edge_and_tiles_have_the_root_that_the_definition_has(int size)
    {
        byte[][] leaves = [.. Leaves(size)];
        var edge = new TileEdge();
        foreach (var leaf in leaves)
        {
            edge.Append(leaf);
        }

        var tiles = new Tiles();
        tiles.Keep(edge);
        var root = Defined(leaves);
        edge.Root().ShouldBe(root);
        (await new TileTree(size, tiles).RootAsync(default)).ShouldBe(root);
        tiles.Values.ShouldAllBe(t => t.Length > 0 && t.Length <= TileId.Full * MerkleHash.Size);
    }

    [Fact]
    public async Task Every_leaf_of_every_small_tree_is_proven_and_nothing_else()
    {
        byte[][] leaves = [.. Leaves(20)];
        var tiles = Tiles.Of(leaves);
        for (var size = 1; size <= leaves.Length; size++)
        {
            var tree = new TileTree(size, tiles);
            var root = await tree.RootAsync(default);
            for (var index = 0; index < size; index++)
            {
                var proof = await tree.InclusionAsync(index, default);
                for (var other = 0; other < size; other++)
                {
                    MerkleProof.IsIncluded(index, leaves[other], size, root, proof).ShouldBe(other == index);
                    MerkleProof.IsIncluded(other, leaves[index], size, root, proof).ShouldBe(other == index);
                }
            }
        }
    }

    [Fact]
    public async Task Every_small_tree_is_proven_to_grow_out_of_every_earlier_one()
    {
        byte[][] leaves = [.. Leaves(40)];
        var tiles = Tiles.Of(leaves);
        for (var later = 1; later <= leaves.Length; later++)
        {
            var tree = new TileTree(later, tiles);
            var root = await tree.RootAsync(default);
            for (var earlier = 0; earlier <= later; earlier++)
            {
                var proof = await tree.ConsistencyAsync(earlier, default);
                var before = Defined(leaves.AsSpan(0, earlier));
                (await tree.RootAsync(earlier, default)).ShouldBe(before);
                MerkleProof.IsConsistent(earlier, later, before, root, proof).ShouldBeTrue($"{earlier} to {later}");
                MerkleProof.IsConsistent(earlier, later, Defined([.. Leaves(earlier, salt: 1)]), root, proof).ShouldBe(earlier == 0);
            }
        }
    }

    [Fact]
    public async Task Proofs_of_a_large_tree_hold()
    {
        byte[][] leaves = [.. Leaves(70_000)];
        var tiles = Tiles.Of(leaves);
        var tree = new TileTree(leaves.Length, tiles);
        var root = await tree.RootAsync(default);
        foreach (var index in new[] { 0, 255, 256, 65_535, 65_536, 69_999 })
        {
            var proof = await tree.InclusionAsync(index, default);
            MerkleProof.IsIncluded(index, leaves[index], leaves.Length, root, proof).ShouldBeTrue();
            var since = await tree.ConsistencyAsync(index, default);
            MerkleProof.IsConsistent(index, leaves.Length, Defined(leaves.AsSpan(0, index)), root, since).ShouldBeTrue();
        }
    }

    [Fact]
    public void An_edge_goes_on_from_the_tiles_that_were_kept()
    {
        var (whole, tiles) = (new TileEdge(), new Tiles());
        var growing = new TileEdge();
        foreach (var (leaf, i) in Leaves(1000).Select((l, i) => (l, i)))
        {
            whole.Append(leaf);
            growing.Append(leaf);
            if (i % 7 == 0)
            {
                tiles.Keep(growing);
                growing = new TileEdge(growing.Size, [.. TileEdge.Last(growing.Size).Select(id => new Tile(id, tiles[id]))]);
            }
        }

        growing.Root().ShouldBe(whole.Root());
        Should.Throw<ArgumentException>(() => new TileEdge(1000, [])).Message.ShouldContain("level 0");
    }

    [Theory]
    [InlineData(0, 1234067L, 256, "tile/0/x001/x234/067")]
    [InlineData(1, 0L, 17, "tile/1/000.p/17")]
    [InlineData(2, 999L, 256, "tile/2/999")]
    [InlineData(0, 1000L, 1, "tile/0/x001/000.p/1")]
    public void A_tile_has_one_address(int level, long number, int width, string path)
    {
        var id = new TileId(level, number);
        id.Path(width).ShouldBe(path);
        TileId.TryParse(path["tile/".Length..], out var found).ShouldBeTrue();
        found.ShouldBe((id, false, width));
        TileId.TryParse($"entries/{path.Split('/', 3)[2]}", out var entries).ShouldBeTrue();
        entries.ShouldBe((new TileId(0, number), true, width));
    }

    [Theory]
    [InlineData("0/1")]
    [InlineData("0/0001")]
    [InlineData("00/001")]
    [InlineData("64/001")]
    [InlineData("0/001/234")]
    [InlineData("0/x000/001")]
    [InlineData("0/001.p/0")]
    [InlineData("0/001.p/256")]
    [InlineData("0/001.p/017")]
    [InlineData("0/001.p")]
    [InlineData("0/+01")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("0/x999/x999/x999/x999/x999/x999/x999/x999/x999/999")]
    public void Another_address_is_none(string? path) => TileId.TryParse(path, out _).ShouldBeFalse();

    private static IEnumerable<byte[]> Leaves(int count, int salt = 0)
    {
        for (var i = 0; i < count; i++)
        {
            var entry = new byte[8];
            BinaryPrimitives.WriteInt32BigEndian(entry, i);
            entry[7] = (byte)salt;
            yield return MerkleHash.Leaf(entry);
        }
    }

    /// <summary>RFC 9162, section 2.1.1, word for word.</summary>
    private static byte[] Defined(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length < 2)
        {
            return leaves.Length == 0 ? MerkleHash.Empty : leaves[0];
        }

        var k = 1;
        while (k * 2 < leaves.Length)
        {
            k *= 2;
        }

        return MerkleHash.Node(Defined(leaves[..k]), Defined(leaves[k..]));
    }
}

using System.Security.Cryptography;

namespace Agreements.Ledger.Merkle;

/// <summary>The hashes of RFC 9162, section 2.1.1: SHA-256, with a first byte that tells leaves from nodes.</summary>
public static class MerkleHash
{
    /// <summary>How many bytes a hash has.</summary>
    public const int Size = 32;

    // One for each thread, and kept: hashing in one call looks for the algorithm each time, and takes a quarter longer for a node.
    [ThreadStatic]
    private static IncrementalHash? _sha256;

    /// <summary>The root of a tree without leaves.</summary>
    public static byte[] Empty => SHA256.HashData([]);

    /// <summary>The hash of a leaf.</summary>
    /// <param name="entry">What is under it.</param>
    public static byte[] Leaf(ReadOnlySpan<byte> entry)
    {
        var hash = new byte[Size];
        Leaf(entry, hash);
        return hash;
    }

    /// <summary>Writes the hash of a leaf.</summary>
    /// <param name="entry">What is under it.</param>
    /// <param name="hash">Takes it; <see cref="Size"/> bytes.</param>
    public static void Leaf(ReadOnlySpan<byte> entry, Span<byte> hash)
    {
        var sha256 = Sha256();
        sha256.AppendData([0]);
        sha256.AppendData(entry);
        sha256.GetHashAndReset(hash);
    }

    /// <summary>The hash of a node.</summary>
    /// <param name="left">The hash to its left below it.</param>
    /// <param name="right">The hash to its right below it.</param>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var hash = new byte[Size];
        Node(left, right, hash);
        return hash;
    }

    /// <summary>Writes the hash of a node.</summary>
    /// <param name="left">The hash to its left below it.</param>
    /// <param name="right">The hash to its right below it.</param>
    /// <param name="hash">Takes it; may be where one of both is.</param>
    public static void Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> hash)
    {
        Span<byte> both = stackalloc byte[1 + (2 * Size)];
        both[0] = 1;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + left.Length)..]);
        var sha256 = Sha256();
        sha256.AppendData(both[..(1 + left.Length + right.Length)]);
        sha256.GetHashAndReset(hash);
    }

    /// <summary>The root of a perfect tree: as many leaves as a power of two.</summary>
    /// <param name="hashes">The hashes of its leaves, one after the other.</param>
    internal static byte[] Perfect(ReadOnlySpan<byte> hashes)
    {
        var level = hashes.ToArray();
        for (var count = hashes.Length / Size; count > 1; count /= 2)
        {
            for (var i = 0; i < count; i += 2)
            {
                Node(level.AsSpan(i * Size, Size), level.AsSpan((i + 1) * Size, Size), level.AsSpan(i / 2 * Size, Size));
            }
        }

        return level[..Size];
    }

    private static IncrementalHash Sha256() => _sha256 ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
}

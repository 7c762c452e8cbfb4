namespace Agreements.Ledger.Merkle;

/// <summary>What proofs prove: RFC 9162, sections 2.1.3.2 and 2.1.4.2. Whatever does not prove it is false; nothing throws.</summary>
public static class MerkleProof
{
    /// <summary>The most hashes that a proof has; a longer one is none.</summary>
    public const int Longest = 63;

    /// <summary>Whether a leaf stands at an index of a tree.</summary>
    /// <param name="index">The index, from 0.</param>
    /// <param name="leaf">The hash of the leaf.</param>
    /// <param name="size">How many leaves the tree has.</param>
    /// <param name="root">Its root.</param>
    /// <param name="proof">The hashes beside the way from the leaf to the root.</param>
    public static bool IsIncluded(long index, ReadOnlySpan<byte> leaf, long size, ReadOnlySpan<byte> root, IReadOnlyList<byte[]> proof)
    {
        if (index < 0 || index >= size || leaf.Length != MerkleHash.Size || !AreHashes(proof))
        {
            return false;
        }

        var (at, last) = (index, size - 1);
        var hash = leaf.ToArray();
        foreach (var beside in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if (IsRight(at) || at == last)
            {
                hash = MerkleHash.Node(beside, hash);
                Climb(ref at, ref last);
            }
            else
            {
                hash = MerkleHash.Node(hash, beside);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 && root.SequenceEqual(hash);
    }

    /// <summary>Whether a tree is an earlier one with leaves added to its end.</summary>
    /// <param name="earlier">How many leaves the earlier tree has.</param>
    /// <param name="later">How many leaves the later tree has.</param>
    /// <param name="earlierRoot">The root of the earlier.</param>
    /// <param name="laterRoot">The root of the later.</param>
    /// <param name="proof">The proof; empty for the same tree and for an earlier one without leaves.</param>
    public static bool IsConsistent(
        long earlier, long later, ReadOnlySpan<byte> earlierRoot, ReadOnlySpan<byte> laterRoot, IReadOnlyList<byte[]> proof)
    {
        if (earlier < 0 || earlier > later || earlierRoot.Length != MerkleHash.Size || laterRoot.Length != MerkleHash.Size || !AreHashes(proof))
        {
            return false;
        }

        if (earlier == later)
        {
            return proof.Count == 0 && earlierRoot.SequenceEqual(laterRoot);
        }

        return earlier == 0
            ? proof.Count == 0 && earlierRoot.SequenceEqual(MerkleHash.Empty)
            : IsExtended(earlier, later, earlierRoot, laterRoot, long.IsPow2(earlier) ? [earlierRoot.ToArray(), .. proof] : proof);
    }

    private static bool IsExtended(long earlier, long later, ReadOnlySpan<byte> earlierRoot, ReadOnlySpan<byte> laterRoot, IReadOnlyList<byte[]> proof)
    {
        if (proof.Count == 0)
        {
            return false;
        }

        var (at, last) = (earlier - 1, later - 1);
        while (IsRight(at))
        {
            (at, last) = (at >> 1, last >> 1);
        }

        var (before, after) = (proof[0], proof[0]);
        foreach (var beside in proof.Skip(1))
        {
            if (last == 0)
            {
                return false;
            }

            if (IsRight(at) || at == last)
            {
                (before, after) = (MerkleHash.Node(beside, before), MerkleHash.Node(beside, after));
                Climb(ref at, ref last);
            }
            else
            {
                after = MerkleHash.Node(after, beside);
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 && earlierRoot.SequenceEqual(before) && laterRoot.SequenceEqual(after);
    }

    /// <summary>Past the levels at which the last node has nothing to its right and goes up as it is.</summary>
    private static void Climb(ref long at, ref long last)
    {
        while (!IsRight(at) && at != 0)
        {
            (at, last) = (at >> 1, last >> 1);
        }
    }

    private static bool IsRight(long at) => (at & 1) == 1;

    private static bool AreHashes(IReadOnlyList<byte[]> proof) => proof.Count <= Longest && proof.All(h => h.Length == MerkleHash.Size);
}

using Agreements.Ledger.Merkle;
using Agreements.Ledger.Notes;
using System.Globalization;

namespace Agreements.Ledger.Checkpoints;

/// <summary>What a log says of its tree: C2SP tlog-checkpoint.</summary>
/// <param name="Origin">Which log.</param>
/// <param name="Size">How many leaves.</param>
/// <param name="Root">The root.</param>
public sealed record Checkpoint(string Origin, long Size, byte[] Root)
{
    private const int Lines = 3;

    /// <summary>Reads the text of a note.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is no checkpoint; the message says what is wrong.</exception>
    public static Checkpoint Parse(string text)
    {
        var lines = text.Split('\n');
        // After the last newline there is nothing; lines that a log adds are not ours to understand, and are not empty.
        if (lines.Length <= Lines || lines[^1].Length > 0 || lines[..^1].Any(l => l.Length == 0))
        {
            throw new FormatException("A checkpoint has three lines at least: origin, size, root.");
        }

        if (!TrySize(lines[1], out var size))
        {
            throw new FormatException($"'{lines[1]}' is no size of a tree.");
        }

        return VerifierKey.Base64(lines[2]) is { Length: MerkleHash.Size } root
            ? new Checkpoint(lines[0], size, root)
            : throw new FormatException($"'{lines[2]}' is no root of a tree.");
    }

    /// <summary>Reads a size: digits without a zero before them.</summary>
    /// <param name="text">The digits.</param>
    /// <param name="size">The size.</param>
    public static bool TrySize(string text, out long size) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size) && size.ToString(CultureInfo.InvariantCulture) == text;

    /// <summary>The text of its note.</summary>
    public override string ToString() => $"{Origin}\n{Size.ToString(CultureInfo.InvariantCulture)}\n{Convert.ToBase64String(Root)}\n";
}

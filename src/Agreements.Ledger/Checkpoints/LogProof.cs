using Agreements.Ledger.Merkle;
using Agreements.Ledger.Notes;
using System.Globalization;

namespace Agreements.Ledger.Checkpoints;

/// <summary>That an entry stands in a log, for whoever has its keys: C2SP tlog-proof.</summary>
/// <param name="Extra">What the log adds, unproven: here the entry itself; null for nothing.</param>
/// <param name="Index">Where the entry stands, from 0.</param>
/// <param name="Hashes">The proof, from the leaf to the root.</param>
/// <param name="Note">The checkpoint, as it was signed.</param>
public sealed record LogProof(byte[]? Extra, long Index, IReadOnlyList<byte[]> Hashes, SignedNote Note)
{
    private const string First = "c2sp.org/tlog-proof@v1";
    private const string ExtraLine = "extra ";
    private const string IndexLine = "index ";

    /// <summary>Reads a proof.</summary>
    /// <param name="text">The proof.</param>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static LogProof Parse(string text)
    {
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var lines = end < 0 ? [] : text[..end].Split('\n');
        if (lines.Length < 2 || lines[0] != First)
        {
            throw new FormatException($"This is no proof: its first line is not '{First}'.");
        }

        var hasExtra = lines[1].StartsWith(ExtraLine, StringComparison.Ordinal);
        var at = hasExtra ? 2 : 1;
        var extra = hasExtra ? VerifierKey.Base64(lines[1][ExtraLine.Length..]) ?? throw new FormatException("The line 'extra' is no base64.") : null;
        if (at >= lines.Length || !lines[at].StartsWith(IndexLine, StringComparison.Ordinal)
            || !Checkpoint.TrySize(lines[at][IndexLine.Length..], out var index))
        {
            throw new FormatException("The proof has no line 'index' with a number.");
        }

        var hashes = lines[(at + 1)..].Select(Hash).ToArray();
        return new LogProof(extra, index, hashes, SignedNote.Parse(text[(end + 2)..]));
    }

    /// <summary>The checkpoint.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public Checkpoint Checkpoint => Checkpoint.Parse(Note.Text);

    /// <summary>Whether the checkpoint's root has an entry under it, whoever signed that.</summary>
    /// <param name="leaf">The hash of the entry.</param>
    public bool Includes(byte[] leaf) => Checkpoint is var c && MerkleProof.IsIncluded(Index, leaf, c.Size, c.Root, Hashes);

    /// <summary>The proof as it is passed on.</summary>
    public override string ToString() =>
        $"{First}\n{(Extra is null ? "" : $"{ExtraLine}{Convert.ToBase64String(Extra)}\n")}{IndexLine}{Index.ToString(CultureInfo.InvariantCulture)}\n"
        + $"{string.Concat(Hashes.Select(h => $"{Convert.ToBase64String(h)}\n"))}\n{Note}";

    private static byte[] Hash(string line) =>
        VerifierKey.Base64(line) is { Length: MerkleHash.Size } hash ? hash : throw new FormatException($"'{line}' is no hash of a proof.");
}

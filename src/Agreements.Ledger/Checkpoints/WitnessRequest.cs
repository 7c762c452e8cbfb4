using Agreements.Ledger.Merkle;
using Agreements.Ledger.Notes;
using System.Globalization;

namespace Agreements.Ledger.Checkpoints;

/// <summary>What a witness is asked: C2SP tlog-witness, add-checkpoint.</summary>
/// <param name="Old">How many leaves the last checkpoint had that it cosigned, as the log knows.</param>
/// <param name="Hashes">The proof that the tree grew from there.</param>
/// <param name="Note">The checkpoint.</param>
public sealed record WitnessRequest(long Old, IReadOnlyList<byte[]> Hashes, SignedNote Note)
{
    private const string OldLine = "old ";

    /// <summary>Reads a request.</summary>
    /// <param name="body">Its body.</param>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static WitnessRequest Parse(string body)
    {
        var end = body.IndexOf("\n\n", StringComparison.Ordinal);
        var lines = end < 0 ? [] : body[..end].Split('\n');
        if (lines.Length == 0 || !lines[0].StartsWith(OldLine, StringComparison.Ordinal) || !Checkpoint.TrySize(lines[0][OldLine.Length..], out var old))
        {
            throw new FormatException("The first line must be 'old' and a size, and an empty line must follow the proof.");
        }

        if (lines.Length - 1 > MerkleProof.Longest)
        {
            throw new FormatException($"A proof has {MerkleProof.Longest} hashes at most.");
        }

        var hashes = lines[1..].Select(l => VerifierKey.Base64(l) is { Length: MerkleHash.Size } hash ? hash : throw new FormatException($"'{l}' is no hash."));
        return new WitnessRequest(old, [.. hashes], SignedNote.Parse(body[(end + 2)..]));
    }

    /// <summary>The body of the request.</summary>
    public override string ToString() => $"{OldLine}{Old.ToString(CultureInfo.InvariantCulture)}\n"
        + $"{string.Concat(Hashes.Select(h => $"{Convert.ToBase64String(h)}\n"))}\n{Note}";
}

/// <summary>What a witness says to it.</summary>
public enum WitnessVerdict
{
    /// <summary>It grew from what was seen: cosign (200).</summary>
    Cosign,

    /// <summary>It cannot be understood, or goes back by its own words (400).</summary>
    Malformed,

    /// <summary>No key that is believed signed it, or a signature of such a key is wrong (403).</summary>
    NotSigned,

    /// <summary>The log is not one of those that are watched (404).</summary>
    UnknownLog,

    /// <summary>The log believes another checkpoint to be the last (409): told which one is, it asks again.</summary>
    OtherSize,

    /// <summary>It has as many leaves as what was seen, and another root: the log has two histories (409, with that size).</summary>
    OtherRoot,

    /// <summary>It is not what was seen with leaves added: the log has two histories, or the proof is wrong (422).</summary>
    Fork,
}

/// <summary>How a witness judges, whatever keeps what it has seen.</summary>
public static class Witnessing
{
    /// <summary>Judges a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="logs">The keys of the logs that are watched; the name of a key is the origin of its log.</param>
    /// <param name="seen">The last checkpoint of this log that was cosigned; null for none.</param>
    public static WitnessVerdict Judge(WitnessRequest request, IReadOnlyCollection<VerifierKey> logs, Checkpoint? seen)
    {
        Checkpoint asked;
        try
        {
            asked = Checkpoint.Parse(request.Note.Text);
        }
        catch (FormatException)
        {
            return WitnessVerdict.Malformed;
        }

        VerifierKey[] keys = [.. logs.Where(k => k.Name == asked.Origin)];
        return keys.Length == 0 ? WitnessVerdict.UnknownLog
            : !request.Note.Right(keys).Any() || request.Note.Wrong(keys).Any() ? WitnessVerdict.NotSigned
            : request.Old > asked.Size ? WitnessVerdict.Malformed
            : request.Old != (seen?.Size ?? 0) ? WitnessVerdict.OtherSize
            : IsGrown(request, asked, seen) ? WitnessVerdict.Cosign
            : seen?.Size == asked.Size && !seen.Root.AsSpan().SequenceEqual(asked.Root) ? WitnessVerdict.OtherRoot
            : WitnessVerdict.Fork;
    }

    private static bool IsGrown(WitnessRequest request, Checkpoint asked, Checkpoint? seen) =>
        (asked.Size > 0 || asked.Root.AsSpan().SequenceEqual(MerkleHash.Empty))
        && MerkleProof.IsConsistent(request.Old, asked.Size, seen?.Root ?? MerkleHash.Empty, asked.Root, request.Hashes);
}

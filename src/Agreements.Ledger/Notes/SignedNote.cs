using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Agreements.Ledger.Notes;

/// <summary>A signature of a note.</summary>
/// <param name="Name">Whose it says it is.</param>
/// <param name="KeyId">Of which of their keys.</param>
/// <param name="Bytes">The signature; of a witness, the instant before it.</param>
public sealed record NoteSignature(string Name, uint KeyId, byte[] Bytes)
{
    private const string Begin = "\u2014 ";

    /// <summary>What a cosignature says of when it was made, in seconds since 1970, UTC; null where it is too short for one.</summary>
    internal long? CosignedAt => Bytes.Length > sizeof(long) && BinaryPrimitives.ReadInt64BigEndian(Bytes) is >= 0 and var seconds ? seconds : null;

    /// <summary>When a witness says that it cosigned, UTC; null where this is no cosignature. To be believed after it was verified.</summary>
    public DateTimeOffset? At => CosignedAt is { } seconds && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
        ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : null;

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line, without its newline.</param>
    /// <param name="signature">The signature.</param>
    public static bool TryParse(string line, [NotNullWhen(true)] out NoteSignature? signature)
    {
        signature = null;
        var parts = line.StartsWith(Begin, StringComparison.Ordinal) ? line[Begin.Length..].Split(' ') : [];
        if (parts.Length != 2 || !VerifierKey.IsName(parts[0]) || VerifierKey.Base64(parts[1]) is not { Length: > sizeof(uint) } bytes)
        {
            return false;
        }

        signature = new NoteSignature(parts[0], BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[sizeof(uint)..]);
        return true;
    }

    /// <summary>The line, without its newline.</summary>
    public override string ToString()
    {
        var id = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(id, KeyId);
        return $"{Begin}{Name} {Convert.ToBase64String([.. id, .. Bytes])}";
    }
}

/// <summary>A text with signatures: C2SP signed-note.</summary>
/// <param name="Text">The text, ending in a newline.</param>
/// <param name="Signatures">The signatures, right or not.</param>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    private const int MostSignatures = 100;

    /// <summary>Signs a text.</summary>
    /// <param name="text">The text, ending in a newline.</param>
    /// <param name="keys">By which keys, in this order.</param>
    public static SignedNote Sign(string text, IEnumerable<SigningKey> keys) => new(text, [.. keys.Select(k => k.Sign(text))]);

    /// <summary>Reads a note.</summary>
    /// <param name="note">The note.</param>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static SignedNote Parse(string note)
    {
        if (note.Any(c => c < ' ' && c != '\n') || note.Any(c => c == '\uFFFD'))
        {
            throw new FormatException("The note has a control character, or is no UTF-8.");
        }

        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || !note.EndsWith('\n') || end + 2 >= note.Length)
        {
            throw new FormatException("The note has no signatures after an empty line.");
        }

        var lines = note[(end + 2)..^1].Split('\n');
        if (lines.Length > MostSignatures)
        {
            throw new FormatException($"The note has more than {MostSignatures} signatures.");
        }

        var signatures = lines.Select(l => NoteSignature.TryParse(l, out var s) ? s : throw new FormatException($"'{l}' is no signature of a note."));
        return new SignedNote(note[..(end + 1)], [.. signatures]);
    }

    /// <summary>Reads a note of bytes.</summary>
    /// <param name="note">The note in UTF-8.</param>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static SignedNote Parse(ReadOnlySpan<byte> note) => Parse(Encoding.UTF8.GetString(note));

    /// <summary>The signatures that are right, each with its key. Those of keys that are not known count as absent.</summary>
    /// <param name="known">The keys that are known.</param>
    public IEnumerable<(VerifierKey Key, NoteSignature Signature)> Right(IReadOnlyCollection<VerifierKey> known) =>
        Of(known).Where(s => s.Key.Verifies(Text, s.Signature));

    /// <summary>The signatures that say they are of a known key, and are wrong: who has such a note must not believe it.</summary>
    /// <param name="known">The keys that are known.</param>
    public IEnumerable<NoteSignature> Wrong(IReadOnlyCollection<VerifierKey> known) =>
        Of(known).Where(s => !s.Key.Verifies(Text, s.Signature)).Select(s => s.Signature);

    /// <summary>The note with more signatures.</summary>
    /// <param name="more">The signatures; one that is there already of the same key gives way.</param>
    public SignedNote With(IEnumerable<NoteSignature> more)
    {
        var added = more.ToList();
        return this with { Signatures = [.. Signatures.Where(s => !added.Exists(a => a.Name == s.Name && a.KeyId == s.KeyId)), .. added] };
    }

    /// <summary>The note as it is passed on.</summary>
    public override string ToString() => $"{Text}\n{string.Concat(Signatures.Select(s => $"{s}\n"))}";

    private IEnumerable<(VerifierKey Key, NoteSignature Signature)> Of(IReadOnlyCollection<VerifierKey> known) =>
        from signature in Signatures
        from key in known
        where key.IsOf(signature)
        select (key, signature);
}

using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Agreements.Ledger.Notes;

/// <summary>A public key by which notes are verified: C2SP signed-note, verifier keys.</summary>
public sealed class VerifierKey
{
    /// <summary>A key.</summary>
    /// <param name="name">Whose it is, such as an address without a scheme; no blank and no plus.</param>
    /// <param name="algorithm">What it is for.</param>
    /// <param name="publicKey">Its bytes.</param>
    /// <exception cref="FormatException">It has no such name, or another length.</exception>
    public VerifierKey(string name, SignatureAlgorithm algorithm, byte[] publicKey)
    {
        if (!IsName(name))
        {
            throw new FormatException($"'{name}' is no name of a key: it must not be empty, and have no blank and no plus.");
        }

        if (publicKey.Length != algorithm.PublicKeySize)
        {
            throw new FormatException($"A public key of {algorithm.Name} has {algorithm.PublicKeySize} bytes, not {publicKey.Length}.");
        }

        (Name, Algorithm, PublicKey, Id) = (name, algorithm, publicKey, IdOf(name, [.. algorithm.Identifier, .. publicKey]));
    }

    /// <summary>Whose it is.</summary>
    public string Name { get; }

    /// <summary>What it is for.</summary>
    public SignatureAlgorithm Algorithm { get; }

    /// <summary>Its bytes.</summary>
    public byte[] PublicKey { get; }

    /// <summary>By what a signature says that it is of this key; not unique by intention of others.</summary>
    public uint Id { get; }

    /// <summary>The same as it stands in texts.</summary>
    internal string IdText => Id.ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>Reads a key.</summary>
    /// <param name="text">As <see cref="ToString"/> writes it.</param>
    /// <exception cref="FormatException">It is none, is not whole, or is for an algorithm that is not known here.</exception>
    public static VerifierKey Parse(string text)
    {
        // The name has no plus, and the base64 of the key may have some.
        var parts = text.Split('+', 3);
        if (parts.Length != 3 || Base64(parts[2]) is not { } data)
        {
            throw new FormatException($"'{text}' is no verifier key: it has the form name+id+key.");
        }

        var algorithm = SignatureAlgorithm.Of(data)
            ?? throw new FormatException($"The key '{parts[0]}+{parts[1]}' is for an algorithm that is not known here.");
        var key = new VerifierKey(parts[0], algorithm, data[algorithm.Identifier.Length..]);
        return key.IdText == parts[1]
            ? key
            : throw new FormatException($"The key '{parts[0]}+{parts[1]}' was changed: its id does not fit it.");
    }

    /// <summary>The key as others are given it.</summary>
    public override string ToString() =>
        $"{Name}+{IdText}+{Convert.ToBase64String([.. Algorithm.Identifier, .. PublicKey])}";

    /// <summary>Whether a signature of a note is of this key, right or not.</summary>
    /// <param name="signature">The signature.</param>
    public bool IsOf(NoteSignature signature) => signature.Name == Name && signature.KeyId == Id;

    /// <summary>Whether a signature that is of this key is right.</summary>
    /// <param name="text">The text of the note.</param>
    /// <param name="signature">The signature.</param>
    public bool Verifies(string text, NoteSignature signature) => Algorithm == SignatureAlgorithm.Cosignature
        ? signature.CosignedAt is { } at && Algorithm.Verify(PublicKey, CosignedText(text, at), signature.Bytes[sizeof(long)..])
        : Algorithm.Verify(PublicKey, Encoding.UTF8.GetBytes(text), signature.Bytes);

    internal static byte[] CosignedText(string text, long seconds) =>
        Encoding.UTF8.GetBytes($"cosignature/v1\ntime {seconds.ToString(CultureInfo.InvariantCulture)}\n{text}");

    internal static bool IsName(string name) => name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+');

    internal static byte[]? Base64(string text)
    {
        var bytes = new byte[text.Length];
        // Without blanks and with what fills it up: one text for one value.
        return Convert.TryFromBase64String(text, bytes, out var count) && Convert.ToBase64String(bytes, 0, count) == text ? bytes[..count] : null;
    }

    private static uint IdOf(string name, byte[] key) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', .. key]));
}

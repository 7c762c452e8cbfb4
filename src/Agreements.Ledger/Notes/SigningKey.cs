using System.Buffers.Binary;
using System.Text;

namespace Agreements.Ledger.Notes;

/// <summary>A private key by which notes are signed.</summary>
public sealed class SigningKey
{
    private const string Prefix = "PRIVATE+KEY";
    private readonly byte[] _seed;

    /// <summary>A key.</summary>
    /// <param name="name">Whose it is.</param>
    /// <param name="algorithm">What it is for.</param>
    /// <param name="seed">Its bytes: 32 that nobody can guess.</param>
    /// <exception cref="FormatException">They are no key.</exception>
    public SigningKey(string name, SignatureAlgorithm algorithm, byte[] seed)
    {
        if (seed.Length != SignatureAlgorithm.SeedSize)
        {
            throw new FormatException($"A private key has {SignatureAlgorithm.SeedSize} bytes, not {seed.Length}.");
        }

        (_seed, Verifier) = (seed, new VerifierKey(name, algorithm, algorithm.PublicOf(seed)));
    }

    /// <summary>The public key of it.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>Reads a key from its file.</summary>
    /// <param name="text">As <see cref="Export"/> writes it. It is in no message.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static SigningKey Parse(string text)
    {
        var parts = text.Trim().Split('+', 5);
        if (parts.Length != 5 || $"{parts[0]}+{parts[1]}" != Prefix || VerifierKey.Base64(parts[4]) is not { } data
            || SignatureAlgorithm.Of(data) is not { } algorithm)
        {
            throw new FormatException($"This is no private key: it has the form {Prefix}+name+id+key.");
        }

        var key = new SigningKey(parts[2], algorithm, data[algorithm.Identifier.Length..]);
        return key.Verifier.IdText == parts[3]
            ? key
            : throw new FormatException($"The private key of {parts[2]} was changed: its id does not fit it.");
    }

    /// <summary>The key for its file.</summary>
    public string Export() => $"{Prefix}+{Verifier.Name}+{Verifier.IdText}+"
        + Convert.ToBase64String([.. Verifier.Algorithm.Identifier, .. _seed]);

    /// <summary>Signs the text of a note.</summary>
    /// <param name="text">The text, ending in a newline.</param>
    /// <exception cref="InvalidOperationException">The key is that of a witness: see <see cref="Cosign"/>.</exception>
    public NoteSignature Sign(string text) => Verifier.Algorithm == SignatureAlgorithm.Cosignature
        ? throw new InvalidOperationException("The key of a witness signs with an instant.")
        : Signature(Verifier.Algorithm.Sign(_seed, Encoding.UTF8.GetBytes(text)));

    /// <summary>Cosigns a checkpoint.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="at">When: the newest that the witness has seen is this.</param>
    /// <exception cref="InvalidOperationException">The key is that of a log: see <see cref="Sign"/>.</exception>
    public NoteSignature Cosign(string text, DateTimeOffset at)
    {
        if (Verifier.Algorithm != SignatureAlgorithm.Cosignature)
        {
            throw new InvalidOperationException("Only the key of a witness signs with an instant.");
        }

        var seconds = at.ToUnixTimeSeconds();
        var signature = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(signature, seconds);
        return Signature([.. signature, .. Verifier.Algorithm.Sign(_seed, VerifierKey.CosignedText(text, seconds))]);
    }

    private NoteSignature Signature(byte[] bytes) => new(Verifier.Name, Verifier.Id, bytes);
}

using NSec.Cryptography;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using System.Text;

namespace Agreements.Ledger.Notes;

/// <summary>How a note is signed. Which one a key is for stands in the key, so that another can be taken up without a change to what is signed.</summary>
public abstract class SignatureAlgorithm
{
    /// <summary>Ed25519 (RFC 8032): the first signature of every checkpoint, which all tools of C2SP read.</summary>
    public static SignatureAlgorithm Ed25519 { get; } = new EdwardsSignatures("ed25519", [0x01]);

    /// <summary>Ed25519 of a witness, with an instant: C2SP tlog-cosignature.</summary>
    public static SignatureAlgorithm Cosignature { get; } = new EdwardsSignatures("cosignature", [0x04]);

    /// <summary>SM2 with SM3 (GM/T 0003.2, DER of GM/T 0009): the second signature where national algorithms (国密) are asked for.</summary>
    public static SignatureAlgorithm Sm2 { get; } = new NationalSignatures();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SignatureAlgorithm> All { get; } = [Ed25519, Cosignature, Sm2];

    /// <summary>How many bytes a private key has.</summary>
    public const int SeedSize = 32;

    private protected SignatureAlgorithm(string name, byte[] identifier, int publicKeySize) =>
        (Name, Identifier, PublicKeySize) = (name, identifier, publicKeySize);

    /// <summary>What an operator calls it.</summary>
    public string Name { get; }

    /// <summary>What stands before a public key of it: one byte where C2SP has one assigned, else 0xff and a name.</summary>
    internal byte[] Identifier { get; }

    /// <summary>How many bytes its public keys have.</summary>
    internal int PublicKeySize { get; }

    /// <summary>What a key is for, by what stands before it; null where that is not known here.</summary>
    internal static SignatureAlgorithm? Of(byte[] key) => All.FirstOrDefault(a => key.AsSpan().StartsWith(a.Identifier));

    /// <summary>Whether a signature is right. False for whatever is none; nothing throws.</summary>
    internal abstract bool Verify(byte[] publicKey, byte[] message, byte[] signature);

    /// <summary>Signs a message.</summary>
    internal abstract byte[] Sign(byte[] seed, byte[] message);

    /// <summary>The public key of a private one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    internal abstract byte[] PublicOf(byte[] seed);

    private sealed class EdwardsSignatures(string name, byte[] identifier) : SignatureAlgorithm(name, identifier, 32)
    {
        private static readonly NSec.Cryptography.SignatureAlgorithm Curve = NSec.Cryptography.SignatureAlgorithm.Ed25519;

        internal override bool Verify(byte[] publicKey, byte[] message, byte[] signature) =>
            NSec.Cryptography.PublicKey.TryImport(Curve, publicKey, KeyBlobFormat.RawPublicKey, out var key)
            && signature.Length == Curve.SignatureSize && Curve.Verify(key!, message, signature);

        internal override byte[] Sign(byte[] seed, byte[] message)
        {
            using var key = Key.Import(Curve, seed, KeyBlobFormat.RawPrivateKey);
            return Curve.Sign(key, message);
        }

        internal override byte[] PublicOf(byte[] seed)
        {
            using var key = Key.Import(Curve, seed, KeyBlobFormat.RawPrivateKey);
            return key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        }
    }

    private sealed class NationalSignatures() : SignatureAlgorithm("sm2", [0xff, .. "gmt.0003/sm2-sm3"u8], 65)
    {
        private static readonly ECDomainParameters Curve = new(GMNamedCurves.GetByName("sm2p256v1"));

        /// <summary>What GM/T 0009 has signers sign as who they are, where they are called nothing else.</summary>
        private static readonly byte[] UsualId = Encoding.ASCII.GetBytes("1234567812345678");

        internal override bool Verify(byte[] publicKey, byte[] message, byte[] signature)
        {
            try
            {
                var signer = Signer();
                signer.Init(false, new ParametersWithID(new ECPublicKeyParameters(Curve.Curve.DecodePoint(publicKey), Curve), UsualId));
                signer.BlockUpdate(message, 0, message.Length);
                return signer.VerifySignature(signature);
            }
            catch (ArgumentException)
            {
                return false;
            }
        }

        internal override byte[] Sign(byte[] seed, byte[] message)
        {
            var signer = Signer();
            signer.Init(true, new ParametersWithID(new ECPrivateKeyParameters(Scalar(seed), Curve), UsualId));
            signer.BlockUpdate(message, 0, message.Length);
            return signer.GenerateSignature();
        }

        internal override byte[] PublicOf(byte[] seed) => Curve.G.Multiply(Scalar(seed)).Normalize().GetEncoded(false);

        private static SM2Signer Signer() => new(StandardDsaEncoding.Instance, new SM3Digest());

        private static BigInteger Scalar(byte[] seed)
        {
            var scalar = new BigInteger(1, seed);
            return scalar.SignValue > 0 && scalar.CompareTo(Curve.N.Subtract(BigInteger.One)) < 0
                ? scalar
                : throw new FormatException("These 32 bytes are no private key of SM2.");
        }
    }
}

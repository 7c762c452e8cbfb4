using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Agreements.Server.Importing;

/// <summary>
/// Ids that follow from what a source calls a thing (UUID version 5, RFC 9562): importing a file twice meets the same streams.
/// The namespace and the spelling of the names are frozen; changing either would record every imported agreement anew.
/// </summary>
public static class StableIds
{
    private static readonly Guid Namespace = new("6f1d2a54-0c0e-5b7e-9a61-2f8f4f5f7c11");

    /// <summary>The stream of an agreement that a source describes.</summary>
    /// <param name="source">The source's id.</param>
    /// <param name="reference">The agreement's reference in that source.</param>
    public static Guid OfAgreement(string source, string reference) => Version5(Namespace, $"agreement\n{source}\n{reference}");

    /// <summary>The stream of an institution's entry.</summary>
    /// <param name="code">The institution's code.</param>
    public static Guid OfInstitution(string code) => Version5(Namespace, $"institution\n{code}");

    /// <summary>The stream of a standing body's entry.</summary>
    /// <param name="code">The body's code.</param>
    public static Guid OfBody(string code) => Version5(Namespace, $"body\n{code}");

    /// <summary>A UUID of version 5: the same for the same namespace and name, always and everywhere.</summary>
    /// <param name="space">The namespace.</param>
    /// <param name="name">The name; taken as UTF-8.</param>
    public static Guid Version5(Guid space, string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        var input = new byte[16 + text.Length];
        space.TryWriteBytes(input, bigEndian: true, out _);
        text.CopyTo(input, 16);
#pragma warning disable CA5350 // RFC 9562 prescribes SHA-1 here; the id identifies and protects nothing.
        Span<byte> id = SHA1.HashData(input).AsSpan(0, 16);
#pragma warning restore CA5350
        BinaryPrimitives.WriteUInt16BigEndian(id[6..], (ushort)((BinaryPrimitives.ReadUInt16BigEndian(id[6..]) & 0x0FFF) | 0x5000));
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}

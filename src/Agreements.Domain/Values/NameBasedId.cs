using System.Security.Cryptography;
using System.Text;

namespace Agreements.Domain.Values;

/// <summary>Ids drawn from names (RFC 9562, version 5): the same name gives the same id, on every machine and in every import.</summary>
public static class NameBasedId
{
    private static readonly Guid Namespace = new("6f6bd0cb-5b0d-4c5c-9d0c-8a7d1f5b2e11");

    /// <summary>The id of a name in the namespace of this product.</summary>
    /// <param name="name">The name, such as <c>institution/cq-edu</c>.</param>
    public static Guid Of(string name) => Of(Namespace, name);

    /// <summary>The id of a name in a namespace.</summary>
    /// <param name="space">The namespace.</param>
    /// <param name="name">The name; taken as UTF-8.</param>
    public static Guid Of(Guid space, string name)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 9562 says SHA-1 for version 5; it names things here, it secures nothing.
        SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}

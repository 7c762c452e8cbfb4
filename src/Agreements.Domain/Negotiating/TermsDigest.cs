using System.Text.Json;
using System.Text.Json.Serialization;
using Agreements.Ledger;

namespace Agreements.Domain.Negotiating;

/// <summary>The identity of a text: SHA-256 over its canonical JSON (RFC 8785). Two terms with the same digest are the same text.</summary>
public static class TermsDigest
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The canonical JSON that is digested; what a party may keep and check by itself.</summary>
    /// <param name="terms">The terms.</param>
    public static string Canonical(Terms terms) => CanonicalJson.Serialize(JsonSerializer.SerializeToElement(terms, Shape));

    /// <summary>The digest, 64 lower-case hexadecimal digits.</summary>
    /// <param name="terms">The terms.</param>
    public static string Of(Terms terms) => CanonicalJson.Sha256Hex(Canonical(terms));

    /// <summary>The digest of a text together with something else that is consented to in one.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="together">What comes with them.</param>
    /// <typeparam name="T">Its type.</typeparam>
    internal static string Of<T>(Terms terms, T together) =>
        CanonicalJson.Sha256Hex(CanonicalJson.Serialize(JsonSerializer.SerializeToElement(new { terms, together }, Shape)));
}

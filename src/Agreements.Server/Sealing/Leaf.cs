using Agreements.Ledger;
using Agreements.Ledger.Merkle;
using Agreements.Server.Storage;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Sealing;

/// <summary>
/// An event as a leaf: all that is stored of it in one canonical text (RFC 8785), with a digest in place of the body, so that an entry of the log can be
/// shown to whoever may not see what happened.
/// </summary>
/// <param name="Text">The entry: what is under the leaf.</param>
/// <param name="Body">The body that its digest is of.</param>
public sealed record Leaf(string Text, string Body)
{
    /// <summary>The form of what is under a leaf; another gets another number, and both stay readable.</summary>
    private const int Form = 1;

    /// <summary>The entry in UTF-8.</summary>
    public byte[] Entry => Encoding.UTF8.GetBytes(Text);

    /// <summary>The leaf's hash.</summary>
    public byte[] Hash => MerkleHash.Leaf(Entry);

    /// <summary>The leaf of an event.</summary>
    /// <param name="e">The event.</param>
    public static Leaf Of(EventRow e)
    {
        var body = Canonical(e.Body);
        var text = new StringBuilder(640);
        // In the order of their names, as the canonical form has them.
        Add(text, '{', "at", e.At.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
        Add(text, ',', "body", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))));
        Add(text, ',', "causation", e.Causation);
        Add(text, ',', "clrType", e.ClrType);
        Add(text, ',', "correlation", e.Correlation);
        text.Append(",\"headers\":").Append(e.Headers is null ? "null" : Canonical(e.Headers));
        Add(text, ',', "id", e.Id.ToString());
        text.Append(CultureInfo.InvariantCulture, $",\"leaf\":{Form},\"position\":{e.Position}");
        Add(text, ',', "stream", e.Stream.ToString());
        Add(text, ',', "type", e.Type);
        Add(text, ',', "user", e.User);
        text.Append(CultureInfo.InvariantCulture, $",\"version\":{e.Version}}}");
        return new Leaf(text.ToString(), body);
    }

    private static void Add(StringBuilder text, char before, string name, string? value)
    {
        text.Append(before).Append('"').Append(name).Append("\":");
        if (value is null)
        {
            text.Append("null");
        }
        else
        {
            CanonicalJson.AppendString(text, value);
        }
    }

    /// <summary>A text without a canonical form, such as a number beyond all doubles, is sealed as it is: what cannot be read is not left out.</summary>
    private static string Canonical(string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json);
            return CanonicalJson.Serialize(parsed.RootElement);
        }
        catch (Exception e) when (e is ArgumentException or JsonException)
        {
            return json;
        }
    }
}

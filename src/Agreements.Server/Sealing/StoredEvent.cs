using Agreements.Ledger;
using Agreements.Ledger.Merkle;
using Agreements.Server.Storage;
using Npgsql;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Sealing;

/// <summary>An event as the table has it, read past the code that would make sense of it.</summary>
/// <param name="Position">Its sequence number.</param>
/// <param name="Id">Its id.</param>
/// <param name="Stream">The stream it is of.</param>
/// <param name="Version">Its number in the stream.</param>
/// <param name="Type">Its frozen name.</param>
/// <param name="ClrType">The name of the type that wrote it; null for none.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="User">The account that acted; null for none.</param>
/// <param name="Correlation">What belongs together has the same; null for none.</param>
/// <param name="Causation">What caused it; null for none.</param>
/// <param name="Headers">What else stands on the envelope: a JSON object; null for none.</param>
/// <param name="Body">What happened: JSON.</param>
public sealed record StoredEvent(
    long Position, Guid Id, Guid Stream, long Version, string Type, string? ClrType, DateTime At, string? User, string? Correlation, string? Causation,
    string? Headers, string Body)
{
    /// <summary>What is read of an event, in this order.</summary>
    internal const string Columns =
        "seq_id, id, stream_id, version, type, mt_dotnet_type, timestamp, user_name, correlation_id, causation_id, headers::text, data::text";

    /// <summary>The events, without the tombstones that Marten leaves for numbers which nothing was written under.</summary>
    internal const string Rows = $"{StoreSetup.EventSchema}.mt_events e where type <> 'tombstone'";

    internal static StoredEvent Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), row.GetGuid(2), row.GetInt64(3), row.GetString(4), row.Words(5), row.GetDateTime(6), row.Words(7), row.Words(8),
        row.Words(9), row.Words(10), row.GetString(11));
}

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
    public static Leaf Of(StoredEvent e)
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

using Npgsql;
using System.Text.Json;

namespace Agreements.Server.Storage;

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
public sealed record EventRow(
    long Position, Guid Id, Guid Stream, long Version, string Type, string? ClrType, DateTime At, string? User, string? Correlation, string? Causation,
    string? Headers, string Body)
{
    /// <summary>What is read of an event, in this order.</summary>
    public const string Columns =
        "seq_id, id, stream_id, version, type, mt_dotnet_type, timestamp, user_name, correlation_id, causation_id, headers::text, data::text";

    /// <summary>The events, without the tombstones that Marten leaves for numbers which nothing was written under.</summary>
    public const string Rows = $"{StoreSetup.EventSchema}.mt_events e where type <> 'tombstone'";

    private static readonly JsonSerializerOptions Stored = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly Dictionary<string, Type> Types = EventNames.All.ToDictionary(e => e.Value, e => e.Key, StringComparer.Ordinal);

    private static readonly Dictionary<string, Upcast> Former = Upcasts.All.ToDictionary(u => u.Name, StringComparer.Ordinal);

    /// <summary>What happened, as today's code reads it.</summary>
    /// <param name="type">The frozen name.</param>
    /// <param name="body">The body.</param>
    /// <exception cref="JsonException">It cannot be read, or nothing of this release has that name.</exception>
    public static object Happened(string type, string body)
    {
        if (Former.TryGetValue(type, out var former))
        {
            using var old = JsonDocument.Parse(body);
            return former.Read(old.RootElement);
        }

        return Types.TryGetValue(type, out var known) && JsonSerializer.Deserialize(body, known, Stored) is { } happened
            ? happened
            : throw new JsonException($"This release knows no event '{type}'.");
    }

    /// <summary>Reads a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">Where the first of <see cref="Columns"/> is.</param>
    public static EventRow Read(NpgsqlDataReader row, int first = 0) => new(
        row.GetInt64(first), row.GetGuid(first + 1), row.GetGuid(first + 2), row.GetInt64(first + 3), row.GetString(first + 4), row.Words(first + 5),
        row.GetDateTime(first + 6), row.Words(first + 7), row.Words(first + 8), row.Words(first + 9), row.Words(first + 10), row.GetString(first + 11));
}

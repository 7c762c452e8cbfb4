using System.Buffers.Text;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Storage;

/// <summary>
/// Where a page ended, as an opaque text for callers: the sort key of its last row. Keyset paging stays right while rows are added, and
/// costs the same on page 1 and page 1,000, which OFFSET does not.
/// </summary>
internal static class Cursor
{
    public static string Write(params string[] key) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(key));

    /// <exception cref="FormatException">It is none of ours, or one of another sort order.</exception>
    public static string[] Read(string cursor, int parts)
    {
        try
        {
            var key = JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(cursor));
            return key?.Length == parts && !Array.Exists(key, k => k is null)
                ? key
                : throw new FormatException("The cursor belongs to another sort order.");
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            throw new FormatException("The cursor is none that this register gave out.", e);
        }
    }
}

using Marten;
using System.Text.Json.Nodes;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Hardening;

/// <summary>
/// Makes of a stored event one that the doors would no longer let in: every date of a year that nobody counts or at the ends of the calendar, every
/// text with characters that nothing shows. Ids, codes and words of lists stay, so that the events still hang together.
/// </summary>
internal sealed partial class StoredOddities(ISerializer serializer)
{
    /// <summary>All that was ever accepted, and what lies at the ends of what still is.</summary>
    public static readonly string[] Days =
    [
        "-2010", "-2004~", "-1985/", "Y-10000", "0000", "Y170000002", "0000/2025", "../-0001", "2025/Y10000", "Y-170000002/..", "-1985/-1980%",
        "0001-01-01", "9999-12-31", "0001", "9999-24",
        "0099-12-31", "00XX", "1899-12-30",
    ];

    private int _number;

    /// <summary>Text as it might have been kept before.</summary>
    public static string Text(string text) => $"\uFFFE{text}\u202E\uFFFF\u0001\r\n\U0001FFFF\u2028\u200F\uFDD0\uFEFF";

    /// <summary>The event as it might have been stored.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="json">As it is stored.</param>
    /// <param name="firstDay">Where in <see cref="Days"/> its dates begin.</param>
    public string Of(Type type, string json, int firstDay)
    {
        _number = firstDay;
        var root = JsonNode.Parse(json)!;
        foreach (var (put, text) in Texts(root).ToArray())
        {
            if (Edtf.TryParse(text, out _))
            {
                put(Days[_number++ % Days.Length]);
                // Some days are whole days by their type, which has no others.
                if (!IsRead(type, root))
                {
                    put(_number % 2 == 0 ? "0001-01-01" : "9999-12-31");
                }
            }
            else if (!Plain().IsMatch(text))
            {
                put(Text(text));
            }
        }

        IsRead(type, root).ShouldBeTrue($"{type.Name} must load for ever: {root}");
        return root.ToJsonString();
    }

    private bool IsRead(Type type, JsonNode root)
    {
        try
        {
            using var stream = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(root));
            return serializer.FromJson(type, stream) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<(Action<string> Put, string Text)> Texts(JsonNode? node) => node switch
    {
        JsonObject fields => fields.ToArray().SelectMany(f => At(f.Value, text => fields[f.Key] = text)),
        JsonArray items => Enumerable.Range(0, items.Count).SelectMany(i => At(items[i], text => items[i] = text)),
        _ => [],
    };

    private static IEnumerable<(Action<string> Put, string Text)> At(JsonNode? node, Action<string> put) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? [(put, text)] : Texts(node);

    /// <summary>Ids, codes and words of lists.</summary>
    [GeneratedRegex("^[A-Za-z0-9/._-]*\\z")]
    private static partial Regex Plain();
}

using System.Text.Json;

namespace Agreements.Server.Http;

/// <summary>The texts of a JSON value with their places.</summary>
internal static class JsonTexts
{
    /// <summary>Every text at any depth, in order; names of properties are not among them.</summary>
    /// <param name="value">The value.</param>
    /// <param name="place">Where it stands.</param>
    public static IEnumerable<(string Place, string Text)> In(JsonElement value, string place = "$") => value.ValueKind switch
    {
        JsonValueKind.String => [(place, value.GetString()!)],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => In(p.Value, $"{place}.{p.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, at) => In(item, $"{place}[{at}]")),
        _ => [],
    };
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Agreements.Server.Storage;

/// <summary>How the jsonb columns of the read models are written and read.</summary>
internal static class ReadModelJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("A column of a read model holds null where it must not.");
}

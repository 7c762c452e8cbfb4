using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Weasel.Core;

namespace Marten.Internal;

/// <summary>Bodies and headers to and from UTF-8 JSON.</summary>
internal sealed class EventSerializer
{
    private readonly JsonSerializerOptions _options;
    private readonly JsonTypeInfo _headers;

    public EventSerializer(EnumStorage enums, Casing casing, Action<JsonSerializerOptions>? configure)
    {
        _options = new JsonSerializerOptions
        {
            // jsonb stores characters, not escapes: unescaped text only saves bytes on the wire.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            PropertyNamingPolicy = casing switch
            {
                Casing.CamelCase => JsonNamingPolicy.CamelCase,
                Casing.SnakeCase => JsonNamingPolicy.SnakeCaseLower,
                _ => null,
            },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        if (enums == EnumStorage.AsString)
        {
            _options.Converters.Add(new JsonStringEnumConverter());
        }

        configure?.Invoke(_options);
        _options.MakeReadOnly();
        _headers = new JsonSerializerOptions { Converters = { new PlainValueConverter() }, TypeInfoResolver = new DefaultJsonTypeInfoResolver() }
            .GetTypeInfo(typeof(Dictionary<string, object>));
    }

    /// <summary>How a type is read and written; keep it, looking it up is the slow part.</summary>
    public JsonTypeInfo For(Type type) => _options.GetTypeInfo(type);

    public byte[] WriteHeaders(Dictionary<string, object> headers) => JsonSerializer.SerializeToUtf8Bytes(headers, _headers);

    public Dictionary<string, object>? ReadHeaders(byte[] json) => (Dictionary<string, object>?)JsonSerializer.Deserialize(json, _headers);

    /// <summary>Header values come back as the plain values they were, not as JSON elements.</summary>
    private sealed class PlainValueConverter : JsonConverter<object>
    {
        public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Number when reader.TryGetInt64(out var whole) => whole,
            JsonTokenType.Number => reader.GetDouble(),
            _ => JsonElement.ParseValue(ref reader),
        };

        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
        {
            if (value.GetType() == typeof(object))
            {
                writer.WriteStartObject();
                writer.WriteEndObject();
            }
            else
            {
                JsonSerializer.Serialize(writer, value, value.GetType());
            }
        }
    }
}

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wolverine.Persistence.Durability;

/// <summary>Messages with their metadata as JSON, the body of a stored row.</summary>
internal static class EnvelopeJson
{
    /// <summary>Messages are written and read as the real library does: camel case, read in any case, nothing escaped that need not be.</summary>
    public static JsonSerializerOptions Messages { get; } = new()
    {
        AllowTrailingCommas = true,
        PropertyNameCaseInsensitive = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    public static byte[] Write(Envelope envelope)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Messages.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("sentAt", envelope.SentAt);
            WriteText(json, "source", envelope.Source);
            WriteText(json, "correlation", envelope.CorrelationId);
            json.WriteString("conversation", envelope.ConversationId);
            WriteText(json, "user", envelope.UserName);
            if (envelope.HasHeaders)
            {
                json.WritePropertyName("headers");
                JsonSerializer.Serialize(json, envelope.Headers);
            }

            json.WritePropertyName("message");
            if (envelope.Message is { } message)
            {
                JsonSerializer.Serialize(json, message, message.GetType(), Messages);
            }
            else
            {
                json.WriteRawValue(envelope.Data ?? throw new InvalidOperationException($"Envelope {envelope.Id} has no message to store."));
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads the metadata, and the message when its type is known.</summary>
    /// <exception cref="JsonException">The message's JSON does not fit its type.</exception>
    public static void Read(Envelope envelope, byte[] body, Type? messageType)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        var name = envelope.MessageType;
        envelope.SentAt = root.GetProperty("sentAt").GetDateTimeOffset();
        envelope.Source = Text(root, "source");
        envelope.CorrelationId = Text(root, "correlation");
        envelope.ConversationId = root.GetProperty("conversation").GetGuid();
        envelope.UserName = Text(root, "user");
        envelope.Body = body;
        if (root.TryGetProperty("headers", out var headers))
        {
            foreach (var header in headers.EnumerateObject())
            {
                envelope.Headers[header.Name] = header.Value.GetString();
            }
        }

        envelope.Data = JsonSerializer.SerializeToUtf8Bytes(root.GetProperty("message"), Messages);
        if (messageType is not null)
        {
            envelope.Message = root.GetProperty("message").Deserialize(messageType, Messages);
            envelope.MessageType = name;
        }
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
}

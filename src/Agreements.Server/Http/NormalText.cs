using System.Text;
using System.Text.Json;

namespace Agreements.Server.Http;

/// <summary>
/// Brings texts to Unicode NFC before they are kept: 李 typed as U+F9E1 is the 李 of U+674E, and é is one character however it was typed. Digests are
/// taken of what is kept, and RFC 8785 forbids them to normalise (3.1), so it is done where requests, forms and case files are read.
/// </summary>
internal static class NormalText
{
    /// <summary>The text in NFC.</summary>
    /// <param name="text">The text; it holds nothing that <see cref="Keepable"/> refuses, or it stays as it is and is refused by its reader.</param>
    public static string Of(string text) => Keepable.FaultIn(text) is null ? text.Normalize(NormalizationForm.FormC) : text;

    /// <summary>JSON with every text and name in NFC, all else as it was written. What is no JSON stays as it is: its reader tells more.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="depth">The deepest nesting that its reader takes.</param>
    public static string InJson(string json, int depth)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = depth });
        var (written, upTo) = (new StringBuilder(), 0);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                    && UnstorableText.TextAt(ref reader) is var text && Of(text) is var normal && normal != text)
                {
                    // With its quotation marks; what was written before it stays.
                    var (start, end) = ((int)reader.TokenStartIndex, (int)reader.TokenStartIndex + reader.ValueSpan.Length + 2);
                    written.Append(Encoding.UTF8.GetString(bytes.AsSpan(upTo..start))).Append(JsonSerializer.Serialize(normal));
                    upTo = end;
                }
            }
        }
        catch (JsonException)
        {
            return json;
        }

        return upTo == 0 ? json : written.Append(Encoding.UTF8.GetString(bytes.AsSpan(upTo))).ToString();
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Agreements.Ledger;

/// <summary>
/// The JSON Canonicalization Scheme (RFC 8785): one text for one value, so that a digest of it means the value and not its spelling.
/// </summary>
public static class CanonicalJson
{
    /// <summary>Canonical text of a JSON value.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">
    /// A number is outside the range of IEEE 754 doubles, a name stands twice in one object, a text holds half a surrogate pair, or the
    /// value is undefined.
    /// </exception>
    public static string Serialize(JsonElement value)
    {
        var text = new StringBuilder();
        try
        {
            Write(text, value);
        }
        catch (InvalidOperationException e)
        {
            // What the reader throws for half a surrogate pair; RFC 8785 3.2.2.2 asks to stop there.
            throw new ArgumentException("A text that is not valid Unicode has no canonical form.", nameof(value), e);
        }

        return text.ToString();
    }

    /// <summary>SHA-256 of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits.</summary>
    /// <param name="text">The text.</param>
    public static string Sha256Hex(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Adds the canonical form of a string.</summary>
    /// <param name="text">Takes it.</param>
    /// <param name="value">The string: valid Unicode.</param>
    public static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    private static void Write(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(text, value);
                break;
            case JsonValueKind.Array:
                WriteArray(text, value);
                break;
            case JsonValueKind.String:
                AppendString(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(EcmaScriptNumber.Format(value.GetDouble()));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                text.Append(value.GetBoolean() ? "true" : "false");
                break;
            case JsonValueKind.Null:
                text.Append("null");
                break;
            default:
                throw new ArgumentException("An undefined JSON value has no canonical form.", nameof(value));
        }
    }

    private static void WriteObject(StringBuilder text, JsonElement value)
    {
        var properties = value.EnumerateObject().ToArray();
        // RFC 8785 3.2.3: names sort by UTF-16 code units, which is what ordinal comparison does.
        Array.Sort(properties, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        text.Append('{');
        for (var i = 0; i < properties.Length; i++)
        {
            if (i > 0)
            {
                if (properties[i].Name == properties[i - 1].Name)
                {
                    throw new ArgumentException($"The name '{properties[i].Name}' stands twice in one object.", nameof(value));
                }

                text.Append(',');
            }

            AppendString(text, properties[i].Name);
            text.Append(':');
            Write(text, properties[i].Value);
        }

        text.Append('}');
    }

    private static void WriteArray(StringBuilder text, JsonElement value)
    {
        text.Append('[');
        var first = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            Write(text, item);
        }

        text.Append(']');
    }
}

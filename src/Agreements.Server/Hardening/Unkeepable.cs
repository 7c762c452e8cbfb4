using System.Text;
using System.Text.Json;

namespace Agreements.Server.Hardening;

/// <summary>
/// Finds in a body what JSON allows and nothing here can mean or keep: nothing at all as the item of a list, the character U+0000, half a
/// character. Told before any rule or statement meets it.
/// </summary>
public static class Unkeepable
{
    /// <summary>The first fault, with its place; null when there is none. A body that is no JSON has none of these faults: its reader tells more.</summary>
    /// <param name="json">The body.</param>
    /// <param name="depth">The deepest nesting that the body's reader takes.</param>
    public static string? In(string json, int depth)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { MaxDepth = depth });
        var place = new Stack<(string Name, int Item)>([("$", -1)]);
        try
        {
            while (reader.Read())
            {
                if (Fault(ref reader, place) is { } fault)
                {
                    return $"At {Told(place)}: {fault}";
                }
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return null;
    }

    /// <summary>Looks at one token, and keeps in mind where the next one stands.</summary>
    private static string? Fault(ref Utf8JsonReader reader, Stack<(string Name, int Item)> place)
    {
        if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            place.Pop();
            return null;
        }

        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            if (IsBroken(ref reader))
            {
                return "a name holds U+0000 or half a character. Leave it out.";
            }

            place.Pop();
            place.Push(($".{reader.GetString()}", -1));
            return null;
        }

        if (place.Peek() is ("[]", var item))
        {
            place.Pop();
            place.Push(("[]", item + 1));
            if (reader.TokenType == JsonTokenType.Null)
            {
                return "an item of the list is null. Leave it out.";
            }
        }

        if (reader.TokenType == JsonTokenType.StartArray)
        {
            place.Push(("[]", -1));
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            place.Push(("", -1));
        }

        return reader.TokenType == JsonTokenType.String && IsBroken(ref reader) ? "the text holds U+0000 or half a character. Leave it out." : null;
    }

    /// <summary>Only an escape can spell either: as it is, U+0000 is no JSON, and half a character no UTF-8.</summary>
    private static bool IsBroken(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return false;
        }

        try
        {
            return reader.GetString()!.Contains('\0', StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static string Told(Stack<(string Name, int Item)> place) =>
        string.Concat(place.Reverse().Select(p => p.Name == "[]" ? $"[{Math.Max(0, p.Item)}]" : p.Name));
}

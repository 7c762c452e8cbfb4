using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text;
using Words = Agreements.Domain.Values.Text;

namespace Agreements.Server.Http;

/// <summary>
/// Finds in a body what JSON allows and nothing here can mean or keep: nothing at all as the item of a list, and characters that
/// <see cref="Keepable"/> refuses, in texts and in names at any depth. Told before any rule or statement meets it.
/// </summary>
public static partial class UnstorableText
{
    /// <summary>
    /// The first fault, with its place and cure; null when there is none. A body that is no JSON has none of these faults: its reader tells
    /// more.
    /// </summary>
    /// <param name="json">The body.</param>
    /// <param name="depth">The deepest nesting that the body's reader takes.</param>
    public static Words? In(string json, int depth)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = depth });
        var place = new Stack<(string Name, int Item)>([("$", -1)]);
        try
        {
            while (reader.Read())
            {
                if (Fault(ref reader, place) is { } fault)
                {
                    var (line, column) = Utf8Text.Position(bytes, (int)reader.TokenStartIndex);
                    return new Words($"{Told(place)}（第 {line} 行第 {column} 列）：{fault.Zh}", $"At {Told(place)} (line {line}, column {column}): {fault.EnOrZh}");
                }
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return null;
    }

    /// <summary>The text that the reader stands on; halves of surrogate pairs, which only an escape can spell, stand in it as they are.</summary>
    /// <param name="reader">The reader, on a text or a name.</param>
    internal static string TextAt(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Escape().Replace(
                Encoding.UTF8.GetString(reader.ValueSpan),
                e => e.Value[1] == 'u'
                    ? ((char)ushort.Parse(e.ValueSpan[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString()
                    : e.Value[1..]);
        }
    }

    /// <summary>Looks at one token, and keeps in mind where the next one stands.</summary>
    private static Words? Fault(ref Utf8JsonReader reader, Stack<(string Name, int Item)> place)
    {
        if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            place.Pop();
            return null;
        }

        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            place.Pop();
            var name = TextAt(ref reader);
            // A name that cannot be shown is told by where it stands.
            var wrong = Keepable.FaultInLine(name)?.Sentence;
            place.Push((wrong is null ? $".{name}" : "", -1));
            return wrong is null ? null : new Words($"名称的{wrong.Zh}", $"in a name, {wrong.EnOrZh}");
        }

        if (place.Peek() is ("[]", var item))
        {
            place.Pop();
            place.Push(("[]", item + 1));
            if (reader.TokenType == JsonTokenType.Null)
            {
                return new Words("列表中有一项为 null。请删去。", "an item of the list is null. Leave it out.");
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

        return reader.TokenType == JsonTokenType.String ? Keepable.FaultIn(TextAt(ref reader))?.Sentence : null;
    }

    private static string Told(Stack<(string Name, int Item)> place) =>
        string.Concat(place.Reverse().Select(p => p.Name == "[]" ? $"[{Math.Max(0, p.Item)}]" : p.Name));

    [GeneratedRegex(@"\\(?:u[0-9a-fA-F]{4}|.)", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}

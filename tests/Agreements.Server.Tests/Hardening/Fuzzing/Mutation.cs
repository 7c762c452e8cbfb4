using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text;

namespace Agreements.Server.Tests.Hardening.Fuzzing;

/// <summary>Makes bodies of a good one: near enough to it to get past the first checks, or as far as can be.</summary>
internal static partial class Mutation
{
    /// <summary>A body: bytes that may be no UTF-8 and no JSON.</summary>
    public static byte[] Of(JsonNode? example, Random random) => random.Next(14) switch
    {
        // As it is: so that rules and statements are reached, and what is odd stands elsewhere in the request.
        > 9 => Encoding.UTF8.GetBytes(Text(example)),
        0 => Damaged(Text(Changed(example, random)), random),
        1 => Encoding.UTF8.GetBytes(Nested(random)),
        2 => Oddities.Bytes(random, random.Next(0, 300)),
        3 => Encoding.UTF8.GetBytes(Repeated(Text(example), random)),
        _ => Encoding.UTF8.GetBytes(Text(Changed(example, random))),
    };

    private static string Text(JsonNode? node) =>
        Marker().Replace(node?.ToJsonString() ?? "null", m => Encoding.UTF8.GetString(Convert.FromHexString(m.Groups["raw"].Value)));

    /// <summary>One to three places changed.</summary>
    private static JsonNode? Changed(JsonNode? example, Random random)
    {
        var root = example?.DeepClone();
        for (var n = Math.Max(1, random.Next(-3, 4)); n > 0; n--)
        {
            var places = Places(root).ToArray();
            if (places.Length == 0)
            {
                return Value(null, random);
            }

            var (parent, key) = Oddities.Pick(random, places);
            Change(parent, key, random);
        }

        return root;
    }

    private static void Change(JsonNode parent, object key, Random random)
    {
        if (parent is JsonObject fields)
        {
            var name = (string)key;
            switch (random.Next(10))
            {
                case 0:
                    fields.Remove(name);
                    break;
                case 1:
                    fields[Oddities.Text(random)] = Value(null, random);
                    break;
                default:
                    fields[name] = Value(fields[name], random);
                    break;
            }

            return;
        }

        var items = (JsonArray)parent;
        var at = (int)key;
        switch (random.Next(6))
        {
            case 0:
                items.RemoveAt(at);
                break;
            case 1:
                for (var n = random.Next(1, 700); n > 0; n--)
                {
                    items.Add(items[at]?.DeepClone());
                }

                break;
            case 2:
                items.Insert(0, null);
                break;
            default:
                items[at] = Value(items[at], random);
                break;
        }
    }

    private static JsonNode? Value(JsonNode? was, Random random) =>
        was is JsonValue value && value.TryGetValue<string>(out var text) && text is [>= '1' and <= '2', _, _, _, '-', ..] && random.Next(2) == 0
            ? JsonValue.Create(Oddities.Pick(random, Oddities.Days))
            : random.Next(11) switch
            {
                0 => null,
                1 => JsonValue.Create(random.Next(2) == 0),
                2 => Raw(Oddities.Pick(random, Oddities.Numbers)),
                3 => new JsonArray(Enumerable.Range(0, random.Next(0, 4)).Select(_ => was?.DeepClone()).ToArray()),
                4 => new JsonObject { ["zh"] = Oddities.Text(random), ["en"] = Oddities.Pick(random, Oddities.Texts) },
                5 => Raw(Oddities.Pick(random, ["\"\\ud800\"", "\"\\udc00a\"", "\"a\\u0000b\"", "\"\\u0000\"", "\"\\uD83D\""])),
                6 => new JsonObject(),
                7 => JsonValue.Create(Oddities.Pick(random, ["qingsu", "changan", "north", "x", "中"])),
                8 => was?.DeepClone(),
                _ => JsonValue.Create(Oddities.Text(random)),
            };

    /// <summary>What no JSON value can hold is written into the text afterwards.</summary>
    private static JsonValue Raw(string raw) => JsonValue.Create($"@raw{Convert.ToHexString(Encoding.UTF8.GetBytes(raw))}@");

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(f => Places(f.Value).Prepend((fields, (object)f.Key))),
        JsonArray items => items.SelectMany((item, at) => Places(item).Prepend((items, (object)at))),
        _ => [],
    };

    private static string Nested(Random random)
    {
        var depth = random.Next(5, 5_000);
        return random.Next(3) switch
        {
            0 => new string('[', depth) + new string(']', depth),
            1 => string.Concat(Enumerable.Repeat("{\"zh\":", depth)) + "1" + new string('}', depth),
            _ => new string('[', depth),
        };
    }

    private static byte[] Damaged(string text, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(text).ToList();
        for (var n = random.Next(1, 4); n > 0 && bytes.Count > 0; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.InsertRange(
                        at, Oddities.Pick<byte[]>(random, [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x00], [0xef, 0xbb, 0xbf]]));
                    break;
                case 2:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    return Encoding.Unicode.GetBytes(text);
            }
        }

        return [.. bytes];
    }

    /// <summary>One name twice, in the object itself or in one within it.</summary>
    private static string Repeated(string text, Random random) =>
        Name().Matches(text) is { Count: > 0 } names && Oddities.Pick(random, names.ToArray()) is var name
            ? text.Insert(name.Index, string.Create(CultureInfo.InvariantCulture, $"{name.Value}{(random.Next(2) == 0 ? "null" : "\"x\"")},"))
            : text;

    [GeneratedRegex("\"[a-zA-Z]+\":")]
    private static partial Regex Name();

    [GeneratedRegex("\"@raw(?<raw>[0-9A-F]*)@\"")]
    private static partial Regex Marker();
}

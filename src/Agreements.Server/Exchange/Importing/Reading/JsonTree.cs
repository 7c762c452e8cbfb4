using Agreements.Server.Http;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agreements.Server.Exchange.Importing.Reading;

/// <summary>Reads JSON into nodes that know their place.</summary>
internal static partial class JsonTree
{
    /// <summary>The root; null when the text is no JSON, which is then among the findings.</summary>
    public static Node? Read(SourceBytes source, Findings findings)
    {
        if (JsonFaults.InEncoding(source) is { } foreign)
        {
            findings.Error(foreign.Code, foreign.Place, foreign.Cause, foreign.Cure);
            return null;
        }

        var reader = new Utf8JsonReader(source.Bytes.Span);
        try
        {
            reader.Read();
            var root = new Walk(source, findings).Value(ref reader, "$");
            reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            var fault = JsonFaults.InSyntax(source, e.LineNumber ?? 0, e.BytePositionInLine ?? 0);
            findings.Error(fault.Code, fault.Place, fault.Cause, fault.Cure);
            return null;
        }
    }

    private sealed class Walk(SourceBytes source, Findings findings)
    {
        public Node Value(ref Utf8JsonReader reader, string path)
        {
            var place = source.At(reader.TokenStartIndex, path);
            return reader.TokenType switch
            {
                JsonTokenType.StartObject => new Node(NodeKind.Object, place) { Members = Members(ref reader, path) },
                JsonTokenType.StartArray => new Node(NodeKind.Array, place) { Items = Items(ref reader, path) },
                JsonTokenType.String => new Node(NodeKind.String, place) { Text = Text(ref reader, place) },
                JsonTokenType.Number => Number(ref reader, place),
                JsonTokenType.True => new Node(NodeKind.Boolean, place) { Truth = true },
                JsonTokenType.False => new Node(NodeKind.Boolean, place),
                _ => new Node(NodeKind.Null, place),
            };
        }

        private List<Member> Members(ref Utf8JsonReader reader, string path)
        {
            var members = new List<Member>();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var at = source.At(reader.TokenStartIndex, path);
                var name = Text(ref reader, at);
                var below = PlainName().IsMatch(name) ? $"{path}.{name}" : $"{path}['{name}']";
                reader.Read();
                members.Add(new Member(name, at with { Path = below }, Value(ref reader, below)));
            }

            return members;
        }

        private List<Node> Items(ref Utf8JsonReader reader, string path)
        {
            var items = new List<Node>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                items.Add(Value(ref reader, $"{path}[{items.Count}]"));
            }

            return items;
        }

        private string Text(ref Utf8JsonReader reader, Place place)
        {
            var text = UnstorableText.TextAt(ref reader);
            if (Keepable.FaultIn(text) is not { } fault)
            {
                return NormalText.Of(text);
            }

            findings.NotStorable(fault, place);
            return "";
        }

        private Node Number(ref Utf8JsonReader reader, Place place)
        {
            if (!reader.TryGetDecimal(out var number))
            {
                findings.Error(
                    "number-too-large", place,
                    new("数字超出可记录的范围。", "The number is beyond what can be recorded."),
                    new("改用不超过 28 位的数字。", "Write a number of at most 28 digits."));
            }

            return new Node(NodeKind.Number, place) { Number = number };
        }
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}

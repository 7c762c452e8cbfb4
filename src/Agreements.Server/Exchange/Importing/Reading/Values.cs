
namespace Agreements.Server.Exchange.Importing.Reading;

/// <summary>Reads single values. Each gives null for an absent value, and null with a finding for a wrong one.</summary>
internal sealed class Values(Findings findings)
{
    public Findings Findings => findings;

    /// <summary>A string of one line that says something: a code, a reference, a name.</summary>
    public Located<string>? Line(Node? node)
    {
        var line = Said(node);
        if (Keepable.FaultInLine(line?.Value) is { } fault)
        {
            findings.NotStorable(fault, line!.Place);
            return null;
        }

        return line;
    }

    /// <summary>A name, title or place: one string, or <c>{zh, en}</c>, on one line.</summary>
    public Text? Name(Node? node) => Words(node, Line);

    /// <summary>Words for people, of any number of lines: one string, or <c>{zh, en}</c>.</summary>
    public Text? Words(Node? node) => Words(node, Said);

    private Located<string>? Said(Node? node)
    {
        if (node is null)
        {
            return null;
        }

        if (node.Kind != NodeKind.String)
        {
            findings.WrongType(node, NodeKind.String);
            return null;
        }

        if (!string.IsNullOrWhiteSpace(node.Text))
        {
            return new Located<string>(node.Text, node.Place);
        }

        findings.Error(
            "text-empty", node.Place,
            new("此处是空字符串。", "The string is empty."),
            new("写明内容；不知道时用 null。", "Write what it is, or null when it is unknown."));
        return null;
    }

    private Text? Words(Node? node, Func<Node?, Located<string>?> read)
    {
        switch (node)
        {
            case null:
                return null;
            case { Kind: NodeKind.String }:
                return read(node) is { } line ? new Text(line.Value) : null;
            case { Kind: NodeKind.Object }:
                var fields = Fields.Of(node, findings, "zh", "en")!;
                var en = read(fields["en"])?.Value;
                return read(fields["zh"]) is { } zh ? new Text(zh.Value, en) : null;
            default:
                findings.WrongType(node, NodeKind.String, NodeKind.Object);
                return null;
        }
    }

    /// <summary>A list of words for people; null when absent.</summary>
    public IReadOnlyList<Text>? WordsList(Fields fields, string key) =>
        fields.Items(key) is { } items ? [.. items.Select(Words).OfType<Text>()] : null;

    /// <summary>A list of codes; empty when absent.</summary>
    public IReadOnlyList<Located<string>> Lines(Fields fields, string key) =>
        fields.Items(key) is { } items ? [.. items.Select(Line).OfType<Located<string>>()] : [];

    /// <summary>A word of an enumeration.</summary>
    public T? Word<T>(Node? node)
        where T : struct, Enum
    {
        if (Line(node) is not { } line)
        {
            return null;
        }

        if (KebabEnum<T>.TryParse(line.Value, out var value))
        {
            return value;
        }

        findings.NotAWord(line, KebabEnum<T>.Names);
        return null;
    }

    /// <summary>True or false; null when absent.</summary>
    public bool? Truth(Node? node)
    {
        if (node is { Kind: not NodeKind.Boolean })
        {
            findings.WrongType(node, NodeKind.Boolean);
        }

        return node is { Kind: NodeKind.Boolean } ? node.Truth : null;
    }

    /// <summary>A number of at least nothing; null when absent.</summary>
    public decimal? Amount(Node? node)
    {
        if (node is null)
        {
            return null;
        }

        if (node.Kind != NodeKind.Number)
        {
            findings.WrongType(node, NodeKind.Number);
            return null;
        }

        if (node.Number >= 0)
        {
            return node.Number;
        }

        findings.Error(
            "quantity-negative", node.Place,
            new($"数量为负：{node.Number}。", $"The amount is negative: {node.Number}."),
            new("改为零或正数。", "Write zero or more."));
        return null;
    }

    /// <summary>A date: a string of EDTF level 1, or <c>{edtf, basis}</c>.</summary>
    public Edtf? Date(Node? node)
    {
        switch (node)
        {
            case null:
                return null;
            case { Kind: NodeKind.String }:
                return Date(Line(node), null);
            case { Kind: NodeKind.Object }:
                var fields = Fields.Of(node, findings, "edtf", "basis")!;
                var basis = Said(fields["basis"])?.Value;
                return Date(Line(fields["edtf"]), basis);
            default:
                findings.WrongType(node, NodeKind.String, NodeKind.Object);
                return null;
        }
    }

    /// <summary>A quantity: <c>{value, qualifier, unit, counter}</c>.</summary>
    public Quantity? Quantity(Node? node)
    {
        if (node is null || Fields.Of(node, findings, "value qualifier unit", "counter") is not { } fields)
        {
            return null;
        }

        var value = Amount(fields["value"]);
        var qualifier = Word<Qualifier>(fields["qualifier"]);
        var unit = Line(fields["unit"]);
        var counter = Line(fields["counter"]);
        if (unit is not null && counter is not null)
        {
            CompareUnits(unit, counter);
        }

        return value is null || qualifier is null || unit is null ? null : new Quantity(value.Value, qualifier.Value, unit.Value, counter?.Value);
    }

    private Edtf? Date(Located<string>? line, string? basis)
    {
        if (line is null)
        {
            return null;
        }

        if (Edtf.TryParse(line.Value, out var date, basis) && !date.IsBeyondCount)
        {
            if (DateFaults.Doubt(date) is { } doubt)
            {
                findings.Warning(doubt.Code, line.Place, doubt.Cause, doubt.Cure);
            }

            return date;
        }

        var (code, cause, cure) = DateFaults.Of(line.Value);
        findings.Error(code, line.Place, cause, cure);
        return null;
    }

    /// <summary>人 and 人次 never add up; a file that mixes them up is wrong about what it counted.</summary>
    private void CompareUnits(Located<string> unit, Located<string> counter)
    {
        var times = counter.Value is "人次";
        var persons = counter.Value is "人" or "名";
        if ((unit.Value is "person" && times) || (unit.Value is "person-time" && persons))
        {
            findings.Error(
                "unit-contradicts-counter", unit.Place,
                new(
                    $"单位“{unit.Value}”与量词“{counter.Value}”矛盾：人与人次是不同的单位。",
                    $"The unit '{unit.Value}' contradicts the counter '{counter.Value}': persons and person-times are different units."),
                times
                    ? new("单位改为 person-time。", "Write the unit person-time.")
                    : new("单位改为 person。", "Write the unit person."));
        }
    }
}


namespace Agreements.Server.Exchange.Importing.Reading;

/// <summary>
/// The members of one JSON object, checked for keys that are missing, unknown or there twice. <c>null</c> counts as absent:
/// the format uses it for "unknown".
/// </summary>
internal sealed class Fields
{
    private readonly Findings _findings;
    private readonly Dictionary<string, Node> _values = new(StringComparer.Ordinal);

    private Fields(Node node, Findings findings) => (Place, _findings) = (node.Place, findings);

    public Place Place { get; }

    /// <summary>The fields of an object; null, with a finding, when the node is none.</summary>
    /// <param name="node">The node.</param>
    /// <param name="findings">Where findings go.</param>
    /// <param name="required">Keys that must be there, split by spaces.</param>
    /// <param name="optional">Keys that may be there, split by spaces.</param>
    public static Fields? Of(Node node, Findings findings, string required, string optional)
    {
        if (node.Kind != NodeKind.Object)
        {
            findings.WrongType(node, NodeKind.Object);
            return null;
        }

        var fields = new Fields(node, findings);
        fields.Take(node, required.Split(' ', StringSplitOptions.RemoveEmptyEntries), optional.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return fields;
    }

    /// <summary>The value of a key; null when absent.</summary>
    public Node? this[string key] => _values.GetValueOrDefault(key);

    /// <summary>The items of an array; null when absent or no array.</summary>
    public IReadOnlyList<Node>? Items(string key)
    {
        if (this[key] is not { } node)
        {
            return null;
        }

        if (node.Kind == NodeKind.Array)
        {
            return node.Items;
        }

        _findings.WrongType(node, NodeKind.Array);
        return null;
    }

    private void Take(Node node, string[] required, string[] optional)
    {
        string[] known = [.. required, .. optional];
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            if (!known.Contains(member.Name, StringComparer.Ordinal))
            {
                Unknown(member, known.Except(node.Members.Select(m => m.Name)));
            }
            else if (!seen.TryAdd(member.Name, member.NamePlace))
            {
                _findings.Error(
                    "key-duplicate", member.NamePlace,
                    new($"“{member.Name}”在同一对象中出现了两次。", $"'{member.Name}' stands twice in one object."),
                    new($"只保留一个；第一个在第 {seen[member.Name].Line} 行。", $"Keep one of them; the first is in line {seen[member.Name].Line}."));
            }
            else if (member.Value.Kind != NodeKind.Null)
            {
                _values[member.Name] = member.Value;
            }
        }

        foreach (var key in required.Where(k => !_values.ContainsKey(k)))
        {
            Missing(key, seen.TryGetValue(key, out var there) ? there : null);
        }
    }

    private void Unknown(Member member, IEnumerable<string> free)
    {
        var left = free.ToArray();
        var meant = Suggestion.Nearest(member.Name, left);
        _findings.Error(
            "key-unknown", member.NamePlace,
            new($"此处没有名为“{member.Name}”的键。", $"There is no key '{member.Name}' here."),
            meant is not null
                ? new Text($"是否应为“{meant}”？", $"Did you mean '{meant}'?")
                : left.Length > 0
                    ? new Text($"删除它；此处还可用：{string.Join("、", left)}。", $"Delete it; what may still stand here: {string.Join(", ", left)}.")
                    : new Text("删除它。", "Delete it."));
    }

    private void Missing(string key, Place? isNull) =>
        _findings.Error(
            isNull is null ? "key-missing" : "value-missing", isNull ?? Place with { Path = $"{Place.Path}.{key}" },
            isNull is null
                ? new Text($"缺少“{key}”。", $"'{key}' is missing.")
                : new Text($"“{key}”不能为 null。", $"'{key}' must not be null."),
            new($"补上“{key}”。", $"Give '{key}'."));
}

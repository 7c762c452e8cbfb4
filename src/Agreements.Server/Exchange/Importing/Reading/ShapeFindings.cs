
namespace Agreements.Server.Exchange.Importing.Reading;

/// <summary>Findings about the shape of single values.</summary>
internal static class ShapeFindings
{
    public static void WrongType(this Findings findings, Node node, params NodeKind[] wanted) =>
        findings.Error(
            "type-wrong", node.Place,
            new(
                $"这里是{Name(node.Kind).Zh}，应为{string.Join("或", wanted.Select(k => Name(k).Zh))}。",
                $"This is {Name(node.Kind).En}; it should be {string.Join(" or ", wanted.Select(k => Name(k).En))}."),
            new("改为正确的类型。", Example(wanted)));

    /// <summary>A character that cannot be kept: which, and where in the text.</summary>
    public static void NotStorable(this Findings findings, TextFault fault, Place place) =>
        findings.Error(
            "text-not-storable", place,
            new(
                $"文字无法保存：第 {fault.Number} 个字符 U+{fault.Character:X4} {fault.Why.Zh}。",
                $"The text cannot be kept: character {fault.Number} is U+{fault.Character:X4}, {fault.Why.EnOrZh}."),
            new("删除该字符或其转义。", "Delete the character, or the escape that spells it."));

    public static void NotAWord(this Findings findings, Located<string> word, IReadOnlyCollection<string> allowed)
    {
        var meant = Suggestion.Nearest(word.Value, allowed);
        findings.Error(
            "word-unknown", word.Place,
            new($"“{word.Value}”不是此处允许的值。", $"'{word.Value}' is not among the words allowed here."),
            new(
                (meant is null ? "" : $"是否应为“{meant}”？") + $"允许：{string.Join("、", allowed)}。",
                (meant is null ? "" : $"Did you mean '{meant}'? ") + $"Allowed: {string.Join(", ", allowed)}."));
    }

    private static Text Name(NodeKind kind) => kind switch
    {
        NodeKind.Object => new("对象", "an object"),
        NodeKind.Array => new("数组", "a list"),
        NodeKind.String => new("字符串", "a string"),
        NodeKind.Number => new("数字", "a number"),
        NodeKind.Boolean => new("true 或 false", "true or false"),
        _ => new("null", "null"),
    };

    private static string Example(NodeKind[] wanted) => wanted[0] switch
    {
        NodeKind.Object => "Write it as {…}.",
        NodeKind.Array => "Write it as […].",
        NodeKind.String => "Write it in double quotation marks.",
        NodeKind.Number => "Write the number without quotation marks.",
        _ => "Write true or false without quotation marks.",
    };
}


namespace Agreements.Server.Exchange.Importing.Reading;

/// <summary>Reads files of the format <c>agreement-cases/1</c>. What is wrong with one value never hides what is wrong with the next.</summary>
public static class CaseFileReader
{
    /// <summary>The format that is read.</summary>
    public const string Format = "agreement-cases/1";

    /// <summary>Reads a file. Never fails: what is wrong with it is among its findings.</summary>
    /// <param name="name">The file, as the caller named it.</param>
    /// <param name="bytes">What is in it.</param>
    public static CaseFile Read(string name, ReadOnlyMemory<byte> bytes)
    {
        var findings = new Findings();
        var root = JsonTree.Read(new SourceBytes(name, bytes), findings);
        if (root is null || !IsOfFormat(root, findings)
            || Fields.Of(root, findings, "format source agreements", "institutions bodies engagements indicators $schema") is not { } fields)
        {
            return new CaseFile(name, findings);
        }

        var values = new Values(findings);
        return new CaseFile(name, findings)
        {
            Texts = [.. TextsIn(root)],
            Source = SourceOf(fields["source"], values),
            Institutions = Rows(fields, "institutions", n => DirectoryReader.Institution(n, values)),
            Bodies = Rows(fields, "bodies", n => DirectoryReader.Body(n, values)),
            Agreements = Rows(fields, "agreements", n => AgreementReader.Read(n, values)),
            Engagements = Rows(fields, "engagements", n => EngagementReader.Engagement(n, values)),
            Indicators = Rows(fields, "indicators", n => EngagementReader.Indicator(n, values)),
        };
    }

    /// <summary>The rows that are readable enough to be checked further.</summary>
    internal static IReadOnlyList<T> Rows<T>(Fields fields, string key, Func<Node, T?> read)
        where T : class => [.. (fields.Items(key) ?? []).Select(read).OfType<T>()];

    private static IEnumerable<Located<string>> TextsIn(Node node) => node.Kind == NodeKind.String
        ? [new Located<string>(node.Text, node.Place)]
        : node.Members.Select(m => m.Value).Concat(node.Items).SelectMany(TextsIn);

    /// <summary>
    /// Another format is said once, instead of every key of it being called unknown.
    /// </summary>
    private static bool IsOfFormat(Node root, Findings findings)
    {
        if (root.Kind != NodeKind.Object)
        {
            findings.WrongType(root, NodeKind.Object);
            return false;
        }

        var format = root.Members.FirstOrDefault(m => m.Name == "format")?.Value;
        if (format is null or { Kind: NodeKind.String, Text: Format })
        {
            return true;
        }

        var found = format.Kind == NodeKind.String ? format.Text : format.Kind.ToString();
        findings.Error(
            "format-unknown", format.Place,
            new($"格式为“{found}”，此处只能读取“{Format}”。", $"The format is '{found}'; only '{Format}' can be read."),
            new($"提供 {Format} 格式的文件。", $"Provide a file of the format {Format}."));
        return false;
    }

    private static Source? SourceOf(Node? node, Values values)
    {
        if (node is null || Fields.Of(node, values.Findings, "id title reliability", "published") is not { } fields)
        {
            return null;
        }

        var id = values.Line(fields["id"]);
        var title = values.Name(fields["title"]);
        var reliability = values.Word<Reliability>(fields["reliability"]);
        var published = values.Date(fields["published"]);
        return id is null || title is null || reliability is null ? null : new Source(id.Value, title.Zh, published, reliability.Value);
    }
}

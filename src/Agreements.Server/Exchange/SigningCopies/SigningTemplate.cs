using DocumentFormat.OpenXml.Packaging;
using System.Collections.Frozen;
using System.IO.Compression;
using System.Xml;

namespace Agreements.Server.Exchange.SigningCopies;

/// <summary>A DOCX that signing copies are made of.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Content">Its bytes; empty where it could not be read.</param>
/// <param name="Fault">Why none can be made of it, with the cure; null for nothing.</param>
internal sealed record SigningTemplate(string Name, byte[] Content, Text? Fault)
{
    /// <summary>Tags of the content controls without which a signing copy would not say what it is.</summary>
    public static readonly IReadOnlyList<string> Needed = ["title", "draft", "parties", "terms", "signatures", "digest", "qr"];

    /// <summary>Content controls that stand by themselves: paragraphs and tables take their place.</summary>
    public static readonly FrozenSet<string> OfBlocks = FrozenSet.Create(StringComparer.Ordinal, "parties", "terms", "signatures");

    /// <summary>A template, looked through.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="content">Its bytes.</param>
    public static SigningTemplate Of(string name, byte[] content)
    {
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            using var document = WordprocessingDocument.Open(stream, isEditable: false);
            var controls = TemplateControls.In(document).ToArray();
            var missing = Needed.Except(controls.Select(c => c.Tag)).ToArray();
            var misplaced = controls.Where(c => OfBlocks.Contains(c.Tag) && !c.IsBlock).Select(c => c.Tag).Distinct().ToArray();
            return new SigningTemplate(
                name, content, missing.Length > 0 ? Lacks(name, missing) : misplaced.Length > 0 ? Misplaced(name, misplaced) : null);
        }
        catch (Exception e) when (e is FileFormatException or OpenXmlPackageException or InvalidDataException or XmlException or InvalidOperationException)
        {
            return new SigningTemplate(name, content, NoDocx(name));
        }
    }

    /// <summary>The one that the product brings along, made of its parts.</summary>
    public static SigningTemplate Shipped { get; } = Of("signing-copy.docx", Packed());

    private static byte[] Packed()
    {
        const string root = "signing-copy/";
        var assembly = typeof(SigningTemplate).Assembly;
        return DocumentZip.Of(assembly.GetManifestResourceNames().Select(n => (Resource: n, Path: n.Replace('\\', '/')))
            .Where(n => n.Path.StartsWith(root, StringComparison.Ordinal))
            .Select(n => (n.Path[root.Length..], Bytes(assembly.GetManifestResourceStream(n.Resource)!))));
    }

    private static byte[] Bytes(Stream stream)
    {
        using (stream)
        {
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }

    private static Text NoDocx(string name) => new(
        $"签署稿模板“{name}”不是可用的 Word 文档：请在 Word 中另存为“Word 文档 (*.docx)”后放回，或移走此文件，改用自带的模板。",
        $"The template '{name}' of the signing copy is no Word document that can be used: save it as 'Word Document (*.docx)' and put it back, or take it away "
            + "and the shipped one is used.");

    private static Text Lacks(string name, string[] missing) => new(
        $"签署稿模板“{name}”缺少内容控件 {string.Join("、", missing)}：请在 Word“开发工具”中插入，“标记”写作该名称；或移走此文件，改用自带的模板。",
        $"The template '{name}' of the signing copy lacks the content controls {string.Join(", ", missing)}: insert them in Word's Developer tab with these "
            + "words as their tags, or take the file away and the shipped one is used.");

    private static Text Misplaced(string name, string[] tags) => new(
        $"签署稿模板“{name}”中的内容控件 {string.Join("、", tags)} 须独占一段：请选中整段后再插入该控件。",
        $"In the template '{name}' of the signing copy, the content controls {string.Join(", ", tags)} must stand by themselves: select the whole paragraph "
            + "and insert the control around it.");
}

/// <summary>Zip files of documents with the same bytes for the same parts, whenever they are made.</summary>
internal static class DocumentZip
{
    /// <summary>The first instant that a zip file can say.</summary>
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A zip file of parts; the list of their types comes first, as readers expect.</summary>
    /// <param name="parts">Their paths and bytes.</param>
    public static byte[] Of(IEnumerable<(string Path, byte[] Bytes)> parts)
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, bytes) in parts.OrderBy(p => p.Path != "[Content_Types].xml").ThenBy(p => p.Path, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(path, CompressionLevel.Optimal);
                entry.LastWriteTime = Always;
                using var to = entry.Open();
                to.Write(bytes);
            }
        }

        return target.ToArray();
    }

    /// <summary>The same parts without the time at which they were packed.</summary>
    /// <param name="zipped">A zip file.</param>
    public static byte[] Timeless(Stream zipped)
    {
        using var zip = new ZipArchive(zipped, ZipArchiveMode.Read, leaveOpen: true);
        return Of(zip.Entries.Where(e => e.Name.Length > 0).Select(e => (e.FullName, Read(e))).ToArray());
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var from = entry.Open();
        using var bytes = new MemoryStream();
        from.CopyTo(bytes);
        return bytes.ToArray();
    }
}

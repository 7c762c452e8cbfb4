using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using System.Text.RegularExpressions;

namespace Agreements.House.Tests.Rules;

/// <summary>Folders point one way: what lies in one of them knows nothing of those that come after it.</summary>
/// <param name="root">The namespace that they lie in.</param>
/// <param name="sources">The folder of that namespace.</param>
/// <param name="order">The folders, the lowest first.</param>
internal sealed class Layers(string root, string sources, IReadOnlyList<string> order)
{
    private static readonly Regex Declaration = new(@"\b(?:class|record|struct|interface|enum)\s+([A-Z]\w*)");

    /// <summary>The files that declare a type, by its name.</summary>
    private readonly ILookup<string, (string Path, string[] Lines)> _files = Directory.EnumerateFiles(sources, "*.*", SearchOption.AllDirectories)
        .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
        .Select(f => (Path: Path.GetRelativePath(sources, f), Lines: File.ReadAllLines(f)))
        .Where(f => !f.Path.StartsWith("obj", StringComparison.Ordinal) && !f.Path.StartsWith("bin", StringComparison.Ordinal))
        .SelectMany(f => Names(f.Path, f.Lines).Select(n => (Name: n, File: f))).ToLookup(x => x.Name, x => x.File);

    /// <summary>Every use of a higher folder by a lower one, and every folder that has no place in the order, each with its line.</summary>
    /// <param name="assembly">The assembly.</param>
    public IReadOnlyList<string> Faults(System.Reflection.Assembly assembly)
    {
        var types = new ArchLoader().LoadAssembly(assembly).Build().Types.Where(t => FolderOf(t) is not null).ToArray();
        var homeless = types.Select(FolderOf).Distinct().Where(f => !order.Contains(f)).Select(f => $"The folder {f} has no place in the order.");
        return
        [
            .. homeless,
            .. from type in types
               from used in type.Dependencies.Select(d => d.Target).Where(t => t is not GenericParameter).Distinct()
               let here = Array.IndexOf([.. order], FolderOf(type))
               let there = Array.IndexOf([.. order], FolderOf(used))
               where here >= 0 && there > here
               orderby type.FullName, used.FullName
               select $"{LineOf(type, used)}: {type.Name} ({order[here]}) uses {used.Name} ({order[there]}), and {order[there]} comes after {order[here]}.",
        ];
    }

    /// <summary>The folder of a type; null for one that the compiler made, and for one that lies elsewhere.</summary>
    private string? FolderOf(IType type)
    {
        var name = type.Namespace?.FullName;
        return name is null || !name.StartsWith(root + ".", StringComparison.Ordinal) ? null : name[(root.Length + 1)..].Split('.')[0];
    }

    /// <summary>File and line where one type names another; the file alone where it does so without naming it.</summary>
    private string LineOf(IType type, IType used)
    {
        var wanted = new Regex($@"\b{Regex.Escape(Simple(used))}\b");
        var lines = _files[Simple(type)].SelectMany(f => f.Lines.Select((text, i) => (f.Path, Text: text, Line: i + 1))).ToArray();
        return lines.FirstOrDefault(l => wanted.IsMatch(l.Text) && !l.Text.TrimStart().StartsWith("///", StringComparison.Ordinal)) is { Path: { } file } at
            ? $"{file}:{at.Line}"
            : lines.FirstOrDefault().Path ?? type.FullName;
    }

    private static IEnumerable<string> Names(string path, string[] lines) => path.EndsWith(".razor", StringComparison.Ordinal)
        ? [Path.GetFileNameWithoutExtension(path)]
        : lines.SelectMany(l => Declaration.Matches(l).Select(m => m.Groups[1].Value)).Distinct();

    private static string Simple(IType type) => type.Name.Split('`')[0].Split('+')[0];
}

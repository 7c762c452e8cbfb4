namespace Agreements.House.Tests.Rules;

/// <summary>Code that no one writes by hand: where it is, and what in it is not what would be written today.</summary>
public static class GeneratedCode
{
    private const string Folder = "src/Agreements.Server/Internal/Generated";

    public static bool Is(SourceFile file) => file.IsIn(Folder);

    public static IEnumerable<SourceFile> In(IEnumerable<SourceFile> files) => files.Where(Is);

    public static IEnumerable<string> Differences(IEnumerable<SourceFile> committed, IEnumerable<SourceFile> now)
    {
        var (before, after) = (Texts(committed), Texts(now));
        return before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Where(path => before.GetValueOrDefault(path) != after.GetValueOrDefault(path))
            .Select(path => $"{path} {(!after.ContainsKey(path) ? "is of no handler" : !before.ContainsKey(path) ? "is missing" : "is another")}");
    }

    /// <summary>A server that compiles while it starts is slow and large.</summary>
    public static IEnumerable<string> Compilers(IEnumerable<SourceFile> files) =>
        from file in files.Where(f => f.IsProject && f.IsIn("src") && !f.IsIn("src/Agreements.Cli"))
        where file.Text.Contains("RuntimeCompil", StringComparison.Ordinal)
        select $"{file.Path} brings a compiler along";

    private static Dictionary<string, string> Texts(IEnumerable<SourceFile> files) =>
        files.ToDictionary(f => f.Path, f => f.Text.ReplaceLineEndings("\n").TrimEnd('\n'));
}

using System.Text.Json;

namespace Agreements.Server.Tests.Notices;

/// <summary>A test by vectors that lie beside the repository and are no part of it: skipped, and said so, where they are not.</summary>
public sealed class FieldFactAttribute : FactAttribute
{
    /// <summary>A test by a file.</summary>
    /// <param name="file">The file, from the folder of vectors.</param>
    public FieldFactAttribute(string file) =>
        Skip = System.IO.File.Exists(FieldFact.PathOf(file)) ? null : $"There is no ../shared/field/{file} beside this clone.";
}

/// <summary>Where the vectors lie.</summary>
internal static class FieldFact
{
    public static string PathOf(string file)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !System.IO.File.Exists(Path.Combine(at.FullName, "Agreements.sln")))
        {
            at = at.Parent;
        }

        return Path.Combine(at?.Parent?.FullName ?? "", "shared", "field", file);
    }

    public static JsonElement Read(string file) => JsonDocument.Parse(System.IO.File.ReadAllText(PathOf(file))).RootElement;
}

namespace Agreements.Testing;

/// <summary>
/// Facts of the field that are not copied into the project: official schemas and fixtures, suites of others. They lie beside a checkout in
/// <c>../shared/field</c>; where they do not, what needs them is reported as skipped, with the reason.
/// </summary>
public static class Field
{
    /// <summary>Where they lie.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Root(new DirectoryInfo(AppContext.BaseDirectory)), "..", "shared", "field"));

    /// <summary>Why what needs a part of them cannot run; null where it can.</summary>
    public static string? Lacks(string part) =>
        File.Exists(PathOf(part)) || Directory.Exists(PathOf(part)) ? null : $"../shared/field/{part} is not beside this checkout, and is not copied into it.";

    /// <summary>A file or folder of them.</summary>
    public static string PathOf(string part) => Path.Combine(Folder, part);

    /// <summary>A file of them as JSON.</summary>
    public static System.Text.Json.JsonElement Json(string part) => System.Text.Json.JsonDocument.Parse(File.ReadAllText(PathOf(part))).RootElement;

    private static string Root(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "Agreements.sln"))
        ? folder.FullName
        : Root(folder.Parent ?? throw new InvalidOperationException("The tests run outside the checkout: Agreements.sln is in no folder above."));
}

/// <summary>A fact that reads a part of <see cref="Field"/>.</summary>
/// <param name="part">The part.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FieldFactAttribute(string part) : FactAttribute
{
    /// <inheritdoc />
    public override string? Skip { get => Field.Lacks(part); set => throw new InvalidOperationException("The field says it."); }
}

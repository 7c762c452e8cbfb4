
namespace Agreements.Server.Storage;

/// <summary>Texts that travel inside the assembly.</summary>
internal static class Embedded
{
    /// <summary>A text beside a type: of the type's namespace.</summary>
    /// <param name="beside">The type.</param>
    /// <param name="name">The file's name.</param>
    /// <exception cref="InvalidOperationException">The assembly lacks it: a slip in the project file.</exception>
    public static string Text(Type beside, string name) => Text($"{beside.Namespace}.{name}");

    /// <summary>A text by its whole name.</summary>
    /// <param name="resource">The resource's name.</param>
    /// <exception cref="InvalidOperationException">The assembly lacks it.</exception>
    public static string Text(string resource)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

namespace Agreements.Testing;

/// <summary>The checkout that the tests run in.</summary>
public static class Repository
{
    /// <summary>Its root: the folder that holds the solution.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A file of it.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string Find(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "Agreements.sln"))
        ? folder.FullName
        : Find(folder.Parent ?? throw new InvalidOperationException("The tests run outside the checkout: Agreements.sln is in no folder above."));
}

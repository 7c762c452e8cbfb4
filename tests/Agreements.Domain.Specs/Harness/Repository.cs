namespace Agreements.Domain.Specs.Harness;

/// <summary>Files of the repository that the specs were built from.</summary>
internal static class Repository
{
    private static readonly string Root = Find(AppContext.BaseDirectory);

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    private static string Find(string from)
    {
        var folder = new DirectoryInfo(from);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Agreements.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No Agreements.sln above {from}.");
        }

        return folder.FullName;
    }
}

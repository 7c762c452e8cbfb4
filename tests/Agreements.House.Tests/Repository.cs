using System.Diagnostics;

namespace Agreements.House.Tests;

/// <summary>A file of the repository: its path from the root, with slashes, and its text.</summary>
public sealed record SourceFile(string Path, string Text)
{
    /// <summary>Its lines, numbered from 1.</summary>
    public IEnumerable<(int Number, string Text)> Lines => Text.Split('\n').Select((line, i) => (i + 1, line.TrimEnd('\r')));

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal) || Path.EndsWith(".razor", StringComparison.Ordinal);

    public bool IsProject => Path.EndsWith(".csproj", StringComparison.Ordinal)
        || Path.EndsWith(".props", StringComparison.Ordinal)
        || Path.EndsWith(".targets", StringComparison.Ordinal);

    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);
}

/// <summary>The files that belong to the repository: what git tracks or would track.</summary>
public static class Repository
{
    private static readonly string[] Binary = [".png", ".ico", ".jpg", ".woff2", ".woff", ".pdf", ".gz", ".zip", ".dll"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every text file.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } = [.. Paths().Select(p => new SourceFile(p, File.ReadAllText(Path.Combine(Root, p))))];

    private static IEnumerable<string> Paths()
    {
        var start = new ProcessStartInfo("git", ["-c", "core.quotepath=off", "ls-files", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git does not start.");
        var listed = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode != 0
            ? throw new InvalidOperationException($"git ls-files failed with {git.ExitCode} in {Root}.")
            : listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct()
                .Where(p => !Binary.Contains(Path.GetExtension(p)) && File.Exists(Path.Combine(Root, p)));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Agreements.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No Agreements.sln above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }
}

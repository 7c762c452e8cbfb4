using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Hardening;

/// <summary>docs/security.md is held to what there is: every requirement is spoken of, and every file and test that it names exists.</summary>
public sealed partial class SecurityDocumentTests
{
    /// <summary>Requirements of levels 1 and 2 in ASVS 5.0.0, by section.</summary>
    private const string Levels =
        """
        1.1:1-2 1.2:1-9 1.3:1-11 1.4:1-3 1.5:1-2 2.1:1-3 2.2:1-3 2.3:1-4 2.4:1 3.2:1-2 3.3:1-4 3.4:1-6 3.5:1-5 3.7:1-2
        4.1:1-3 4.2:1 4.3:1-2 4.4:1-4 5.1:1 5.2:1-3 5.3:1-2 5.4:1-3 6.1:1-3 6.2:1-12 6.3:1-4 6.4:1-4 6.5:1-5 6.6:1-3
        6.8:1-4 7.1:1-3 7.2:1-4 7.3:1-2 7.4:1-5 7.5:1-2 7.6:1-2 8.1:1-2 8.2:1-3 8.3:1 8.4:1 9.1:1-3 9.2:1-4 10.1:1-2
        10.2:1-2 10.3:1-4 10.4:1-11 10.5:1-5 10.6:1-2 10.7:1-3 11.1:1-2 11.2:1-3 11.3:1-3 11.4:1-4 11.5:1 11.6:1
        12.1:1-3 12.2:1-2 12.3:1-4 13.1:1 13.2:1-5 13.3:1-2 13.4:1-5 14.1:1-2 14.2:1-4 14.3:1-3 15.1:1-3 15.2:1-3
        15.3:1-7 16.1:1 16.2:1-5 16.3:1-4 16.4:1-3 16.5:1-3 17.1:1 17.2:1-4 17.3:1-2
        """;

    private static readonly string Document = File.ReadAllText(Repository.PathOf("docs/security.md"));

    [Fact]
    public void Every_requirement_of_levels_1_and_2_is_spoken_of()
    {
        var spoken = Requirement().Matches(Document[Document.IndexOf("### 1 ", StringComparison.Ordinal)..]).Select(m => m.Value)
            .ToHashSet(StringComparer.Ordinal);
        string[] wanted = [.. Levels.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(Numbers)];

        wanted.Length.ShouldBe(253);
        wanted.Where(w => !spoken.Contains(w)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_file_and_test_that_it_names_exists()
    {
        var files = Directory.EnumerateFiles(Repository.Root, "*.*", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal))
            .Select(Path.GetFileName).ToHashSet(StringComparer.Ordinal);
        var named = Named().Matches(Document).Select(m => m.Groups[1].Value)
            .Select(n => n.EndsWith("Tests", StringComparison.Ordinal) ? $"{n}.cs" : Path.GetFileName(n)).Distinct().ToArray();

        named.Length.ShouldBeGreaterThan(30);
        named.Where(n => !files.Contains(n)).ShouldBeEmpty();
    }

    /// <summary>Of <c>6.5:1-3,5</c>: 6.5.1, 6.5.2, 6.5.3, 6.5.5.</summary>
    private static IEnumerable<string> Numbers(string section) => section.Split(':') is [var head, var list]
        ? list.Split(',').Select(p => p.Split('-').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray())
            .SelectMany(r => Enumerable.Range(r[0], r[^1] - r[0] + 1)).Select(n => $"{head}.{n}")
        : [];

    [GeneratedRegex(@"(?<![\d.])\d+\.\d+\.\d+(?![\d.])")]
    private static partial Regex Requirement();

    [GeneratedRegex(@"`((?:[\w/.-]+\.(?:cs|md|txt|props))|\w+Tests)`")]
    private static partial Regex Named();
}

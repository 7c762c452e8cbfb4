using System.Text.RegularExpressions;

namespace Agreements.House.Tests.Rules;

/// <summary>Style sheets hold what pages use and no more: every reader waits for them on the first visit.</summary>
internal static partial class StyleRules
{
    private const string Sheets = "src/Agreements.Server/wwwroot/";

    private static readonly string[] Users = ["src/Agreements.Server/Pages/", Sheets];

    /// <summary>
    /// Classes that a style sheet speaks of and no page or script names. A page may make a class of a beginning and a word: <c>stage-@name</c>.
    /// </summary>
    public static IEnumerable<string> Unused(IEnumerable<SourceFile> files)
    {
        var all = files.ToArray();
        var users = string.Concat(all.Where(f => !IsSheet(f) && Users.Any(u => f.Path.StartsWith(u, StringComparison.Ordinal))).Select(f => f.Text));
        var words = Word().Matches(users).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        return all.Where(IsSheet)
            .SelectMany(f => Class().Matches(Selectors(f.Text)).Select(m => m.Groups[1].Value)).Distinct()
            .Where(c => !words.Contains(c) && !Beginnings(c).Any(words.Contains)).Order(StringComparer.Ordinal);
    }

    private static bool IsSheet(SourceFile file) =>
        file.Path.StartsWith(Sheets, StringComparison.Ordinal) && file.Path.EndsWith(".css", StringComparison.Ordinal);

    private static IEnumerable<string> Beginnings(string name) => name.Select((c, i) => (c, i)).Where(p => p.c == '-').Select(p => name[..(p.i + 1)]);

    private static string Selectors(string css) => string.Concat(Rule().Matches(Comment().Replace(css, "")).Select(m => m.Groups[1].Value));

    [GeneratedRegex("""[A-Za-z][\w-]*""")]
    private static partial Regex Word();

    [GeneratedRegex("""\.([A-Za-z][\w-]*)""")]
    private static partial Regex Class();

    [GeneratedRegex("""([^{}]+)\{""")]
    private static partial Regex Rule();

    [GeneratedRegex("""/\*.*?\*/""", RegexOptions.Singleline)]
    private static partial Regex Comment();
}

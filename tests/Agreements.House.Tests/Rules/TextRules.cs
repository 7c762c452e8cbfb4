using System.Text.RegularExpressions;

namespace Agreements.House.Tests.Rules;

/// <summary>What must not stand in the files. Each rule gives what breaks it; the patterns are spelt so that they do not find themselves.</summary>
public static partial class TextRules
{
    public const int MostLines = 300;
    public const int MostFunctionLines = 40;
    public const int MostCharacters = 160;

    private static readonly string[] Written = [".cs", ".razor", ".css", ".sh", ".mjs"];

    public static IEnumerable<string> LongFiles(IEnumerable<SourceFile> files) =>
        from file in Ours(files)
        let lines = file.Text.TrimEnd('\n').Split('\n').Length
        where lines > MostLines
        select $"{file.Path} has {lines} lines";

    /// <summary>Lines of what is written here: code, pages, styles and scripts, but not what was made or comes from others.</summary>
    public static IEnumerable<string> LongLines(IEnumerable<SourceFile> files) =>
        from file in files
        where file.IsIn("src") || file.IsIn("tests") || file.IsIn("ops")
        where Written.Contains(System.IO.Path.GetExtension(file.Path)) || (file.IsIn("ops") && IsScript(file))
        where !GeneratedCode.Is(file) && !file.IsIn("src/Agreements.Server/wwwroot/lib")
        from line in file.Lines
        where line.Text.Length > MostCharacters
        select $"{file.Path}:{line.Number} has {line.Text.Length} characters";

    /// <summary>Bodies in braces of members and local functions, found by their indentation.</summary>
    public static IEnumerable<string> LongFunctions(IEnumerable<SourceFile> files)
    {
        foreach (var file in Ours(files).Where(f => f.Path.EndsWith(".cs", StringComparison.Ordinal)))
        {
            var lines = file.Lines.Select(l => l.Text).ToArray();
            for (var i = 1; i < lines.Length; i++)
            {
                var head = lines[i].TrimStart() is "{" ? Head(lines, i) : "";
                if (head.Contains('(', StringComparison.Ordinal) && !NoFunction().IsMatch(head))
                {
                    var length = Array.IndexOf(lines, lines[i].Replace('{', '}'), i) - i - 1;
                    if (length > MostFunctionLines)
                    {
                        yield return $"{file.Path}:{i}: {length} lines in {head}";
                    }
                }
            }
        }
    }

    public static IEnumerable<string> Leftovers(IEnumerable<SourceFile> files) => Found(Ours(files), Leftover());

    public static IEnumerable<string> SkippedTests(IEnumerable<SourceFile> files) => Found(Ours(files).Where(f => f.IsIn("tests")), SkippedTest());

    public static IEnumerable<string> ClocksAndChance(IEnumerable<SourceFile> files) =>
        Found(files.Where(f => f.IsCode && (f.IsIn("src/Agreements.Domain") || f.IsIn("src/Agreements.Ledger"))), ClockOrChance());

    /// <summary>Where somebody builds is nobody else's business.</summary>
    public static IEnumerable<string> Places(IEnumerable<SourceFile> files) => Found(files, Place());

    /// <summary>Where packages come from is for the machine to say.</summary>
    public static IEnumerable<string> Registries(IEnumerable<SourceFile> files) => Found(files, Registry());

    /// <summary>What stands before a brace, back to the end of whatever was before it.</summary>
    private static string Head(string[] lines, int brace)
    {
        var first = brace;
        while (first > 0 && !HeadStarts().IsMatch(lines[first - 1]))
        {
            first--;
        }

        return string.Join(' ', lines[first..brace].Select(l => l.Trim()));
    }

    private static bool IsScript(SourceFile file) => file.Text.StartsWith("#!", StringComparison.Ordinal);

    private static IEnumerable<SourceFile> Ours(IEnumerable<SourceFile> files) =>
        files.Where(f => f.IsCode && (f.IsIn("src") || f.IsIn("tests")) && !GeneratedCode.Is(f));

    private static IEnumerable<string> Found(IEnumerable<SourceFile> files, Regex pattern) =>
        from file in files
        from line in file.Lines
        where pattern.IsMatch(line.Text)
        select $"{file.Path}:{line.Number}: {line.Text.Trim()}";

    [GeneratedRegex(@"[;{}\]]\s*$|^\s*$|^\s*//")]
    private static partial Regex HeadStarts();

    [GeneratedRegex(
        @"\b(class|record|struct|interface|enum)\s+\w+\s*[(<:]|\b(new|if|for|foreach|while|switch|using|lock|catch|else|try|await|return)\b|=>|^[^(]*=\s")]
    private static partial Regex NoFunction();

    [GeneratedRegex(@"Thread\.Sleep|\bTO[D]O\b|\bFIX[M]E\b|\bNotImplemented[E]xception\b")]
    private static partial Regex Leftover();

    [GeneratedRegex(@"\bSkip\s*=\s*(?!=)|\bSkip(When|Unless)\b")]
    private static partial Regex SkippedTest();

    [GeneratedRegex(
        @"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bGuid\.(NewGuid|CreateVersion7)\b|\bRandom\b|\bRandomNumberGenerator\b"
        + @"|\bTimeProvider\b|\bStopwatch\b|\bEnvironment\.(?!NewLine)|\b(File|Console)\.")]
    private static partial Regex ClockOrChance();

    [GeneratedRegex(@"(?<![\w.~}*-])/(tmp|work|root|home|Users|mnt)/\w|\b[A-Za-z]:\\\w")]
    private static partial Regex Place();

    [GeneratedRegex(@"https?://[^/\s""'<>]*(nuget|npmjs|npmmirror|pypi|registry|artifactory|nexus|verdaccio|jfrog|proget|baget)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Registry();
}

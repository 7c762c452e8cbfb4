using System.Text.RegularExpressions;

namespace Agreements.House.Tests;

public partial class DirectionTests
{
    /// <summary>What was kept before marks of direction were refused must not turn what stands beside it. An <c>option</c> holds text alone.</summary>
    [Fact]
    public void Names_and_titles_stand_in_bdi_on_pages()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Agreements.Server", "Pages"), "*.razor", SearchOption.AllDirectories);
        var bare = pages.SelectMany(p => File.ReadLines(p).Select((line, i) => (Line: line, At: $"{Path.GetFileName(p)}:{i + 1}")))
            .Where(l => !l.Line.Contains("<option", StringComparison.Ordinal) && Bare().IsMatch(l.Line)).Select(l => l.At).ToArray();
        pages.Length.ShouldBeGreaterThan(40);
        bare.ShouldBeEmpty();
        File.ReadAllText(pages.Single(p => Path.GetFileName(p) == "TextIn.razor")).ShouldContain("@Say[Text]</bdi>");
    }

    [GeneratedRegex(@"(?<!<bdi)>\s*@(Say\[(?!\w*Texts|Words)\w+\.(Name|Title)\]|\w+(\.\w+)*\.(Name|Title)\b|(NameOf|Named|Institution)\()")]
    private static partial Regex Bare();
}

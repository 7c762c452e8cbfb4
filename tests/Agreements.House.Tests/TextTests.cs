using Agreements.House.Tests.Rules;

namespace Agreements.House.Tests;

public class TextTests
{
    [Fact]
    public void Files_have_300_lines_at_most() => TextRules.LongFiles(Repository.Files).ShouldBeEmpty();

    [Theory]
    [InlineData("src/A/A.cs", 300, false)]
    [InlineData("src/A/A.cs", 301, true)]
    [InlineData("src/A/Page.razor", 301, true)]
    [InlineData("tests/A/A.cs", 301, true)]
    [InlineData("docs/long.md", 301, false)]
    [InlineData("src/Agreements.Server/Internal/Generated/A/A.cs", 301, false)]
    public void The_guard_on_long_files_bites(string path, int lines, bool bites) =>
        TextRules.LongFiles([new SourceFile(path, string.Concat(Enumerable.Repeat("x\n", lines)))]).Any().ShouldBe(bites);

    [Fact]
    public void Lines_have_160_characters_at_most() => TextRules.LongLines(Repository.Files).ShouldBeEmpty();

    [Theory]
    [InlineData("src/A/A.cs", 160, false)]
    [InlineData("src/A/A.cs", 161, true)]
    [InlineData("src/A/Page.razor", 161, true)]
    [InlineData("src/A/wwwroot/a.css", 161, true)]
    [InlineData("tests/A/A.cs", 161, true)]
    [InlineData("ops/lib/a.sh", 161, true)]
    [InlineData("ops/up", 161, true)]
    [InlineData("docs/long.md", 161, false)]
    [InlineData("src/Agreements.Server/wwwroot/lib/a.min.css", 161, false)]
    [InlineData("src/Agreements.Server/Internal/Generated/A/A.cs", 161, false)]
    public void The_guard_on_long_lines_bites(string path, int characters, bool bites) =>
        TextRules.LongLines([new SourceFile(path, $"#!\n{new string('行', characters)}\n")]).Any().ShouldBe(bites);

    [Fact]
    public void Functions_have_40_lines_at_most() => TextRules.LongFunctions(Repository.Files).ShouldBeEmpty();

    [Theory]
    [InlineData("    public void Long()", 40, false)]
    [InlineData("    public void Long()", 41, true)]
    [InlineData("    private static async Task<int> LongAsync(string a, int b)", 41, true)]
    [InlineData("    public void Long(int a = 0)", 41, true)]
    [InlineData("    public void Long<T>(\n        int a,\n        int b)\n        where T : class", 41, true)]
    [InlineData("    public sealed class Long(string a)", 41, false)]
    [InlineData("    public sealed class Long(\n        string a, string b)\n        : Above(a)", 41, false)]
    [InlineData("    if (something)", 41, false)]
    public void The_guard_on_long_functions_bites(string head, int lines, bool bites)
    {
        var indent = head[..(head.Length - head.TrimStart().Length)];
        var text = $"{head}\n{indent}{{\n{string.Concat(Enumerable.Repeat(indent + "    x();\n", lines))}{indent}}}\n";
        TextRules.LongFunctions([new SourceFile("src/A/A.cs", text)]).Any().ShouldBe(bites);
    }

    [Fact]
    public void Nothing_is_left_for_later_and_nothing_sleeps() => TextRules.Leftovers(Repository.Files).ShouldBeEmpty();

    [Theory]
    [InlineData("        Thread", ".Sleep(1);")]
    [InlineData("        // TO", "DO: later")]
    [InlineData("        // FIX", "ME")]
    [InlineData("        throw new NotImplemented", "Exception();")]
    public void The_guard_on_leftovers_bites(string first, string second) =>
        TextRules.Leftovers([new SourceFile("tests/A/A.cs", first + second)]).ShouldHaveSingleItem();

    [Fact]
    public void No_test_is_skipped() => TextRules.SkippedTests(Repository.Files).ShouldBeEmpty();

    [Theory]
    [InlineData("    [Fact(Sk", "ip = \"later\")]")]
    [InlineData("    [InlineData(1, Sk", "ip=\"later\")]")]
    [InlineData("    [Fact(Sk", "ipWhen = nameof(Slow))]")]
    public void The_guard_on_skipped_tests_bites(string first, string second) =>
        TextRules.SkippedTests([new SourceFile("tests/A/A.cs", first + second)]).ShouldHaveSingleItem();

    [Fact]
    public void Domain_and_ledger_read_no_clock_and_draw_no_lots() => TextRules.ClocksAndChance(Repository.Files).ShouldBeEmpty();

    [Theory]
    [InlineData("var now = DateTime.UtcNow;", true)]
    [InlineData("var now = DateTimeOffset.Now;", true)]
    [InlineData("var today = DateOnly.FromDateTime(DateTime.Today);", true)]
    [InlineData("var id = Guid.NewGuid();", true)]
    [InlineData("var n = new Random(1).Next();", true)]
    [InlineData("TimeProvider clock", true)]
    [InlineData("Environment.GetEnvironmentVariable(\"X\")", true)]
    [InlineData("File.ReadAllText(path)", true)]
    [InlineData("Edtf.Day(c.Today)", false)]
    [InlineData("DateTime.DaysInMonth(y, m)", false)]
    public void The_guard_on_clocks_bites(string line, bool bites)
    {
        TextRules.ClocksAndChance([new SourceFile("src/Agreements.Domain/A.cs", line)]).Any().ShouldBe(bites);
        TextRules.ClocksAndChance([new SourceFile("src/Agreements.Ledger/A.cs", line)]).Any().ShouldBe(bites);
        TextRules.ClocksAndChance([new SourceFile("src/Agreements.Server/A.cs", line)]).ShouldBeEmpty();
    }

    /// <summary>The compiler watches too: the list it goes by must name what the text guard names.</summary>
    [Theory]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("M:System.Guid.NewGuid")]
    [InlineData("T:System.Random")]
    [InlineData("T:System.IO.File")]
    [InlineData("T:System.TimeProvider")]
    public void The_compiler_bans_the_clock_as_well(string symbol) =>
        Repository.Files.Single(f => f.Path == "src/Agreements.Domain/BannedSymbols.txt").Lines
            .ShouldContain(l => l.Text.StartsWith(symbol + ";", StringComparison.Ordinal));

    [Fact]
    public void No_file_names_a_place_on_somebodys_machine() => TextRules.Places(Repository.Files).ShouldBeEmpty();

    [Theory]
    [InlineData("cd /ho", "me/somebody/agreements", true)]
    [InlineData("OUT=/t", "mp/x", true)]
    [InlineData("see /wo", "rk/notes", true)]
    [InlineData("\"C:", "\\Users\\somebody\"", true)]
    [InlineData("\"${TMPDIR:-/t", "mp}/x\"", false)]
    [InlineData("GET /wo", "rkspaces/1", false)]
    [InlineData("https://example.org/ho", "me/page", false)]
    [InlineData("src/ho", "me/page", false)]
    public void The_guard_on_places_bites(string first, string second, bool bites) =>
        TextRules.Places([new SourceFile("ops/up", first + second)]).Any().ShouldBe(bites);

    [Fact]
    public void No_file_says_where_packages_come_from() => TextRules.Registries(Repository.Files).ShouldBeEmpty();

    [Theory]
    [InlineData("https://api.nu", "get.org/v3/index.json", true)]
    [InlineData("https://regis", "try.npmjs.org/htmx.org", true)]
    [InlineData("http://nex", "us.example/repository", true)]
    [InlineData("every regis", "try has it", false)]
    [InlineData("https://www.rfc-editor.org/", "rfc/rfc8785", false)]
    public void The_guard_on_registries_bites(string first, string second, bool bites) =>
        TextRules.Registries([new SourceFile("README.md", first + second)]).Any().ShouldBe(bites);
}

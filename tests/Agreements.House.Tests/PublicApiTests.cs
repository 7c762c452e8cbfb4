using System.Reflection;

namespace Agreements.House.Tests;

/// <summary>
/// Whoever builds on the product sees what is public: a change of it is decided, not slipped in. The approved surface of each assembly is
/// a file in <c>Approved</c>. <c>AGREEMENTS_APPROVE=1 dotnet test tests/Agreements.House.Tests</c> writes it anew; the difference is reviewed
/// with the change.
/// </summary>
public class PublicApiTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Agreements.House.Tests", "Approved");

    [Theory]
    [InlineData("Agreements.Domain")]
    [InlineData("Agreements.Ledger")]
    public void What_is_public_is_approved(string assembly)
    {
        var file = Path.Combine(Folder, assembly + ".txt");
        var now = PublicApi.Of(Assembly.Load(assembly));
        if (Environment.GetEnvironmentVariable("AGREEMENTS_APPROVE") == "1")
        {
            File.WriteAllText(file, now);
        }

        var approved = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        Differences(approved, now).ShouldBeEmpty(
            $"The public surface of {assembly} is not the approved one. If it is meant to be so, run\n"
            + "  AGREEMENTS_APPROVE=1 dotnet test tests/Agreements.House.Tests\n"
            + $"and commit tests/Agreements.House.Tests/Approved/{assembly}.txt.\n");
    }

    [Fact]
    public void The_guard_on_the_public_surface_bites()
    {
        var approved = PublicApi.Of([typeof(Before)]).Replace(nameof(Before), "Thing", StringComparison.Ordinal);
        var now = PublicApi.Of([typeof(After)]).Replace(nameof(After), "Thing", StringComparison.Ordinal);
        Differences(approved, approved).ShouldBeEmpty();
        Differences(approved, now).ShouldBe(
            [
                "- " + "    static Int32 Count(String text, Int32 from = 0)", "+ " + "    static Int32 Count(String text, Int32 from = 1)",
                "+ " + "    String Title { get; init; }"],
            ignoreOrder: true);
    }

    private static string[] Differences(string approved, string now)
    {
        var (before, after) = (approved.Split('\n'), now.Split('\n'));
        var lines = before.Except(after).Select(l => "- " + l).Concat(after.Except(before).Select(l => "+ " + l)).ToArray();
        // Lines alone would not see one that moved from type to type.
        return lines.Length == 0 && approved != now ? ["the order of the lines"] : lines;
    }

    public sealed record Before(string Name)
    {
        public static int Count(string text, int from = 0) => text.Length - from;
    }

    public sealed record After(string Name)
    {
        public string Title { get; init; } = "";

        public static int Count(string text, int from = 1) => text.Length - from;
    }
}

using Agreements.Cli.Benchmarking;
using System.Text.Json;

namespace Agreements.Server.Tests.Cli;

/// <summary>What the bench can be asked, and how it answers. No figure is judged here: machines differ.</summary>
public sealed class BenchCommandTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("--only", "comands")]
    [InlineData("--only", "hot,tepid")]
    [InlineData("--rounds", "0")]
    [InlineData("--seconds", "0")]
    [InlineData("--seconds", "-1")]
    [InlineData("--callers", "8", "0")]
    [InlineData("--events", "0")]
    public async Task Wrong_usage_is_told_and_nothing_is_measured(params string[] args)
    {
        var ran = await CommandLine.RunAsync(null, ["bench", .. args]);
        ran.Code.ShouldBe(2);
        ran.Error.ShouldContain("bench --help");
    }

    [Fact]
    public async Task No_database_named_says_how_to_name_one()
    {
        var ran = await CommandLine.RunAsync(null, "bench");
        ran.Code.ShouldBe(2);
        ran.Error.ShouldContain("AGREEMENTS_DB names no database");
    }

    [Fact]
    public async Task A_part_is_measured_by_itself_and_told_as_json()
    {
        var ran = await CommandLine.RunAsync(server.Database.ConnectionString, "bench", "--only", "hot", "--rounds", "2", "--seconds", "0.2", "--json");
        ran.Code.ShouldBe(0, ran.Error);
        var report = JsonDocument.Parse(ran.Output).RootElement;
        report.GetProperty("conditions").GetString()!.ShouldContain("fsync");
        var part = report.GetProperty("parts").EnumerateArray().ShouldHaveSingleItem();
        part.GetProperty("name").GetString().ShouldBe("hot");
        var failed = part.GetProperty("figures").EnumerateArray().Last();
        failed.GetProperty("rounds").GetArrayLength().ShouldBe(2);
        failed.GetProperty("median").GetDouble().ShouldBe(0);
        failed.GetProperty("reached").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void A_figure_is_the_median_of_its_rounds_beside_what_is_asked()
    {
        new BenchFigure("x", [3, 1, 2]).ShouldSatisfyAllConditions(f => f.Median.ShouldBe(2), f => f.IsReached.ShouldBeNull());
        new BenchFigure("x", [3, 1, 2], Asked.AtLeast(2)).IsReached.ShouldBe(true);
        new BenchFigure("x", [3, 1, 2], Asked.AtLeast(2.1)).IsReached.ShouldBe(false);
        new BenchFigure("x", [3, 1, 2], Asked.AtMost(1.9)).IsReached.ShouldBe(false);
        BenchFigure.Percentile(Enumerable.Range(1, 100).Select(n => (double)n), 0.99).ShouldBe(99);
    }
}

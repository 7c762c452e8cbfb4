using Agreements.Server.Tests.Importing;

namespace Agreements.Server.Tests.Cli;

/// <summary>Wrong usage is told in a sentence and exit code 2, never by a trace.</summary>
public sealed class UsageTests
{
    private const string Nowhere = "Host=127.0.0.1;Port=1;Database=none;Timeout=2";

    [Fact]
    public async Task Help_lists_every_command_with_examples()
    {
        var help = await CommandLine.RunAsync(null, "--help");
        help.Code.ShouldBe(0);
        foreach (var command in new[] { "import", "replay", "rebuild", "notices", "Examples:", "--lang", "AGREEMENTS_DB" })
        {
            help.Output.ShouldContain(command);
        }

        (await CommandLine.RunAsync(null, "import", "--help")).Output.ShouldContain("agreements import ops/demo/*.json --dry-run");
    }

    [Fact]
    public async Task Nothing_asked_shows_the_help_and_is_wrong_usage()
    {
        var ran = await CommandLine.RunAsync(null);
        ran.Code.ShouldBe(2);
        ran.Output.ShouldContain("Commands:");
    }

    [Fact]
    public async Task The_version_is_printed()
    {
        var ran = await CommandLine.RunAsync(null, "--version");
        (ran.Code, ran.Error).ShouldBe((0, ""));
        ran.Output.ShouldMatch("^[0-9]+\\.[0-9]+\\.[0-9]+");
    }

    [Theory]
    [InlineData("imprt")]
    [InlineData("import")]
    [InlineData("import", "a.json", "--dryrun")]
    [InlineData("import", "a.json", "--lang", "fr")]
    public async Task Wrong_usage_is_exit_code_2_with_a_way_to_the_help(params string[] args)
    {
        var ran = await CommandLine.RunAsync(Nowhere, args);
        ran.Code.ShouldBe(2);
        ran.Error.ShouldContain("--help");
        ran.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task No_database_named_says_how_to_name_one()
    {
        var ran = await CommandLine.RunAsync(null, "import", CaseFiles.Demos[0]);
        ran.Code.ShouldBe(2);
        ran.Error.ShouldContain("AGREEMENTS_DB names no database");
        ran.Error.ShouldContain("没有指定数据库");
    }

    [Fact]
    public async Task A_database_out_of_reach_is_a_sentence_and_a_trace_only_when_asked_for()
    {
        var ran = await CommandLine.RunAsync(Nowhere, "import", CaseFiles.Demos[0], "--lang", "en");
        ran.Code.ShouldBe(2);
        ran.Error.ShouldContain("The database cannot be used");
        ran.Error.ShouldNotContain("   at ");
        ran.Error.ShouldNotContain("数据库");
        await Should.ThrowAsync<Exception>(() => CommandLine.RunAsync(Nowhere, "import", CaseFiles.Demos[0], "--verbose"));
    }

    [Fact]
    public async Task A_connection_string_that_is_none_is_told_so()
    {
        var ran = await CommandLine.RunAsync("postgres-on-my-machine", "import", CaseFiles.Demos[0]);
        ran.Code.ShouldBe(2);
        ran.Error.ShouldContain("no PostgreSQL connection string");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var ran = await CommandLine.RunAsync(Nowhere, "import", "no-such-file.json");
        ran.Code.ShouldBe(2);
        ran.Error.ShouldContain("There is no file no-such-file.json.");
    }
}

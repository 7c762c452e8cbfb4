using Agreements.Server.Tests.Importing;

namespace Agreements.Server.Tests.Cli;

/// <summary>Beside a running server, as in production.</summary>
public sealed class RebuildCommandTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string InTheRegister =
        """
        select count(*) > 80 and count(*) = (select sum(version) from read_models.register_rows)
        from agreements.mt_events e join agreements.mt_streams s on s.id = e.stream_id where s.type = 'agreement'
        """;

    [Fact]
    public async Task What_is_imported_beside_a_running_server_is_seen_and_rebuilt_the_same()
    {
        // What the tests put past the events is no part of what the events say.
        await server.Database.ExecuteAsync("delete from read_models.sight_edges");
        (await RunAsync(["import", .. CaseFiles.Demos])).Code.ShouldBe(0);
        await Eventually.HoldsAsync(() => server.Database.ScalarAsync<bool>(InTheRegister), "all events of the agreements in the register", 180);

        var same = await RunAsync(["rebuild", "--all", "--lang", "en"]);
        same.Code.ShouldBe(0, same.Output + same.Error);
        same.Output.ShouldContain("board_cards");
        // The sentence is longer than a line of the terminal.
        string.Join(' ', same.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldContain("the live tables were what the events say");

        await server.Database.ExecuteAsync("update read_models.board_cards set stage = 4 where id = (select id from read_models.board_cards limit 1)");
        var differs = await RunAsync(["rebuild", "board", "--lang", "en"]);
        differs.Code.ShouldBe(1, differs.Output + differs.Error);
        differs.Output.ShouldContain("different board_cards");
        (await RunAsync(["rebuild", "board"])).Code.ShouldBe(0);
    }

    [Theory]
    [InlineData]
    [InlineData("bord")]
    [InlineData("board", "--all")]
    public async Task Models_are_named_or_all_asked_for(params string[] args)
    {
        var ran = await RunAsync(["rebuild", .. args]);
        ran.Code.ShouldBe(2);
        ran.Error.ShouldContain("rebuild --help");
    }

    private Task<Ran> RunAsync(string[] args) => CommandLine.RunAsync(server.Database.ConnectionString, args);
}

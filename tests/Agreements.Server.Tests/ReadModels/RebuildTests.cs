using Agreements.Server.ReadModels.Board;
using Agreements.Server.ReadModels.Rebuilding;
using Agreements.Server.ReadModels;
using Npgsql;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>On a server of its own, whose live tables are tampered with.</summary>
public sealed class RebuildTests : IClassFixture<RunningServer>
{
    private readonly RunningServer _server;

    public RebuildTests(RunningServer server) => _server = server;

    [Fact]
    public async Task Rebuilt_while_writers_run_the_tables_are_what_they_were_and_go_on()
    {
        Guid[] ids = [.. Enumerable.Range(0, 6).Select(_ => Guid.NewGuid())];
        foreach (var id in ids)
        {
            await _server.SendAllAsync(Given.Negotiated(id));
        }

        using var stop = new CancellationTokenSource();
        var written = new int[2];
        var writers = Enumerable.Range(0, 2).Select(w => WriteAsync(w, ids, written, stop.Token)).ToArray();
        var steps = new HashSet<string>(StringComparer.Ordinal);
        Rebuilt rebuilt;
        try
        {
            await Eventually.HoldsAsync(() => Task.FromResult(written.Min() > 3), "the writers write", 60);
            rebuilt = await Rebuild.RunAsync(_server.Database.ConnectionString, [], p => steps.Add(p.Step));
            var until = written.Sum() + 4;
            await Eventually.HoldsAsync(() => Task.FromResult(written.Sum() >= until), "the writers go on", 60);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(writers);
        }

        rebuilt.Tables.Where(t => !t.IsEqual).ShouldBeEmpty();
        rebuilt.Models.Count.ShouldBe(ReadModel.All.Count);
        steps.ShouldBe(["prepare", "replay", "compare", "swap"]);
        await _server.CaughtUpAsync();
        // Nothing was lost at the swap: what the handlers wrote since agrees with the events.
        var again = await Rebuild.RunAsync(_server.Database.ConnectionString, []);
        again.Tables.ShouldAllBe(t => t.IsEqual && t.Newer == 0 && t.Live == t.Rebuilt);
        again.Tables.Single(t => t.Table == "board_cards").Live.ShouldBeGreaterThanOrEqualTo(6);
        (await _server.Database.ScalarAsync<long>("select count(*) from agreements.mt_event_progression where name like 'read-models-rebuild%'")).ShouldBe(0);
        (await _server.Database.ScalarAsync<bool>("select to_regnamespace('read_models_rebuild') is null")).ShouldBeTrue();
        (await _server.Database.ScalarAsync<long>(
            "select count(*) from pg_indexes where schemaname = 'read_models' and indexname = 'board_cards_longest_first'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_tampered_with_is_named_and_put_right()
    {
        var (changed, lost, invented) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await _server.SendAllAsync(Given.Proposed(changed));
        await _server.SendAllAsync(Given.Proposed(lost));
        await _server.CaughtUpAsync();
        await _server.Database.ExecuteAsync(
            $"""
            update read_models.board_cards set title_zh = '伪造' where id = '{changed}';
            delete from read_models.board_cards where id = '{lost}';
            insert into read_models.board_cards
            select '{invented}', stage, title_zh, title_en, kind, principals, since, from_source, unmet, related, open_questions, standing, closed, version
            from read_models.board_cards where id = '{changed}';
            """);
        var rebuilt = await Rebuild.RunAsync(_server.Database.ConnectionString, ["board"]);
        var board = rebuilt.Tables.Single();
        (rebuilt.IsEqual, board.Missing, board.Surplus, board.Different, board.Newer).ShouldBe((false, 1, 1, 1, 0));
        board.Examples.ShouldBe(
            [new("board_cards", changed, 1, "different"), new("board_cards", lost, 1, "missing"), new("board_cards", invented, 1, "surplus")],
            ignoreOrder: true);
        (await BoardQuery.FindAsync(_server.Reader, changed))!.Title.Zh.ShouldBe("结对协议");
        (await BoardQuery.FindAsync(_server.Reader, invented)).ShouldBeNull();
        (await Rebuild.RunAsync(_server.Database.ConnectionString, ["board"])).IsEqual.ShouldBeTrue();
    }

    /// <summary>As PostgreSQL's own housekeeping does with a table that has just been filled: it gives way within a second to whoever waits.</summary>
    [Fact]
    public async Task Whoever_holds_a_new_table_for_a_moment_does_not_end_the_rebuild()
    {
        await _server.SendAllAsync(Given.Negotiated(Guid.NewGuid()));
        await using var other = new NpgsqlConnection(_server.Database.ConnectionString);
        await other.OpenAsync();
        NpgsqlTransaction? held = null;
        var releasing = Task.CompletedTask;
        var rebuilt = await Rebuild.RunAsync(_server.Database.ConnectionString, ["board"], p =>
        {
            if (p.Step == "swap")
            {
                held = other.BeginTransaction();
                using var hold = new NpgsqlCommand("lock table read_models_rebuild.board_cards in share update exclusive mode", other, held);
                hold.ExecuteNonQuery();
                releasing = ReleaseAsync();
            }
        });

        await releasing;
        rebuilt.IsEqual.ShouldBeTrue();

        async Task ReleaseAsync()
        {
            await Eventually.HoldsAsync(
                () => _server.Database.ScalarAsync<bool>(
                    "select exists (select from pg_locks l where l.relation = 'read_models_rebuild.board_cards'::regclass and not l.granted "
                        + "and now() - l.waitstart > interval '0.5 s')"),
                "the rebuild waits longer than it does for the tables in use");
            await held!.CommitAsync();
        }
    }

    [Fact]
    public async Task A_model_that_nobody_knows_is_refused_by_name() =>
        (await Should.ThrowAsync<ArgumentException>(() => Rebuild.RunAsync(_server.Database.ConnectionString, ["bord"]))).Message
            .ShouldContain("board, register");

    private async Task WriteAsync(int writer, Guid[] ids, int[] written, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var own = Guid.NewGuid();
            await _server.SendAsync(Given.Proposed(own));
            await _server.SendAsync(new LeaveQuestionOpen($"问{writer}-{written[writer]}").For(ids[written[writer] % ids.Length]));
            written[writer]++;
            // Writers that never rest would outrun a subscription that handles one event per transaction, and the end would never come.
            await Task.Delay(30, CancellationToken.None);
        }
    }
}

using Agreements.Server.ReadModels.Board;
using Agreements.Server.ReadModels;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>On a server of its own, which is stopped and started.</summary>
public sealed class SchemaTests : IClassFixture<RunningServer>
{
    private readonly RunningServer _server;

    public SchemaTests(RunningServer server) => _server = server;

    [Fact]
    public async Task Tables_of_another_shape_and_lost_tables_are_rebuilt_at_the_start()
    {
        var id = Guid.NewGuid();
        await _server.SendAllAsync(Given.Negotiated(id));
        await _server.CaughtUpAsync();
        await using var owner = Storage.StoreSetup.DataSource(_server.Database.ConnectionString);
        (await Schema.EnsureAsync(owner)).ShouldBeEmpty();
        await _server.StopAsync();
        await _server.Database.ExecuteAsync(
            """
            update read_models.models set shape = 0 where name = 'board';
            alter table read_models.board_cards drop column open_questions;
            drop table read_models.flow_moves;
            delete from read_models.models where name = 'flow';
            """);
        await _server.StartAsync();
        (await BoardQuery.FindAsync(_server.Reader, id))!.Version.ShouldBe(5);
        (await _server.Database.ScalarAsync<long>($"select count(*) from read_models.flow_moves where agreement_id = '{id}'")).ShouldBe(2);
        (await Schema.EnsureAsync(owner)).ShouldBeEmpty();
        // The role that keeps them up may write the new tables.
        await _server.SendAllAsync(Given.SignedAndBegun(id));
        (await BoardQuery.FindAsync(_server.Reader, id))!.Version.ShouldBe(14);
    }

    [Fact]
    public async Task The_table_of_a_model_that_is_no_more_is_dropped()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = Storage.StoreSetup.DataSource(database.ConnectionString);
        await Schema.EnsureAsync(db);
        await database.ExecuteAsync(
            """
            create table read_models.timeline_entries (agreement_id uuid, sentence_zh text);
            insert into read_models.models (name, shape) values ('timeline', 3);
            """);
        (await Schema.EnsureAsync(db)).ShouldBeEmpty();
        (await database.ScalarAsync<bool>("select to_regclass('read_models.timeline_entries') is null")).ShouldBeTrue();
        (await database.ScalarAsync<long>("select count(*) from read_models.models")).ShouldBe(ReadModel.All.Count);
    }

    [Fact]
    public async Task Many_may_create_the_tables_at_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = Storage.StoreSetup.DataSource(database.ConnectionString);
        var stale = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Schema.EnsureAsync(db)));
        stale.ShouldAllBe(s => s.Count == 0);
        (await database.ScalarAsync<long>("select count(*) from read_models.models")).ShouldBe(ReadModel.All.Count);
    }

    [Fact]
    public async Task Waiting_ends_with_the_version_or_with_the_time()
    {
        var id = Guid.NewGuid();
        await _server.SendAllAsync(Given.Proposed(id));
        (await _server.ProjectionWait.WaitAsync(id, 1, TimeSpan.Zero)).ShouldBeTrue();
        (await _server.ProjectionWait.WaitAsync(id, 2, TimeSpan.FromMilliseconds(30))).ShouldBeFalse();
        (await _server.ProjectionWait.WaitAsync(Guid.NewGuid(), 1, TimeSpan.FromMilliseconds(30))).ShouldBeFalse();
    }
}

using Marten.Exceptions;

namespace CritterStack.Tests.Marten;

public sealed class QueuedStatementTests : IAsyncLifetime
{
    private TestStore _test = null!;

    public async Task InitializeAsync()
    {
        _test = await TestStore.CreateAsync();
        await _test.Database.ExecuteAsync("create table note (id uuid primary key, number bigint, text text, at timestamptz)");
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task A_statement_runs_with_the_commit_and_not_before()
    {
        await using var session = _test.Store.LightweightSession();
        session.QueueSqlCommand("insert into note (id, number, text, at) values (?, ?, ?, ?)", Guid.NewGuid(), 7L, "seven", DateTimeOffset.UtcNow);
        (await _test.ScalarAsync<long>("select count(*) from note")).ShouldBe(0);
        await session.SaveChangesAsync();
        (await _test.ScalarAsync<long>("select number from note where text = 'seven'")).ShouldBe(7);
    }

    [Fact]
    public async Task Arrays_are_arrays_and_null_is_null()
    {
        await using var session = _test.Store.LightweightSession();
        session.QueueSqlCommand("insert into note (id, number) select * from unnest(?, ?)", new[] { Guid.NewGuid() }, new[] { 3L });
        session.QueueSqlCommand("insert into note (id, text) values (?, ?)", Guid.NewGuid(), null!);
        session.QueueSqlCommand("insert into note (id, text) values (?, ?)", Guid.NewGuid(), "text");
        await session.SaveChangesAsync();
        (await _test.ScalarAsync<long>("select count(*) from note where text is null")).ShouldBe(2);
    }

    [Fact]
    public async Task Statements_run_in_the_order_they_were_queued_many_times_over()
    {
        for (var round = 0; round < 4; round++)
        {
            await using var session = _test.Store.LightweightSession();
            var id = Guid.NewGuid();
            session.QueueSqlCommand("delete from note");
            for (var i = 0; i < 5; i++)
            {
                session.QueueSqlCommand(
                    "insert into note (id, number) values (?, ?) on conflict (id) do update set number = note.number * 2 + excluded.number", id, (long)i);
            }

            await session.SaveChangesAsync();
            (await _test.ScalarAsync<long>("select number from note")).ShouldBe(26);
        }
    }

    [Fact]
    public async Task A_failing_statement_takes_the_events_and_the_other_statements_with_it()
    {
        await using var session = _test.Store.LightweightSession();
        var id = Guid.NewGuid();
        session.Events.StartStream<Tally>(id, new Opened("a"));
        session.QueueSqlCommand("insert into note (id) values (?)", id);
        session.QueueSqlCommand("insert into no_such_table values (1)");
        await Should.ThrowAsync<MartenCommandException>(() => session.SaveChangesAsync());
        (await _test.ScalarAsync<long>($"select (select count(*) from note) + (select count(*) from es.mt_events where stream_id = '{id}') "
            + $"+ (select count(*) from es.mt_streams where id = '{id}')")).ShouldBe(0);
    }

    [Fact]
    public async Task A_session_can_be_used_again_after_its_commit()
    {
        var id = Guid.NewGuid();
        await using var session = _test.Store.LightweightSession();
        session.Events.StartStream<Tally>(id, new Opened("a"));
        session.QueueSqlCommand("insert into note (id) values (?)", id);
        await session.SaveChangesAsync();
        session.Events.Append(id, new Added(1));
        await session.SaveChangesAsync();
        await session.SaveChangesAsync();
        (await _test.ScalarAsync<long>("select count(*) from es.mt_events")).ShouldBe(2);
        (await _test.ScalarAsync<long>("select count(*) from note")).ShouldBe(1);
    }
}

using JasperFx;
using JasperFx.Events;
using Npgsql;

namespace CritterStack.Tests.Marten;

/// <summary>What happens when several write the same stream.</summary>
public sealed class WritersTests : IAsyncLifetime
{
    private TestStore _test = null!;

    public async Task InitializeAsync() => _test = await TestStore.CreateAsync(o => o.Events.UseExclusiveLockOnConcurrentAppends = true);

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Eight_writers_who_load_a_stream_exclusively_wait_for_each_other_and_none_is_overtaken()
    {
        var id = await _test.StartAsync(new Opened("a"));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                await using var session = _test.Store.LightweightSession();
                var stream = await session.Events.FetchForExclusiveWriting<Tally>(id);
                stream.Aggregate!.Events.ShouldBe((int)stream.StartingVersion!.Value);
                stream.AppendOne(new Added(1));
                await session.SaveChangesAsync();
            }
        })));

        await using var query = _test.Store.QuerySession();
        (await query.Events.AggregateStreamAsync<Tally>(id)).ShouldBe(new Tally(id, "a", 40, 41, false));
        (await _test.ScalarAsync<long>("select last_value from es.mt_events_sequence")).ShouldBe(41, "nobody drew a number in vain");
    }

    [Fact]
    public async Task A_writer_who_was_overtaken_at_the_commit_fails_before_it_draws_a_number()
    {
        var id = await _test.StartAsync(new Opened("a"));
        await using var gate = await CommandAuthorization.CloseAsync(_test.Database);
        await using var first = _test.Store.LightweightSession();
        (await first.Events.FetchForWriting<Tally>(id)).AppendOne(new Added(1));
        first.QueueSqlCommand(gate.Statement);
        await using var second = _test.Store.LightweightSession();
        (await second.Events.FetchForWriting<Tally>(id)).AppendOne(new Added(2));

        var winning = first.SaveChangesAsync();
        await gate.IsWaitedForAsync();
        var losing = second.SaveChangesAsync();
        await gate.OpenAsync();
        await winning;

        await Should.ThrowAsync<EventStreamUnexpectedMaxEventIdException>(() => losing);
        (await _test.ScalarAsync<long>("select last_value from es.mt_events_sequence")).ShouldBe(2, "there is no gap for readers to wait at");
    }

    /// <summary>There is a type of this name in JasperFx.Events too, which is thrown by nobody here; the two have no common base.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_who_begin_the_same_stream_collide_and_the_second_hears_it_from_Marten(bool exclusive)
    {
        var id = Guid.NewGuid();
        await using var first = _test.Store.LightweightSession();
        await using var second = _test.Store.LightweightSession();
        var theirs = await first.Events.FetchForWriting<Tally>(id);
        var ours = exclusive ? await second.Events.FetchForExclusiveWriting<Tally>(id) : await second.Events.FetchForWriting<Tally>(id);
        theirs.AppendOne(new Opened("first"));
        ours.AppendOne(new Opened("second"));
        await first.SaveChangesAsync();

        (await Should.ThrowAsync<global::Marten.Exceptions.ExistingStreamIdCollisionException>(() => second.SaveChangesAsync())).Id.ShouldBe(id);

        (await _test.ScalarAsync<string>("select data ->> 'Name' from es.mt_events where type = 'tally-opened'")).ShouldBe("first");
    }

    /// <summary>
    /// Version and events are read by two statements, each with a snapshot of its own. Here the second waits, and meanwhile somebody commits.
    /// </summary>
    [Fact]
    public async Task A_state_that_is_newer_than_the_version_it_was_loaded_with_is_never_written_upon()
    {
        var id = await _test.StartAsync(new Opened("a"));
        await using var between = new NpgsqlConnection(_test.Database.ConnectionString);
        await between.OpenAsync();
        await using var transaction = await between.BeginTransactionAsync();
        await ExecuteAsync("lock table es.mt_events in access exclusive mode");
        await using var session = _test.Store.LightweightSession();
        var loading = session.Events.FetchForWriting<Tally>(id);
        await Eventually.HoldsAsync(
            async () => await _test.ScalarAsync<bool>("select exists (select from pg_locks where not granted and relation = 'es.mt_events'::regclass)"),
            "the events are waited for");
        await ExecuteAsync($$"""
            update es.mt_streams set version = 2 where id = '{{id}}';
            insert into es.mt_events (seq_id, id, stream_id, version, data, type, tenant_id, mt_dotnet_type)
            values (nextval('es.mt_events_sequence'), gen_random_uuid(), '{{id}}', 2,
                    '{"Amount":7}', 'added', '*DEFAULT*', 'CritterStack.Tests.Added, CritterStack.Tests')
            """);
        await transaction.CommitAsync();

        var stream = await loading;
        (stream.StartingVersion, stream.Aggregate).ShouldBe((1, new Tally(id, "a", 7, 2, false)), "else our comparison of the two can go");
        stream.AppendOne(new Added(1));
        await Should.ThrowAsync<ConcurrencyException>(() => session.SaveChangesAsync());
        (await _test.ScalarAsync<long>("select count(*) from es.mt_events")).ShouldBe(2);

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, between, transaction);
            await command.ExecuteNonQueryAsync();
        }
    }

    [Fact]
    public async Task A_commit_whose_backend_is_ended_throws_is_not_tried_again_by_itself_and_leaves_nothing()
    {
        await using var gate = await CommandAuthorization.CloseAsync(_test.Database);
        await using var session = _test.Store.LightweightSession();
        session.Events.StartStream<Tally>(Guid.NewGuid(), new Opened("a"));
        session.QueueSqlCommand(gate.Statement);
        var committing = session.SaveChangesAsync();
        await gate.IsWaitedForAsync();

        await gate.TerminateAsync();

        (await Should.ThrowAsync<Exception>(() => committing)).ToString().ShouldContain(PostgresErrorCodes.AdminShutdown);
        (await _test.ScalarAsync<long>("select count(*) from es.mt_events where type <> 'tombstone'")).ShouldBe(0);
        (await _test.ScalarAsync<long>("select last_value from es.mt_events_sequence")).ShouldBe(1, "one attempt was made");
    }
}

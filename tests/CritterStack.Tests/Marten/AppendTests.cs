using JasperFx;
using JasperFx.Events;

namespace CritterStack.Tests.Marten;

public sealed class AppendTests : IAsyncLifetime
{
    private TestStore _test = null!;

    public async Task InitializeAsync() => _test = await TestStore.CreateAsync();

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task A_stream_starts_with_version_one_and_goes_on_from_there()
    {
        var id = await _test.StartAsync(new Opened("a"), new Added(2));
        await _test.AppendAsync(id, new Added(3));

        await using var query = _test.Store.QuerySession();
        var events = await query.Events.FetchStreamAsync(id);
        events.Select(e => e.Version).ShouldBe([1, 2, 3]);
        events.Select(e => e.Sequence).ShouldBe([1, 2, 3]);
        events[2].Data.ShouldBe(new Added(3));
        events.ShouldAllBe(e => e.StreamId == id && e.Id != Guid.Empty && e.TenantId == "*DEFAULT*" && !e.IsArchived);
    }

    [Fact]
    public void A_stream_cannot_start_without_events()
    {
        using var session = _test.Store.LightweightSession();
        Should.Throw<EmptyEventStreamException>(() => session.Events.StartStream<Tally>(Guid.NewGuid()));
    }

    [Fact]
    public async Task The_expected_version_of_an_append_is_the_version_after_it()
    {
        var id = await _test.StartAsync(new Opened("a"));

        await using (var session = _test.Store.LightweightSession())
        {
            session.Events.Append(id, 3, new Added(1), new Added(2));
            await session.SaveChangesAsync();
        }

        await using var stale = _test.Store.LightweightSession();
        stale.Events.Append(id, 3, new Added(9));
        var failure = await Should.ThrowAsync<EventStreamUnexpectedMaxEventIdException>(() => stale.SaveChangesAsync());
        failure.ShouldBeAssignableTo<ConcurrencyException>();
        (await _test.ScalarAsync<long>("select version from es.mt_streams")).ShouldBe(3);
        (await _test.ScalarAsync<long>("select count(*) from es.mt_events")).ShouldBe(3);
    }

    [Fact]
    public async Task A_stream_loaded_for_writing_knows_its_state_and_versions()
    {
        var id = await _test.StartAsync(new Opened("a"), new Added(2));

        await using var session = _test.Store.LightweightSession();
        var stream = await session.Events.FetchForWriting<Tally>(id);
        stream.Id.ShouldBe(id);
        stream.Aggregate.ShouldBe(new Tally(id, "a", 2, 2, false));
        stream.StartingVersion.ShouldBe(2);
        stream.CurrentVersion.ShouldBe(2);

        stream.AppendOne(new Added(3));
        stream.AppendMany(new Added(4), new Closed());
        stream.CurrentVersion.ShouldBe(5);
        stream.StartingVersion.ShouldBe(2);
        stream.Events.Select(e => e.Data).ShouldBe([new Added(3), new Added(4), new Closed()]);
        await session.SaveChangesAsync();

        await using var again = _test.Store.LightweightSession();
        (await again.Events.FetchLatest<Tally>(id)).ShouldBe(new Tally(id, "a", 9, 5, true));
    }

    [Fact]
    public async Task A_missing_stream_loaded_for_writing_has_no_state_and_version_zero_and_can_be_started()
    {
        var id = Guid.NewGuid();
        await using var session = _test.Store.LightweightSession();
        var stream = await session.Events.FetchForWriting<Tally>(id);
        stream.Aggregate.ShouldBeNull();
        stream.StartingVersion.ShouldBe(0);
        stream.CurrentVersion.ShouldBe(0);

        stream.AppendOne(new Opened("a"));
        await session.SaveChangesAsync();
        (await _test.ScalarAsync<string>($"select type from es.mt_streams where id = '{id}'")).ShouldBe("tally");
    }

    [Fact]
    public async Task Loading_for_writing_without_appending_stores_nothing()
    {
        await using var session = _test.Store.LightweightSession();
        await session.Events.FetchForWriting<Tally>(Guid.NewGuid());
        await session.SaveChangesAsync();
        (await _test.ScalarAsync<long>("select count(*) from es.mt_streams")).ShouldBe(0);
    }

    [Fact]
    public async Task Loading_for_writing_at_another_version_than_expected_fails_at_once()
    {
        var id = await _test.StartAsync(new Opened("a"), new Added(2));
        await using var session = _test.Store.LightweightSession();
        await Should.ThrowAsync<ConcurrencyException>(() => session.Events.FetchForWriting<Tally>(id, 1));
        (await session.Events.FetchForWriting<Tally>(id, 2)).StartingVersion.ShouldBe(2);
    }

    [Fact]
    public async Task A_writer_who_was_overtaken_fails_and_stores_nothing()
    {
        var id = await _test.StartAsync(new Opened("a"));
        await using var slow = _test.Store.LightweightSession();
        var stream = await slow.Events.FetchForWriting<Tally>(id);
        stream.AppendOne(new Added(1));
        await _test.AppendAsync(id, new Added(5));

        await Should.ThrowAsync<EventStreamUnexpectedMaxEventIdException>(() => slow.SaveChangesAsync());
        await using var query = _test.Store.QuerySession();
        (await query.Events.AggregateStreamAsync<Tally>(id)).ShouldBe(new Tally(id, "a", 5, 2, false));
    }

    [Fact]
    public async Task Several_streams_of_one_session_are_stored_together_or_not_at_all()
    {
        var (first, second) = (Guid.NewGuid(), await _test.StartAsync(new Opened("b")));
        await using var session = _test.Store.LightweightSession();
        session.Events.StartStream<Tally>(first, new Opened("a"));
        session.Events.Append(second, 7, new Added(1));
        await Should.ThrowAsync<EventStreamUnexpectedMaxEventIdException>(() => session.SaveChangesAsync());

        await using var query = _test.Store.QuerySession();
        (await query.Events.FetchStreamStateAsync(first)).ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_append_of_nothing_stores_nothing_and_does_not_touch_the_version(bool loaded)
    {
        var id = await _test.StartAsync(new Opened("a"));
        await using var session = _test.Store.LightweightSession();
        if (loaded)
        {
            (await session.Events.FetchForWriting<Tally>(id)).AppendMany();
        }
        else
        {
            session.Events.Append(id, Array.Empty<object>());
        }

        session.QueueSqlCommand("create table beside (id int)");
        await session.SaveChangesAsync();

        (await _test.ScalarAsync<long>("select version from es.mt_streams")).ShouldBe(1);
        (await _test.ScalarAsync<long>("select count(*) from es.mt_events")).ShouldBe(1);
        (await _test.ScalarAsync<string>("select to_regclass('beside')::text")).ShouldBe("beside", "the rest of the session is committed");
    }

    [Fact]
    public async Task Many_streams_loaded_in_one_exchange_are_committed_together_and_each_event_keeps_the_metadata_it_brought()
    {
        var (first, second) = (await _test.StartAsync(new Opened("a")), Guid.NewGuid());
        await using var session = _test.Store.LightweightSession();
        (session.CorrelationId, session.LastModifiedBy) = ("of the session", "session");

        var streams = await session.Events.FetchManyForWriting<Tally>([first, second]);
        streams.Select(s => (s.Id, s.StartingVersion, s.Aggregate?.Name)).ShouldBe([(first, 1, "a"), (second, 0, null)]);
        var own = new Event<Added>(new Added(1)) { UserName = "ada", CorrelationId = "case 7", CausationId = "because" };
        own.SetHeader("for", "bob");
        streams[0].AppendOne(own);
        streams[1].AppendOne(new Event<Opened>(new Opened("b")) { UserName = "bob" });
        await session.SaveChangesAsync();

        await using var query = _test.Store.QuerySession();
        var added = (await query.Events.FetchStreamAsync(first))[1];
        (added.UserName, added.CorrelationId, added.CausationId, added.GetHeader("for"), added.Version).ShouldBe(("ada", "case 7", "because", "bob", 2));
        var opened = (await query.Events.FetchStreamAsync(second))[0];
        (opened.UserName, opened.CorrelationId, opened.Data).ShouldBe(("bob", "of the session", new Opened("b")), "the session fills what is missing");
    }
}

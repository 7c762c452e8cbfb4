namespace CritterStack.Tests.Marten;

public sealed class ReadTests : IAsyncLifetime
{
    private TestStore _test = null!;

    public async Task InitializeAsync() => _test = await TestStore.CreateAsync();

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task A_stream_folds_up_to_a_version()
    {
        var id = await _test.StartAsync(new Opened("a"), new Added(2), new Added(3));
        await using var query = _test.Store.QuerySession();
        (await query.Events.AggregateStreamAsync<Tally>(id, version: 2)).ShouldBe(new Tally(id, "a", 2, 2, false));
        (await query.Events.AggregateStreamAsync<Tally>(id)).ShouldBe(new Tally(id, "a", 5, 3, false));
        (await query.Events.AggregateStreamAsync<Tally>(id, version: 4)).ShouldBeNull();
    }

    [Fact]
    public async Task A_stream_folds_up_to_a_time_and_has_no_state_before_its_first_event()
    {
        var id = await _test.StartAsync(new Opened("a"));
        await _test.AppendAsync(id, new Added(2));
        await using var query = _test.Store.QuerySession();
        var events = await query.Events.FetchStreamAsync(id);

        (await query.Events.AggregateStreamAsync<Tally>(id, timestamp: events[0].Timestamp)).ShouldBe(new Tally(id, "a", 0, 1, false));
        (await query.Events.AggregateStreamAsync<Tally>(id, timestamp: events[0].Timestamp.AddHours(-1))).ShouldBeNull();
        (await query.Events.AggregateStreamAsync<Tally>(id, timestamp: events[1].Timestamp)).ShouldBe(new Tally(id, "a", 2, 2, false));
    }

    [Fact]
    public async Task A_stream_is_read_in_part()
    {
        var id = await _test.StartAsync(new Opened("a"), new Added(2), new Added(3), new Closed());
        await using var query = _test.Store.QuerySession();
        (await query.Events.FetchStreamAsync(id, version: 2)).Select(e => e.Version).ShouldBe([1, 2]);
        (await query.Events.FetchStreamAsync(id, fromVersion: 3)).Select(e => e.Version).ShouldBe([3, 4]);
        (await query.Events.FetchStreamAsync(id, version: 3, fromVersion: 2)).Select(e => e.Version).ShouldBe([2, 3]);
    }

    [Fact]
    public async Task A_missing_stream_has_no_events_no_state_and_nothing_known_of_it()
    {
        await using var session = _test.Store.LightweightSession();
        var id = Guid.NewGuid();
        (await session.Events.FetchStreamAsync(id)).ShouldBeEmpty();
        (await session.Events.AggregateStreamAsync<Tally>(id)).ShouldBeNull();
        (await session.Events.FetchStreamStateAsync(id)).ShouldBeNull();
        (await session.Events.FetchLatest<Tally>(id)).ShouldBeNull();
    }

    [Fact]
    public async Task The_store_knows_a_streams_version_aggregate_and_times()
    {
        var before = DateTimeOffset.UtcNow.AddMinutes(-1);
        var id = await _test.StartAsync(new Opened("a"), new Added(2));
        await using var query = _test.Store.QuerySession();
        var state = (await query.Events.FetchStreamStateAsync(id)).ShouldNotBeNull();
        state.Id.ShouldBe(id);
        state.Version.ShouldBe(2);
        state.AggregateType.ShouldBe(typeof(Tally));
        state.IsArchived.ShouldBeFalse();
        state.Created.ShouldBeGreaterThan(before);
        state.LastTimestamp.ShouldBeGreaterThanOrEqualTo(state.Created);
    }

    [Fact]
    public async Task What_others_append_is_seen_by_the_next_load()
    {
        var other = _test.Another();
        var id = await _test.StartAsync(new Opened("a"));
        for (var round = 1; round <= 3; round++)
        {
            await using (var theirs = other.LightweightSession())
            {
                var stream = await theirs.Events.FetchForWriting<Tally>(id);
                stream.Aggregate!.Total.ShouldBe(round - 1);
                stream.AppendOne(new Added(1));
                await theirs.SaveChangesAsync();
            }

            await using var ours = _test.Store.LightweightSession();
            (await ours.Events.FetchForWriting<Tally>(id)).Aggregate!.Total.ShouldBe(round);
            (await ours.Events.FetchLatest<Tally>(id))!.Total.ShouldBe(round);
        }
    }

    [Fact]
    public async Task Unknown_type_names_and_unreadable_bodies_are_errors()
    {
        var unknown = await _test.StartAsync(new Opened("a"));
        await _test.Database.ExecuteAsync("update es.mt_events set type = 'never-heard-of', mt_dotnet_type = 'No.Such.Type, Nowhere'");
        var unreadable = await _test.StartAsync(new Added(1));
        await _test.Database.ExecuteAsync($"update es.mt_events set data = '{{\"Amount\":\"many\"}}' where stream_id = '{unreadable}'");

        await using var query = _test.Store.QuerySession();
        await Should.ThrowAsync<global::Marten.Exceptions.UnknownEventTypeException>(() => query.Events.FetchStreamAsync(unknown));
        await Should.ThrowAsync<Exception>(() => query.Events.FetchStreamAsync(unreadable));
    }
}

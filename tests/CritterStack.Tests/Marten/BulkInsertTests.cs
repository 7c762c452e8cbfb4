using JasperFx.Events;

namespace CritterStack.Tests.Marten;

public sealed class BulkInsertTests : IAsyncLifetime
{
    private readonly Recorder _recorder = new();
    private TestStore _test = null!;

    public async Task InitializeAsync()
    {
        _test = await TestStore.CreateAsync(o => o.Projections.Subscribe(_recorder));
        await _test.Database.ExecuteAsync(Recorder.Table);
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Whole_streams_are_stored_with_their_times_metadata_and_order_and_take_further_events()
    {
        await using var session = _test.Store.LightweightSession();
        var time = new DateTimeOffset(2020, 2, 3, 4, 5, 6, TimeSpan.Zero);
        var streams = Enumerable.Range(0, 30).Select(i =>
        {
            IEvent[] events = [session.Events.BuildEvent(new Opened($"imported {i}")), session.Events.BuildEvent(new Added(i))];
            foreach (var e in events)
            {
                e.Timestamp = time;
                e.UserName = "importer";
                e.SetHeader("file", "a.csv");
            }

            var stream = StreamAction.Start(Guid.NewGuid(), events);
            stream.AggregateType = typeof(Tally);
            return stream;
        }).ToArray();
        await _test.Store.BulkInsertEventsAsync(streams, 7);

        var state = (await session.Events.FetchStreamStateAsync(streams[3].Id)).ShouldNotBeNull();
        (state.Version, state.AggregateType).ShouldBe((2, typeof(Tally)));
        var stored = await session.Events.FetchStreamAsync(streams[3].Id);
        stored.Select(e => (e.Timestamp, e.UserName, e.GetHeader("file"))).Distinct().ShouldBe([(time, "importer", "a.csv")]);
        stored[1].Data.ShouldBe(new Added(3));
        stored[0].EventTypeName.ShouldBe("tally-opened");

        await _test.AppendAsync(streams[3].Id, new Added(1));
        (await session.Events.FetchForWriting<Tally>(streams[3].Id)).StartingVersion.ShouldBe(3);
        (await _test.ScalarAsync<long>("select count(distinct seq_id) from es.mt_events")).ShouldBe(61);
    }

    [Fact]
    public async Task Sequence_numbers_follow_the_order_the_events_bring()
    {
        IEvent Numbered(object data, long sequence)
        {
            var e = _test.Store.LightweightSession().Events.BuildEvent(data);
            e.Sequence = sequence;
            return e;
        }

        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        await _test.Store.BulkInsertEventsAsync(
        [
            StreamAction.Start(first, Numbered(new Opened("a"), 1), Numbered(new Added(1), 3)),
            StreamAction.Start(second, Numbered(new Opened("b"), 2), Numbered(new Added(2), 4)),
        ]);
        (await _test.ScalarAsync<string>($"select string_agg(case stream_id when '{first}' then 'a' else 'b' end, '' order by seq_id) from es.mt_events")).ShouldBe("abab");
    }

    [Fact]
    public async Task A_subscription_gets_what_was_stored_in_bulk()
    {
        await using var session = _test.Store.LightweightSession();
        using var daemon = await _test.Store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        await _test.Store.BulkInsertEventsAsync(
            [.. Enumerable.Range(0, 700).Select(i => StreamAction.Start(Guid.NewGuid(), session.Events.BuildEvent(new Opened($"{i}"))))]);
        await daemon.WaitForNonStaleData(TimeSpan.FromSeconds(30));
        (await _test.ScalarAsync<long>("select count(*) from seen")).ShouldBe(700);
        await daemon.StopAllAsync();
    }
}

using JasperFx;
using JasperFx.Events.Daemon;

namespace CritterStack.Tests.Marten;

public sealed class SubscriptionTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Recorder _recorder = new();
    private TestStore _test = null!;

    public async Task InitializeAsync()
    {
        _test = await TestStore.CreateAsync(o => o.Projections.Subscribe(_recorder, s => s.Options.BatchSize = 10));
        await _test.Database.ExecuteAsync(Recorder.Table);
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Events_are_delivered_in_order_once_and_progress_is_kept_by_name()
    {
        for (var i = 0; i < 12; i++)
        {
            await _test.StartAsync(new Opened("a"), new Added(i));
        }

        using var daemon = await _test.Store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        await daemon.WaitForNonStaleData(Patience);

        (await _test.ScalarAsync<string>("select string_agg(sequence::text, ' ' order by place) from seen"))
            .ShouldBe(string.Join(' ', Enumerable.Range(1, 24)));
        (await _test.ScalarAsync<long>("select last_seq_id from es.mt_event_progression where name = 'recorder:All'")).ShouldBe(24);
        daemon.StatusFor("recorder:All").ShouldBe(AgentStatus.Running);
        daemon.HasAnyPaused().ShouldBeFalse();
        daemon.HighWaterMark().ShouldBe(24);
        await daemon.StopAllAsync();
        await Eventually.HoldsAsync(
            async () => await _test.ScalarAsync<long>("select coalesce(max(last_seq_id), 0) from es.mt_event_progression where name = 'HighWaterMark'") == 24,
            "the high water mark is kept");
    }

    [Fact]
    public async Task Events_appended_while_it_runs_are_delivered()
    {
        using var daemon = await _test.Store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        var id = await _test.StartAsync(new Opened("a"));
        await daemon.WaitForNonStaleData(Patience);
        await using (var other = _test.Another().LightweightSession())
        {
            other.Events.Append(id, new Added(1));
            await other.SaveChangesAsync();
        }

        await daemon.WaitForNonStaleData(Patience);
        (await _test.ScalarAsync<long>("select count(*) from seen")).ShouldBe(2);
        await daemon.StopAllAsync();
    }

    [Fact]
    public async Task A_failing_event_stops_the_subscription_which_skips_nothing_and_goes_on_when_started_again()
    {
        var poisoned = true;
        _recorder.Before = (e, _) => poisoned && e.Sequence == 5 ? throw new InvalidOperationException("poison") : Task.CompletedTask;
        for (var i = 0; i < 8; i++)
        {
            await _test.StartAsync(new Opened("a"));
        }

        using var daemon = await _test.Store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(daemon.HasAnyPaused()), "the subscription pauses");
        daemon.StatusFor("recorder:All").ShouldBe(AgentStatus.Paused);
        var state = daemon.Tracker.CurrentState("recorder:All").ShouldNotBeNull();
        state.Action.ShouldBe(ShardAction.Paused);
        state.Exception.ShouldNotBeNull().ToString().ShouldContain("poison");
        state.PauseReason.ShouldNotBeNull().ShouldContain("poison");
        (await _test.ScalarAsync<long>("select count(*) from seen where sequence >= 5")).ShouldBe(0);

        poisoned = false;
        await daemon.StartAgentAsync("recorder:All", CancellationToken.None);
        await daemon.WaitForNonStaleData(Patience);
        (await _test.ScalarAsync<string>("select string_agg(sequence::text, ' ' order by place) from seen")).ShouldBe("1 2 3 4 5 6 7 8");
        daemon.StatusFor("recorder:All").ShouldBe(AgentStatus.Running);
        await daemon.StopAllAsync();
    }

    [Fact]
    public async Task A_stopped_subscription_stands_still_and_goes_on_where_it_was()
    {
        using var daemon = await _test.Store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        await _test.StartAsync(new Opened("a"));
        await daemon.WaitForNonStaleData(Patience);
        await daemon.StopAgentAsync("recorder:All");
        daemon.StatusFor("recorder:All").ShouldBe(AgentStatus.Stopped);
        await _test.StartAsync(new Opened("b"));
        await Should.ThrowAsync<TimeoutException>(() => daemon.WaitForNonStaleData(TimeSpan.FromMilliseconds(300)));
        (await _test.ScalarAsync<long>("select count(*) from seen")).ShouldBe(1);

        await daemon.StartAgentAsync("recorder:All", CancellationToken.None);
        await daemon.WaitForNonStaleData(Patience);
        (await _test.ScalarAsync<long>("select count(*) from seen")).ShouldBe(2);
        await daemon.StopAllAsync();
    }

    [Fact]
    public async Task When_a_process_dies_midway_another_goes_on_and_nothing_is_lost()
    {
        for (var i = 0; i < 60; i++)
        {
            await _test.StartAsync(new Opened("a"), new Added(1));
        }

        var dying = await _test.Store.BuildProjectionDaemonAsync();
        _recorder.Before = (_, _) => Task.Delay(2);
        await dying.StartAllAsync();
        await Eventually.HoldsAsync(async () => await _test.ScalarAsync<long>("select count(*) from seen") > 20, "some are through");
        dying.Dispose();

        var survivor = new Recorder();
        using var daemon = await _test.Another(o => o.Projections.Subscribe(survivor, s => s.Options.BatchSize = 7)).BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        await Eventually.HoldsAsync(async () => await _test.ScalarAsync<long>("select count(*) from seen") == 120, "all are through");
        (await _test.ScalarAsync<bool>("select bool_and(place_order = sequence_order) from (select row_number() over (order by place) as place_order, "
            + "row_number() over (order by sequence) as sequence_order from seen) both_orders")).ShouldBeTrue();
        await daemon.StopAllAsync();
    }

    [Fact]
    public async Task An_unknown_type_name_stops_the_subscription()
    {
        await _test.StartAsync(new Opened("a"), new Added(1), new Added(2));
        await _test.Database.ExecuteAsync("update es.mt_events set type = 'never-heard-of', mt_dotnet_type = 'No.Such.Type, Nowhere' where seq_id = 2");
        using var daemon = await _test.Store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(daemon.HasAnyPaused()), "the subscription pauses");
        (await _test.ScalarAsync<long>("select count(*) from seen where sequence > 1")).ShouldBe(0);
        await daemon.StopAllAsync();
    }
}

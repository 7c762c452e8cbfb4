using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Exceptions;
using Marten.Subscriptions;

namespace CritterStack.Tests.StandIn;

/// <summary>What a page promises here beyond what the real daemon does.</summary>
public sealed class PageTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Scripted _scripted = new();
    private TestStore _test = null!;

    public async Task InitializeAsync()
    {
        _test = await TestStore.CreateAsync(o => o.Projections.Subscribe(_scripted));
        await _test.Database.ExecuteAsync("create table got (place bigint generated always as identity, sequence bigint unique)");
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Events_before_the_reported_one_are_committed()
    {
        _scripted.Fail = e => e.Sequence == 4 ? new InvalidOperationException("reported") : null;
        _scripted.Reports = true;
        await AssertStopsBeforeFourAsync();
        _scripted.Calls.ShouldBe(2, "the page, and its good part again");
    }

    [Fact]
    public async Task When_nothing_is_reported_the_events_are_tried_singly()
    {
        _scripted.Fail = e => e.Sequence == 4 ? new InvalidOperationException("thrown") : null;
        await AssertStopsBeforeFourAsync();
    }

    [Fact]
    public async Task When_only_the_commit_fails_the_events_are_tried_singly()
    {
        await _test.Database.ExecuteAsync("alter table got add check (sequence <> 4)");
        await AssertStopsBeforeFourAsync();
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_stops_the_subscription_there()
    {
        await _test.StartAsync(new Opened("a"), new Added(1), new Added(2), new Added(3), new Added(4));
        await _test.Database.ExecuteAsync("update es.mt_events set data = '{\"Amount\":\"many\"}' where seq_id = 4");
        await AssertStopsAsync();
    }

    [Fact]
    public async Task A_lost_connection_is_no_poison()
    {
        var killed = false;
        _scripted.Fail = e =>
        {
            if (e.Sequence == 3 && !killed)
            {
                killed = true;
                return new Npgsql.NpgsqlException("gone", new IOException("reset"));
            }

            return null;
        };
        await _test.StartAsync(new Opened("a"), new Added(1), new Added(2));
        using var daemon = await _test.Store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        await daemon.WaitForNonStaleData(Patience);
        killed.ShouldBeTrue();
        await _test.Database.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        await _test.Another().LightweightSession().DisposeAsync();
        await Eventually.HoldsAsync(
            async () =>
            {
                try
                {
                    await _test.StartAsync(new Opened("b"));
                    return true;
                }
                catch (MartenCommandException)
                {
                    return false;
                }
            },
            "the pool finds new connections");
        await daemon.WaitForNonStaleData(Patience);
        daemon.HasAnyPaused().ShouldBeFalse();
        (await _test.ScalarAsync<string>("select string_agg(sequence::text, ' ' order by place) from got")).ShouldBe("1 2 3 4");
        await daemon.StopAllAsync();
    }

    [Fact]
    public async Task Two_daemons_on_one_subscription_commit_everything_once()
    {
        using var first = await _test.Store.BuildProjectionDaemonAsync();
        using var second = await _test.Another(o => o.Projections.Subscribe(new Scripted(), s => s.Name = _scripted.Name)).BuildProjectionDaemonAsync();
        await first.StartAllAsync();
        await second.StartAllAsync();
        for (var i = 0; i < 100; i++)
        {
            await _test.StartAsync(new Opened("a"), new Added(i));
        }

        await first.WaitForNonStaleData(Patience);
        await second.WaitForNonStaleData(Patience);
        (await _test.ScalarAsync<long>("select count(*) from got")).ShouldBe(200);
        (first.HasAnyPaused(), second.HasAnyPaused()).ShouldBe((false, false));
        await first.StopAllAsync();
        await second.StopAllAsync();
    }

    [Fact]
    public async Task Streams_that_began_in_earlier_pages_fold_with_and_without_kept_states()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await _test.StartAsync(new Opened("a"), new Added(1)));
        }

        using (var daemon = await _test.Store.BuildProjectionDaemonAsync())
        {
            await daemon.StartAllAsync();
            await daemon.WaitForNonStaleData(Patience);
            await daemon.StopAllAsync();
        }

        _scripted.Folds = true;
        using var fresh = await _test.Store.BuildProjectionDaemonAsync();
        await fresh.StartAllAsync();
        for (var round = 0; round < 3; round++)
        {
            foreach (var id in ids)
            {
                await _test.AppendAsync(id, new Added(1), new Added(1));
            }

            await fresh.WaitForNonStaleData(Patience);
        }

        _scripted.Folded.Count.ShouldBe(30);
        _scripted.Folded.ShouldAllBe(f => f.Total == f.Version - 1);
        await fresh.StopAllAsync();
    }

    [Fact]
    public async Task A_subscription_that_filters_folds_the_whole_stream_all_the_same()
    {
        var picky = new Scripted { Folds = true };
        await using var store = _test.Another(o => o.Projections.Subscribe(picky, s =>
        {
            s.Name = "picky";
            s.IncludeType<Closed>();
        }));
        var id = await _test.StartAsync(new Opened("a"), new Closed(), new Added(5), new Closed());
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        await daemon.WaitForNonStaleData(Patience);
        picky.Folded.ShouldBe([(id, 2, 0), (id, 4, 5)]);
        await daemon.StopAllAsync();
    }

    private async Task AssertStopsBeforeFourAsync()
    {
        await _test.StartAsync(new Opened("a"), new Added(1), new Added(2), new Added(3), new Added(4));
        await AssertStopsAsync();
    }

    private async Task AssertStopsAsync()
    {
        using var daemon = await _test.Store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(daemon.HasAnyPaused()), "the subscription pauses");
        (await _test.ScalarAsync<string>("select string_agg(sequence::text, ' ' order by place) from got")).ShouldBe("1 2 3");
        (await _test.ScalarAsync<long>("select last_seq_id from es.mt_event_progression where name = 'Scripted:All'")).ShouldBe(3);
        daemon.CurrentAgents().Single().Failure!.Event!.Sequence.ShouldBe(4);
        await daemon.StopAllAsync();
    }

    private sealed class Scripted : SubscriptionBase
    {
        public Func<IEvent, Exception?> Fail { get; set; } = _ => null;

        public bool Reports { get; set; }

        public bool Folds { get; set; }

        public int Calls { get; private set; }

        public List<(Guid Stream, long Version, int Total)> Folded { get; } = [];

        public override async Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller,
            IDocumentOperations operations, CancellationToken cancellationToken)
        {
            Calls++;
            foreach (var e in page.Events)
            {
                if (Fail(e) is { } failure)
                {
                    if (!Reports)
                    {
                        throw failure;
                    }

                    await controller.ReportCriticalFailureAsync(failure, e.Sequence - 1);
                    return NullChangeListener.Instance;
                }

                if (Folds)
                {
                    var state = await operations.Events.AggregateStreamAsync<Tally>(e.StreamId, version: e.Version, token: cancellationToken);
                    Folded.Add((e.StreamId, e.Version, state!.Total));
                }

                operations.QueueSqlCommand("insert into got (sequence) values (?)", e.Sequence);
            }

            return NullChangeListener.Instance;
        }
    }
}

using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Services;
using Marten.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using IProjectionCoordinator = Marten.Events.Daemon.Coordination.IProjectionCoordinator;

namespace CritterStack.Tests.StandIn;

public sealed class ProcessesTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private TestStore _test = null!;

    public async Task InitializeAsync()
    {
        _test = await TestStore.CreateAsync();
        await _test.Database.ExecuteAsync("create table heard (sequence bigint primary key, who text)");
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Of_two_hosts_one_leads_and_the_other_takes_over_when_it_goes()
    {
        using var first = TestStore.BuildHost(_test.Database, DaemonMode.HotCold, o => o.Projections.Subscribe(new Ear("first")));
        using var second = TestStore.BuildHost(_test.Database, DaemonMode.HotCold, o => o.Projections.Subscribe(new Ear("second")));
        await first.StartAsync();
        await _test.StartAsync(new Opened("a"));
        await Daemon(first).WaitForNonStaleData(Patience);
        await second.StartAsync();
        await _test.StartAsync(new Opened("b"));
        await Daemon(second).WaitForNonStaleData(Patience);
        Daemon(second).CurrentAgents().ShouldBeEmpty();
        (await _test.ScalarAsync<long>("select count(*) from heard where who = 'first'")).ShouldBe(2);

        await first.StopAsync();
        await _test.StartAsync(new Opened("c"));
        await Eventually.HoldsAsync(async () => await _test.ScalarAsync<long>("select count(*) from heard where who = 'second'") == 1, "the second takes over");
        await second.StopAsync();
    }

    [Fact]
    public async Task A_daemon_hears_of_another_process_through_its_daemon()
    {
        void Listen(StoreOptions o) => o.Events.UseListenNotifyForEventAppends = true;
        await using var hearing = _test.Another(o =>
        {
            Listen(o);
            o.Projections.Subscribe(new Ear("hearing"));
        });
        await using var telling = _test.Another(Listen);
        using var there = await telling.BuildProjectionDaemonAsync();
        using var here = await hearing.BuildProjectionDaemonAsync();
        await there.StartAllAsync();
        await here.StartAllAsync();
        await Eventually.HoldsAsync(
            async () => await _test.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and query = 'listen mt_events_es'") == 2,
            "both listen");

        await using var ear = new NpgsqlConnection(_test.Database.ConnectionString);
        await ear.OpenAsync();
        var notices = 0;
        ear.Notification += (_, _) => notices++;
        await using (var listen = new NpgsqlCommand("listen mt_events_es", ear))
        {
            await listen.ExecuteNonQueryAsync();
        }

        await using (var session = telling.LightweightSession())
        {
            session.Events.StartStream<Tally>(Guid.NewGuid(), new Opened("a"));
            await session.SaveChangesAsync();
        }

        (await ear.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue();
        notices.ShouldBe(1);
        await here.WaitForNonStaleData(Patience);
        (await _test.ScalarAsync<long>("select count(*) from heard")).ShouldBe(1);
        await here.StopAllAsync();
        await there.StopAllAsync();
    }

    [Fact]
    public async Task A_subscription_from_the_present_gets_only_what_comes_later()
    {
        await using var store = _test.Another(o => o.Projections.Subscribe(new Ear("new"), s => s.Options.SubscribeFromPresent()));
        await _test.StartAsync(new Opened("old"));
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        await daemon.WaitForNonStaleData(Patience);
        await _test.StartAsync(new Opened("new"));
        await daemon.WaitForNonStaleData(Patience);
        (await _test.ScalarAsync<long>("select min(sequence) from heard")).ShouldBe(2);
        await daemon.StopAllAsync();
    }

    [Fact]
    public async Task A_listener_is_called_around_the_commit_of_a_page()
    {
        var ear = new Ear("listener");
        await using var store = _test.Another(o => o.Projections.Subscribe(ear));
        await _test.StartAsync(new Opened("a"), new Added(1));
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        await daemon.WaitForNonStaleData(Patience);
        await daemon.StopAllAsync();
        ear.Calls.ShouldBe(["before", "after"]);
    }

    [Fact]
    public async Task A_database_restored_to_an_older_state_is_folded_anew()
    {
        var id = await _test.StartAsync(new Opened("a"), new Added(1), new Added(2));
        await using var session = _test.Store.LightweightSession();
        (await session.Events.FetchLatest<Tally>(id))!.Total.ShouldBe(3);
        await _test.Database.ExecuteAsync("delete from es.mt_events where version = 3; update es.mt_streams set version = 2");
        (await session.Events.FetchLatest<Tally>(id)).ShouldBe(new Tally(id, "a", 1, 2, false));
    }

    [Fact]
    public async Task A_transaction_of_another_database_does_not_hold_the_readers_up()
    {
        await using var elsewhere = await TestDatabase.CreateAsync();
        await using var connection = new NpgsqlConnection(elsewhere.ConnectionString);
        await connection.OpenAsync();
        await using var held = await connection.BeginTransactionAsync();
        await using (var write = new NpgsqlCommand("create table held (id int)", connection))
        {
            await write.ExecuteNonQueryAsync();
        }

        await using var store = _test.Another(o => o.Projections.Subscribe(new Ear("reader")));
        await _test.Database.ExecuteAsync("select nextval('es.mt_events_sequence')");
        await _test.StartAsync(new Opened("after a gap"));
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        await daemon.WaitForNonStaleData(Patience);
        await daemon.StopAllAsync();
        (await _test.ScalarAsync<long>("select sequence from heard")).ShouldBe(2);
    }

    private static IProjectionDaemon Daemon(IHost host) => host.Services.GetRequiredService<IProjectionCoordinator>().DaemonForMainDatabase();

    private sealed class Ear : SubscriptionBase, IChangeListener
    {
        private readonly string _who;

        public Ear(string who) => (_who, Name) = (who, "ear");

        public List<string> Calls { get; } = [];

        public override Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller, IDocumentOperations operations,
            CancellationToken cancellationToken)
        {
            foreach (var e in page.Events)
            {
                operations.QueueSqlCommand("insert into heard (sequence, who) values (?, ?)", e.Sequence, _who);
            }

            return Task.FromResult<IChangeListener>(this);
        }

        public Task BeforeCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token) => NoteAsync("before");

        public Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token) => NoteAsync("after");

        private Task NoteAsync(string call)
        {
            Calls.Add(call);
            return Task.CompletedTask;
        }
    }
}

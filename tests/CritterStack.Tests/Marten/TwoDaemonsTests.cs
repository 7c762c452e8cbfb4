using JasperFx;
using JasperFx.Core;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;

namespace CritterStack.Tests.Marten;

/// <summary>Two daemons that both believe to be the only one: a lock was lost, or a server was set up as a single one beside another.</summary>
public sealed class TwoDaemonsTests : IAsyncLifetime
{
    private const int Events = 120;

    private TestStore _test = null!;

    public async Task InitializeAsync()
    {
        _test = await TestStore.CreateAsync();
        // No key: what is delivered twice is there twice.
        await _test.Database.ExecuteAsync("create table delivered (sequence bigint)");
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task With_our_guard_in_each_page_only_one_of_them_commits_it()
    {
        IProjectionDaemon[] daemons = [await DaemonAsync(), await DaemonAsync()];
        foreach (var daemon in daemons)
        {
            await daemon.StartAllAsync();
        }

        for (var i = 0; i < Events; i++)
        {
            await _test.StartAsync(new Opened("a"));
        }

        await Eventually.HoldsAsync(
            async () =>
            {
                foreach (var daemon in daemons.Where(d => d.StatusFor("guarded:All") != AgentStatus.Running))
                {
                    await daemon.StartAgentAsync("guarded:All", CancellationToken.None);
                }

                return await _test.ScalarAsync<long>("select last_seq_id from es.mt_event_progression where name = 'guarded:All'") == Events;
            },
            "all is delivered",
            60);
        foreach (var daemon in daemons)
        {
            await daemon.StopAllAsync();
            daemon.Dispose();
        }

        (await _test.ScalarAsync<long>("select count(*) from delivered")).ShouldBe(Events);
        (await _test.ScalarAsync<long>("select count(distinct sequence) from delivered")).ShouldBe(Events);
    }

    private async Task<IProjectionDaemon> DaemonAsync() => await _test.Another(o =>
    {
        o.Projections.Wakeup = new CountedWakeup();
        o.Projections.AgentPauseTime = 1.Hours();
        o.Projections.Subscribe(new Guarded(), s => s.Options.BatchSize = 5);
    }).BuildProjectionDaemonAsync();

    private sealed class Guarded : SubscriptionBase
    {
        public Guarded() => Name = "guarded";

        public override Task<IChangeListener> ProcessEventsAsync(
            EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
        {
            operations.QueueSqlCommand(ProgressGuard.Of(TestStore.Schema), "guarded:All");
            operations.QueueSqlCommand("insert into delivered select unnest(?)", page.Events.Select(e => e.Sequence).ToArray());
            return Task.FromResult(NullChangeListener.Instance);
        }
    }
}

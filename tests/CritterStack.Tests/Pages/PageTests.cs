using CritterStack.Tests.Bus;
using CritterStack.Tests.Marten;
using JasperFx;
using JasperFx.Core;
using JasperFx.Events.Daemon;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wolverine.Marten;
using IProjectionCoordinator = Marten.Events.Daemon.Coordination.IProjectionCoordinator;

namespace CritterStack.Tests.Pages;

/// <summary>Read models by pages: rows of all models, the progress and the messages of a page are one commit.</summary>
public sealed class PageTests(PageFixture fixture) : IClassFixture<PageFixture>, IAsyncLifetime
{
    private const string Shard = $"{PageReader.Name}:All";

    public Task InitializeAsync() => fixture.CaughtUpAsync();

    public async Task DisposeAsync()
    {
        fixture.Interference.Between = (_, _) => Task.CompletedTask;
        (fixture.Interference.IsGuarded, fixture.Interference.IsQuiet) = (true, false);
        if (fixture.Daemon.StatusFor(Shard) != AgentStatus.Running)
        {
            await fixture.Daemon.StartAgentAsync(Shard, CancellationToken.None);
        }
    }

    [Fact]
    public void The_bus_is_started_before_the_daemon_when_it_is_registered_before_the_store()
    {
        var services = fixture.Host.Services.GetServices<IHostedService>().Select(s => s.GetType().FullName!).ToList();

        services.FindIndex(s => s.StartsWith("Wolverine.", StringComparison.Ordinal)).ShouldBeInRange(
            0, services.FindIndex(s => s.StartsWith("Marten.", StringComparison.Ordinal) && s.Contains("Coordinator", StringComparison.Ordinal)) - 1);
    }

    [Fact]
    public async Task Events_from_before_the_first_start_come_with_the_first_page_from_number_one()
    {
        fixture.Pages.ShouldBe(1, "no page was tried in vain");
        (await fixture.Database.ScalarAsync<long>("select count(*) from rows where sequence <= 3")).ShouldBe(6);
        await fixture.Journal.Shows("told 1");
    }

    [Fact]
    public async Task Rows_put_by_the_pages_own_operations_have_the_transaction_of_the_progress()
    {
        var last = await fixture.AppendAsync();
        await fixture.CaughtUpAsync();

        (await fixture.Database.ScalarAsync<long>($"""
            select count(distinct t) from (
                select xmin::text as t from rows where sequence = {last}
                union all select xmin::text from app.mt_event_progression where name = '{Shard}') both_tables
            """)).ShouldBe(1);
    }

    [Fact]
    public async Task A_page_that_throws_leaves_no_row_no_progress_and_no_message_is_paused_and_comes_whole_when_started()
    {
        var before = await fixture.ProgressAsync();
        var (begun, poisoned) = (fixture.Interference.Pages, true);
        fixture.Interference.Between = (page, _) => Volatile.Read(ref poisoned)
            ? throw new ApplyEventException(page.Events[0], new InvalidOperationException("poison"))
            : Task.CompletedTask;

        var last = await fixture.AppendAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Daemon.StatusFor(Shard) == AgentStatus.Paused), "the subscription pauses", 30);

        fixture.Interference.Pages.ShouldBeGreaterThan(begun);
        fixture.Daemon.HasAnyPaused().ShouldBeTrue();
        fixture.Daemon.Tracker.CurrentState(Shard)!.Exception!.ToString().ShouldContain($"#{last}", customMessage: "the failure names the event");
        (await fixture.ProgressAsync()).ShouldBe(before);
        (await fixture.Database.ScalarAsync<long>($"select count(*) from rows where sequence >= {last}")).ShouldBe(0);
        fixture.Journal.Entries.ShouldNotContain($"told {last}");

        Volatile.Write(ref poisoned, false);
        await fixture.Daemon.StartAgentAsync(Shard, CancellationToken.None);
        await fixture.CaughtUpAsync();
        await ToldOnceAsync(last);
    }

    [Fact]
    public async Task A_page_whose_backend_is_ended_at_the_commit_pauses_and_comes_again_when_started_with_nothing_lost_or_doubled()
    {
        var before = await fixture.ProgressAsync();
        await using var gate = await CommandAuthorization.CloseAsync(fixture.Database);
        fixture.Interference.Between = (_, operations) =>
        {
            operations.QueueSqlCommand(gate.Statement);
            return Task.CompletedTask;
        };

        var last = await fixture.AppendAsync();
        await gate.IsWaitedForAsync();
        (await fixture.ProgressAsync()).ShouldBe(before);
        fixture.Interference.Between = (_, _) => Task.CompletedTask;
        await gate.TerminateAsync();
        await gate.OpenAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Daemon.StatusFor(Shard) == AgentStatus.Paused), "the subscription pauses", 30);
        (await fixture.ProgressAsync()).ShouldBe(before);

        await fixture.Daemon.StartAgentAsync(Shard, CancellationToken.None);
        await fixture.CaughtUpAsync();
        await ToldOnceAsync(last);
    }

    /// <summary>
    /// Two servers could both commit a page. When this test fails, Marten refuses by itself, and <see cref="ProgressGuard"/> can go.
    /// </summary>
    [Fact]
    public async Task Without_our_guard_a_page_commits_though_its_progress_was_moved_and_the_agent_says_that_it_runs()
    {
        var before = await MoveBackAsync();
        fixture.Interference.IsGuarded = false;

        var last = await fixture.AppendAsync();
        await fixture.Journal.Shows($"told {last}");

        (await fixture.Database.ScalarAsync<long>($"select count(*) from rows where sequence = {last}")).ShouldBe(2);
        (await fixture.ProgressAsync()).ShouldBe(before - 1, "and stays there until the agent starts anew");
        fixture.Daemon.StatusFor(Shard).ShouldBe(AgentStatus.Running);
        await fixture.Database.ExecuteAsync($"delete from rows where sequence >= {before}");
        await RestartAsync();
    }

    [Fact]
    public async Task With_our_guard_a_page_whose_progress_somebody_else_moved_leaves_nothing_and_comes_again_when_started()
    {
        var before = await MoveBackAsync();

        var last = await fixture.AppendAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Daemon.StatusFor(Shard) == AgentStatus.Paused), "the subscription pauses", 30);

        (await fixture.ProgressAsync()).ShouldBe(before - 1);
        (await fixture.Database.ScalarAsync<long>($"select count(*) from rows where sequence >= {before}")).ShouldBe(0);
        fixture.Journal.Entries.ShouldNotContain($"told {last}");
        await fixture.Daemon.StartAgentAsync(Shard, CancellationToken.None);
        await fixture.CaughtUpAsync();
        await ToldOnceAsync(last);
    }

    [Fact]
    public async Task A_page_without_rows_whose_progress_somebody_else_moved_stops_the_agent_which_then_is_not_among_the_paused()
    {
        var before = await MoveBackAsync();
        fixture.Interference.IsQuiet = true;

        await fixture.AppendAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(fixture.Daemon.StatusFor(Shard) == AgentStatus.Stopped), "the agent stops", 30);

        fixture.Daemon.HasAnyPaused().ShouldBeFalse("whoever asks for the paused alone does not see it");
        (await fixture.ProgressAsync()).ShouldBe(before - 1);
        await fixture.Daemon.StartAgentAsync(Shard, CancellationToken.None);
        await fixture.CaughtUpAsync();
    }

    /// <summary>Moves the progress back by one event by hand, and takes that event's rows away.</summary>
    private async Task<long> MoveBackAsync()
    {
        await fixture.AppendAsync();
        await fixture.CaughtUpAsync();
        var before = await fixture.ProgressAsync();
        await fixture.Database.ExecuteAsync($"""
            update app.mt_event_progression set last_seq_id = last_seq_id - 1 where name = '{Shard}';
            delete from rows where sequence = {before}
            """);
        return before;
    }

    private async Task RestartAsync()
    {
        await fixture.Daemon.StopAgentAsync(Shard);
        await fixture.Daemon.StartAgentAsync(Shard, CancellationToken.None);
        await fixture.CaughtUpAsync();
    }

    private async Task ToldOnceAsync(long last)
    {
        await fixture.Journal.Shows($"told {last}");
        (await fixture.Database.ScalarAsync<long>($"select count(*) from rows where sequence = {last}")).ShouldBe(2);
        await Eventually.HoldsAsync(async () => await fixture.Database.ScalarAsync<long>(
            "select count(*) from wolverine.wolverine_incoming_envelopes where status <> 'Handled'") == 0, "no message waits");
        fixture.Journal.Entries.Count(e => e == $"told {last}").ShouldBe(1);
    }
}

/// <summary>One host with the subscription, started on a database that has events already.</summary>
public sealed class PageFixture : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public IHost Host { get; private set; } = null!;

    public Journal Journal { get; } = new();

    public Interference Interference { get; } = new();

    /// <summary>How many pages it took to deliver what was there before the start.</summary>
    public int Pages { get; private set; }

    public IProjectionDaemon Daemon => Host.Services.GetRequiredService<IProjectionCoordinator>().DaemonForMainDatabase();

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        await Database.ExecuteAsync(Rows.Table);
        var test = new TestHost
        {
            Database = Database,
            Handlers = [typeof(FirstPageHandler), typeof(SecondPageHandler), typeof(ToldHandler)],
            Store = o =>
            {
                o.Projections.FastPollingTime = 50.Milliseconds();
                o.Projections.SlowPollingTime = 100.Milliseconds();
                o.Projections.LeadershipPollingTime = 250;
                o.Projections.AgentPauseTime = 1.Hours();
            },
            Marten = m => m.AddAsyncDaemon(DaemonMode.HotCold).SubscribeToEventsWithServices<PageReader>(ServiceLifetime.Singleton),
            Services = s => s.AddSingleton(Journal).AddSingleton(Interference),
        };
        Host = test.Build();
        await Host.Services.GetRequiredService<IDocumentStore>().Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await AppendAsync(3);
        await Host.StartAsync();
        await CaughtUpAsync();
        Pages = Interference.Pages;
    }

    public async Task DisposeAsync()
    {
        await Host.StopAsync();
        Host.Dispose();
        await Database.DisposeAsync();
    }

    /// <summary>Appends in one commit.</summary>
    /// <returns>The number of the last event.</returns>
    public async Task<long> AppendAsync(int events = 1)
    {
        await using var session = Host.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        var stream = session.Events.StartStream(Guid.NewGuid(), Enumerable.Range(0, events).Select(i => new Happened($"{i}")));
        await session.SaveChangesAsync();
        return stream.Events[^1].Sequence;
    }

    public Task<long> ProgressAsync() => Database.ScalarAsync<long>($"select last_seq_id from app.mt_event_progression where name = '{PageReader.Name}:All'");

    public Task CaughtUpAsync() => Eventually.HoldsAsync(
        async () => await ProgressAsync() == await Database.ScalarAsync<long>("select coalesce(max(seq_id), 0) from app.mt_events"),
        "all events are delivered",
        30);
}

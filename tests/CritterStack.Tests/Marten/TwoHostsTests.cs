using JasperFx.Core;
using JasperFx.Events.Daemon;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CritterStack.Tests.Marten;

/// <summary>Two servers on one database: one keeps the read models, the other stands by. <see cref="Recorder"/>'s table refuses what comes twice.</summary>
public sealed class TwoHostsTests : IAsyncLifetime
{
    private readonly Dictionary<string, IHost> _hosts = [];
    private TestStore _test = null!;

    public async Task InitializeAsync()
    {
        _test = await TestStore.CreateAsync();
        await _test.Database.ExecuteAsync(Recorder.Table);
        foreach (var name in new[] { "left", "right" })
        {
            var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
            builder.Services.AddSingleton(NpgsqlDataSource.Create(
                new NpgsqlConnectionStringBuilder(_test.Database.ConnectionString) { ApplicationName = name }.ConnectionString));
            builder.Services.AddMarten(o =>
            {
                TestStore.Configure(o);
                o.Projections.LeadershipPollingTime = 250;
                o.Projections.AgentPauseTime = 250.Milliseconds();
                o.Projections.Subscribe(new Recorder());
            }).UseLightweightSessions().UseNpgsqlDataSource().AddAsyncDaemon(DaemonMode.HotCold);
            _hosts[name] = builder.Build();
            await _hosts[name].StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts.Values)
        {
            await host.StopAsync();
            host.Dispose();
        }

        await _test.DisposeAsync();
    }

    [Fact]
    public async Task When_the_one_that_delivers_goes_the_other_takes_over_where_it_was()
    {
        var holder = await HolderAsync();
        await AppendAsync(20);
        await ShowsAsync(20);

        await _hosts[holder].StopAsync();
        _hosts[holder].Dispose();
        _hosts.Remove(holder);
        await AppendAsync(20);

        await ShowsAsync(40);
        (await HolderAsync()).ShouldNotBe(holder);
    }

    [Fact]
    public async Task When_the_one_that_delivers_is_cut_off_from_its_lock_everything_still_comes_once()
    {
        var holder = await HolderAsync();
        await AppendAsync(20);
        await ShowsAsync(20);

        await _test.Database.ExecuteAsync($"""
            select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = '{holder}'
            """);
        await AppendAsync(20);

        await ShowsAsync(40);
        await HolderAsync();
    }

    private async Task<string> HolderAsync()
    {
        string? holder = null;
        await Eventually.HoldsAsync(
            async () => (holder = await _test.ScalarAsync<string>("""
                select min(a.application_name) from pg_locks l join pg_stat_activity a on a.pid = l.pid
                where l.locktype = 'advisory' and l.granted and a.datname = current_database() and a.application_name in ('left', 'right')
                """)) is not null,
            "one of the two holds the lock",
            60);
        return holder!;
    }

    private async Task AppendAsync(int events)
    {
        for (var i = 0; i < events; i++)
        {
            await _test.StartAsync(new Opened("a"));
        }
    }

    private Task ShowsAsync(long events) => Eventually.HoldsAsync(
        async () => await _test.ScalarAsync<bool>($"select count(*) = {events} and max(sequence) = {events} from seen")
            && await _test.ScalarAsync<long>("select last_seq_id from es.mt_event_progression where name = 'recorder:All'") == events,
        $"{events} events are delivered once",
        60);
}

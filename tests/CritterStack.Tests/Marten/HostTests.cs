using JasperFx.Events.Daemon;
using JasperFx.Resources;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using IProjectionCoordinator = Marten.Events.Daemon.Coordination.IProjectionCoordinator;

namespace CritterStack.Tests.Marten;

public sealed class HostTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task Tables_exist_once_the_host_has_started()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton(NpgsqlDataSource.Create(_database.ConnectionString));
        builder.Services.AddMarten(TestStore.Configure).UseLightweightSessions().UseNpgsqlDataSource();
        builder.Services.AddResourceSetupOnStartup();
        using var host = builder.Build();
        await host.StartAsync();
        (await _database.ScalarAsync<long>("select count(*) from information_schema.tables where table_schema = 'es' and table_name in ('mt_events', 'mt_streams', 'mt_event_progression')"))
            .ShouldBe(3);
        await host.StopAsync();
    }

    [Fact]
    public async Task Sessions_are_per_scope_and_the_store_is_one()
    {
        using var host = TestStore.BuildHost(_database, DaemonMode.Disabled);
        await using var scope = host.Services.CreateAsyncScope();
        await using var other = host.Services.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<IDocumentSession>();
        session.ShouldBeSameAs(scope.ServiceProvider.GetRequiredService<IDocumentSession>());
        session.ShouldNotBeSameAs(other.ServiceProvider.GetRequiredService<IDocumentSession>());
        session.DocumentStore.ShouldBeSameAs(host.Services.GetRequiredService<IDocumentStore>());

        var id = Guid.NewGuid();
        session.Events.StartStream<Tally>(id, new Opened("a"));
        await session.SaveChangesAsync();
        (await other.ServiceProvider.GetRequiredService<IQuerySession>().Events.AggregateStreamAsync<Tally>(id))!.Name.ShouldBe("a");
    }

    [Theory]
    [InlineData(DaemonMode.Solo)]
    [InlineData(DaemonMode.HotCold)]
    public async Task The_daemon_runs_with_the_host_and_the_next_host_goes_on(DaemonMode mode)
    {
        await _database.ExecuteAsync(Recorder.Table);
        for (var round = 1; round <= 2; round++)
        {
            using var host = TestStore.BuildHost(_database, mode, o => o.Projections.Subscribe(new Recorder()));
            await host.StartAsync();
            await using (var session = host.Services.GetRequiredService<IDocumentStore>().LightweightSession())
            {
                session.Events.StartStream<Tally>(Guid.NewGuid(), new Opened("a"), new Added(1));
                await session.SaveChangesAsync();
            }

            await host.Services.GetRequiredService<IProjectionCoordinator>().DaemonForMainDatabase().WaitForNonStaleData(TimeSpan.FromSeconds(30));
            (await _database.ScalarAsync<long>("select count(*) from seen")).ShouldBe(2 * round);
            await host.StopAsync();
        }
    }
}

using JasperFx;
using JasperFx.Events.Projections;
using JasperFx.Resources;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wolverine;

namespace CritterStack.Tests.Bus;

/// <summary>Tables made by one role and used by another that may change no table and no event.</summary>
public sealed class SeparateRolesTests : IAsyncLifetime
{
    private static readonly Type[] Handlers = [typeof(OpenAccountHandler), typeof(DepositHandler), typeof(DepositNoticeHandler)];

    private readonly string _role = $"t_app_{Guid.NewGuid():n}"[..20];

    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await _database.ExecuteAsync($"create role {_role} nologin");
    }

    public async Task DisposeAsync()
    {
        await _database.ExecuteAsync($"drop owned by {_role}; drop role {_role}");
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Resources_are_set_up_on_a_host_that_never_starts()
    {
        using var host = Owner().Build();
        await host.SetupResources();
        (await _database.ScalarAsync<bool>(
            "select to_regclass('app.mt_events') is not null and to_regclass('wolverine.wolverine_incoming_envelopes') is not null")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_host_whose_role_owns_nothing_appends_delivers_and_sends()
    {
        using var owner = Owner().Build();
        await owner.SetupResources();
        await GrantAsync();
        using var host = await User().StartAsync();
        var id = Guid.NewGuid();
        await host.MessageBus().InvokeAsync(new OpenAccount(id, "A"));
        await host.MessageBus().PublishAsync(new Deposit(id, 5));
        await using var session = host.Services.GetRequiredService<IDocumentStore>().QuerySession();
        await Eventually.HoldsAsync(async () => (await session.Events.FetchStreamStateAsync(id))?.Version == 2, "the published deposit is recorded");
        (await _database.ScalarAsync<long>("select count(*) from app.mt_events")).ShouldBe(2);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_host_that_may_make_nothing_does_not_start_where_nothing_is()
    {
        await _database.ExecuteAsync($"grant usage on schema public to {_role}");
        await Should.ThrowAsync<Exception>(async () =>
        {
            using var host = await User().StartAsync();
        });
        (await _database.ScalarAsync<bool>("select to_regclass('wolverine.wolverine_incoming_envelopes') is null")).ShouldBeTrue();
    }

    private TestHost Owner() => new()
    {
        Database = _database,
        Handlers = Handlers,
        SetsUp = false,
        Store = o => o.Projections.Add<AccountProjection>(ProjectionLifecycle.Live),
        Services = s => s.AddSingleton(new Journal()),
    };

    private TestHost User() => new()
    {
        Database = _database,
        Handlers = Handlers,
        SetsUp = false,
        Store = o =>
        {
            o.AutoCreateSchemaObjects = AutoCreate.None;
            o.Projections.Add<AccountProjection>(ProjectionLifecycle.Live);
        },
        Wolverine = o => o.AutoBuildMessageStorageOnStartup = AutoCreate.None,
        Services = s =>
        {
            s.AddSingleton(new Journal());
            s.AddSingleton(NpgsqlDataSource.Create(
                new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Options = $"-c role={_role}" }.ConnectionString));
        },
    };

    private Task GrantAsync() => _database.ExecuteAsync($"""
        grant usage on schema app, wolverine to {_role};
        grant select on all tables in schema app to {_role};
        grant insert on app.mt_streams, app.mt_events to {_role};
        grant update (version, timestamp) on app.mt_streams to {_role};
        grant insert, update, delete on app.mt_event_progression to {_role};
        grant usage on all sequences in schema app to {_role};
        grant select, insert, update, delete on all tables in schema wolverine to {_role};
        grant usage, select, update on all sequences in schema wolverine to {_role};
        """);
}

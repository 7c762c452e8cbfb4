using Agreements.Server.Commands;
using Agreements.Server.Hosting;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.ReadModels;
using Agreements.Server.Storage;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Wolverine;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>The server without its web half, on a database of its own: commands go in by the bus, rows come out by the queries.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    public static readonly Actor Coordinator = new("u-1", "cd-edu", ActingRole.Coordinator);

    public static readonly DateOnly Today = new(2026, 3, 2);

    private const string CaughtUp =
        $"""
        select exists (select from agreements.mt_event_progression where name = '{StoreSetup.ReadModelSubscription}:All'
                       and last_seq_id = (select max(seq_id) from agreements.mt_events))
        """;

    private IHost? _host;

    public TestDatabase Database { get; private set; } = null!;

    public NpgsqlDataSource Db { get; private set; } = null!;

    /// <summary>Reads with everything in sight.</summary>
    public Reader Reader { get; private set; } = null!;

    public IServiceProvider Services => _host!.Services;

    public IDocumentStore Store => Services.GetRequiredService<IDocumentStore>();

    public ProjectionWait ProjectionWait => Services.GetRequiredService<ProjectionWait>();

    /// <summary>What a test adds to the server before it starts, each time it starts.</summary>
    public Action<IHostApplicationBuilder> Also { get; init; } = _ => { };

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        await StartAsync();
        await TestPeople.EnterAsync(Database);
    }

    public async Task StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Production });
        builder.AddAgreements(new Settings(Database.ConnectionString, null));
        Also(builder);
        _host = builder.Build();
        await _host.StartAsync();
        Db = Services.GetRequiredService<NpgsqlDataSource>();
        Reader = Reader.Whole(Db, Store);
    }

    public async Task StopAsync()
    {
        if (_host is { } host)
        {
            _host = null;
            await host.StopAsync();
            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        await Database.DisposeAsync();
    }

    /// <summary>Sends a command that must be accepted. A proposal is taken over, as the import does: its parties need not be in the directory.</summary>
    public async Task<Answer> SendAsync(AgreementRequest command)
    {
        command = command.Command is ProposeAgreement ? command with { Context = command.Context with { IsTakingOver = true } } : command;
        await using var scope = Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageContext>();
        bus.UserName = command.Context.By.User;
        var answer = await bus.InvokeAsync<Answer>(command);
        answer.IsRefused.ShouldBeFalse(string.Join("; ", answer.Refusals.Select(r => r.Sentence.En)));
        return answer;
    }

    /// <summary>Sends several commands on one agreement and waits until all read models show the last.</summary>
    public async Task SendAllAsync(params AgreementRequest[] commands)
    {
        Answer? last = null;
        foreach (var command in commands)
        {
            last = await SendAsync(command);
        }

        await ShowsAsync(last!.Id, last.Version);
    }

    /// <summary>Appends events as they are, for what no command says yet.</summary>
    public async Task AppendAsync<TState>(Guid stream, params object[] events)
        where TState : class
    {
        await using var session = Store.LightweightSession();
        session.Events.StartStream<TState>(stream, events);
        await session.SaveChangesAsync();
        await CaughtUpAsync();
    }

    public async Task ShowsAsync(Guid agreement, long version) =>
        (await ProjectionWait.WaitAsync(agreement, version, TimeSpan.FromSeconds(30))).ShouldBeTrue($"version {version} of {agreement} was not shown in time");

    public Task CaughtUpAsync() => Eventually.HoldsAsync(() => Database.ScalarAsync<bool>(CaughtUp), "read models hold all events", 120);
}

using JasperFx.Core;
using JasperFx.Events.Projections;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wolverine;

namespace CritterStack.Tests.Bus;

public sealed record Delivery(string Key);

public sealed record SendDeliveries(Guid Account, string[] Keys);

public static class SendDeliveriesHandler
{
    public static OutgoingMessages Handle(SendDeliveries command, IDocumentSession session)
    {
        session.Events.StartStream<Account>(command.Account, new Opened("deliveries"));
        return new OutgoingMessages(command.Keys.Select(k => new Delivery(k)));
    }
}

public static class DeliveryHandler
{
    public static async Task Handle(Delivery delivery, Journal journal)
    {
        journal.Write($"begin {delivery.Key}");
        await journal.CommandAuthorization(delivery.Key);
        journal.Write($"end {delivery.Key}");
    }
}

/// <summary>Registered last, hence stopped first: just before the bus.</summary>
public sealed class StopNotice(Journal journal) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        journal.Write("stopping");
        return Task.CompletedTask;
    }
}

/// <summary>Stands still for ever once a commit is done, before Wolverine's own listener sends what was committed.</summary>
public sealed class DiesAfterCommit(Journal journal) : DocumentSessionListenerBase
{
    public override Task AfterCommitAsync(IDocumentSession session, global::Marten.Services.IChangeSet commit, CancellationToken token)
    {
        journal.Write("committed");
        return new TaskCompletionSource().Task;
    }
}

/// <summary>Messages outlive the host that stored them.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private readonly Journal _first = new();
    private readonly Journal _second = new();
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task What_a_host_leaves_unhandled_the_next_one_handles()
    {
        var first = await StartAsync(_first);
        await first.MessageBus().InvokeAsync(new SendDeliveries(Guid.NewGuid(), ["a", "b", "c"]));
        await _first.Shows("begin a");

        var stopping = first.StopAsync();
        await _first.Shows("stopping");
        await Task.Delay(500);
        _first.Open("a");
        await stopping;
        first.Dispose();
        _first.Entries.ShouldBe(["begin a", "stopping", "end a"]);

        _second.Open("a");
        _second.Open("b");
        _second.Open("c");
        using var second = await StartAsync(_second);

        await _second.Shows("end b");
        await _second.Shows("end c");
        await second.StopAsync();
    }

    [Fact]
    public async Task A_scheduled_message_outlives_its_host()
    {
        var first = await StartAsync(_first);
        await first.MessageBus().ScheduleAsync(new Delivery("later"), 2.Seconds());
        await first.StopAsync();
        first.Dispose();

        _second.Open("later");
        using var second = await StartAsync(_second);

        await _second.Shows("end later");
        _first.Entries.ShouldBe(["stopping"]);
        await second.StopAsync();
    }

    /// <summary>As if the process were killed there: what comes after the commit never happens, and nobody says goodbye.</summary>
    [Fact]
    public async Task What_was_committed_by_a_host_that_died_before_it_sent_anything_is_handled_once_by_the_next()
    {
        var account = Guid.NewGuid();
        var dying = await StartAsync(_first, new DiesAfterCommit(_first));
        _ = dying.MessageBus().InvokeAsync(new SendDeliveries(account, ["a", "b"]));
        await _first.Shows("committed");
        (await _database.ScalarAsync<long>($"select count(*) from app.mt_events where stream_id = '{account}'")).ShouldBe(1);

        _second.Open("a");
        _second.Open("b");
        using var next = await StartAsync(_second);
        await _second.Shows("end a");
        await _second.Shows("end b");
        await Eventually.HoldsAsync(async () => await _database.ScalarAsync<long>(
            "select count(*) from wolverine.wolverine_incoming_envelopes where status <> 'Handled'") == 0, "no message waits");

        _second.Entries.Order().ShouldBe(["begin a", "begin b", "end a", "end b"]);
        _first.Entries.ShouldBe(["committed"]);
        await next.StopAsync();
        dying.Dispose();
    }

    private Task<IHost> StartAsync(Journal journal, IDocumentSessionListener? listener = null) => new TestHost
    {
        Database = _database,
        Handlers = [typeof(SendDeliveriesHandler), typeof(DeliveryHandler)],
        Store = o =>
        {
            o.Projections.Add<AccountProjection>(ProjectionLifecycle.Live);
            o.Listeners.AddRange(listener is null ? [] : [listener]);
        },
        Services = s => s.AddSingleton(journal).Configure<HostOptions>(o => o.ShutdownTimeout = 10.Seconds()),
        LastServices = s => s.AddHostedService<StopNotice>(),
        Wolverine = o =>
        {
            o.PublishMessage<Delivery>().ToLocalQueue("deliveries").Sequential();
            // The dead look for nothing any more.
            o.Durability.DurabilityAgentEnabled = listener is null;
        },
    }.StartAsync();
}

using System.Text.Json.Serialization.Metadata;
using JasperFx;
using JasperFx.Events.Projections;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wolverine;
using Wolverine.ErrorHandling;

namespace CritterStack.Tests.Bus;

/// <summary>One database and one host with all ordinary handlers, shared by the tests that do not restart hosts.</summary>
public sealed class BusFixture : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public IHost Host { get; private set; } = null!;

    public Journal Journal { get; } = new();

    public IMessageBus Bus => Host.MessageBus();

    public IDocumentStore Store => Host.Services.GetRequiredService<IDocumentStore>();

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        Host = await new TestHost
        {
            Database = Database,
            Handlers =
            [
                typeof(OpenAccountHandler), typeof(DepositHandler), typeof(DepositIfOpenHandler), typeof(VersionedDepositHandler),
                typeof(DepositNoticeHandler), typeof(DepositAndFailHandler), typeof(ContestedDepositHandler),
                typeof(LetterHandler), typeof(ReminderHandler), typeof(PatientHandler),
                typeof(StubbornHandler), typeof(PickyHandler), typeof(NumberedHandler),
                typeof(RelayHandler), typeof(PatrolHandler), typeof(ManyHandler), typeof(CounterHandler),
                typeof(OrderedHandler), typeof(WhisperedHandler), typeof(ExclusiveDepositHandler), typeof(DepositAndGiveUpHandler),
            ],
            Store = o => o.Projections.Add<AccountProjection>(ProjectionLifecycle.Live),
            Services = s =>
            {
                s.AddSingleton(Journal);
                s.AddScoped<Teller>();
            },
            Wolverine = o =>
            {
                o.OnException<ConcurrencyException>().RetryTimes(3);
                o.LocalQueue("numbers").Sequential();
                o.PublishMessage<Numbered>().ToLocalQueue("numbers");
                o.UseSystemTextJsonForSerialization(json => json.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KnowOrders } });
            }
        }.StartAsync();
    }

    private static void KnowOrders(JsonTypeInfo info)
    {
        if (info.Type == typeof(Order))
        {
            info.PolymorphismOptions = new JsonPolymorphismOptions { DerivedTypes = { new JsonDerivedType(typeof(Ring), "ring") } };
        }
    }

    public async Task DisposeAsync()
    {
        await Host.StopAsync();
        Host.Dispose();
        await Database.DisposeAsync();
    }

    public async Task<Guid> OpenAsync(string owner = "Ada")
    {
        var id = Guid.NewGuid();
        await Bus.InvokeAsync(new OpenAccount(id, owner));
        return id;
    }

    public async Task<IReadOnlyList<JasperFx.Events.IEvent>> EventsAsync(Guid id)
    {
        await using var session = Store.QuerySession();
        return await session.Events.FetchStreamAsync(id);
    }
}

[CollectionDefinition(Name)]
public sealed class BusTests : ICollectionFixture<BusFixture>
{
    public const string Name = "bus";
}

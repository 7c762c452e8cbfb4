using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Aggregation;

namespace CritterStack.Tests;

public sealed record Opened(string Name);

public sealed record Added(int Amount);

public sealed record Closed;

/// <summary>The aggregate of these tests: immutable, as live aggregates must be.</summary>
public sealed record Tally(Guid Id, string Name, int Total, int Events, bool IsClosed);

public sealed class TallyProjection : SingleStreamProjection<Tally, Guid>
{
    public override Tally Evolve(Tally? snapshot, Guid id, IEvent e)
    {
        var before = snapshot ?? new Tally(id, "", 0, 0, false);
        return e.Data switch
        {
            Opened opened => before with { Name = opened.Name, Events = before.Events + 1 },
            Added added => before with { Total = before.Total + added.Amount, Events = before.Events + 1 },
            Closed => before with { IsClosed = true, Events = before.Events + 1 },
            _ => throw new InvalidOperationException($"Unknown event {e.EventTypeName}"),
        };
    }
}

/// <summary>A database of its own and stores on it; each further store stands for another process.</summary>
public sealed class TestStore : IAsyncDisposable
{
    public const string Schema = "es";
    private readonly List<IDocumentStore> _stores = [];

    private TestStore(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public IDocumentStore Store { get; private set; } = null!;

    public static async Task<TestStore> CreateAsync(Action<StoreOptions>? configure = null)
    {
        var test = new TestStore(await TestDatabase.CreateAsync());
        test.Store = test.Another(configure);
        await test.Store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        return test;
    }

    /// <summary>The options every store of these tests has.</summary>
    public static void Configure(StoreOptions o)
    {
        o.DatabaseSchemaName = Schema;
        o.AutoCreateSchemaObjects = AutoCreate.CreateOrUpdate;
        o.UseSystemTextJsonForSerialization();
        o.Events.StreamIdentity = StreamIdentity.AsGuid;
        o.Events.AppendMode = EventAppendMode.Quick;
        o.Events.MetadataConfig.CorrelationIdEnabled = true;
        o.Events.MetadataConfig.CausationIdEnabled = true;
        o.Events.MetadataConfig.HeadersEnabled = true;
        o.Events.MetadataConfig.UserNameEnabled = true;
        o.Events.MapEventType<Opened>("tally-opened");
        o.Events.AddEventType<Added>();
        o.Events.AddEventType<Closed>();
        o.Projections.Add<TallyProjection>(ProjectionLifecycle.Live);
        o.Projections.Errors.SkipApplyErrors = false;
        o.Projections.Errors.SkipUnknownEvents = false;
        o.Projections.Errors.SkipSerializationErrors = false;
    }

    public IDocumentStore Another(Action<StoreOptions>? configure = null)
    {
        var store = DocumentStore.For(o =>
        {
            Configure(o);
            o.Connection(Database.ConnectionString);
            configure?.Invoke(o);
        });
        _stores.Add(store);
        return store;
    }

    public async Task<Guid> StartAsync(params object[] events)
    {
        var id = Guid.NewGuid();
        await using var session = Store.LightweightSession();
        session.Events.StartStream<Tally>(id, events);
        await session.SaveChangesAsync();
        return id;
    }

    public async Task AppendAsync(Guid id, params object[] events)
    {
        await using var session = Store.LightweightSession();
        session.Events.Append(id, events);
        await session.SaveChangesAsync();
    }

    public Task<T?> ScalarAsync<T>(string sql) => Database.ScalarAsync<T>(sql);

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }

        await Database.DisposeAsync();
    }
}

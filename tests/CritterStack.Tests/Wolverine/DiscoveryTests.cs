using JasperFx.Events.Projections;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace CritterStack.Tests.Bus;

public sealed record Greeting(string Key);

public static class GreetingHandler
{
    public static void Handle(Greeting greeting, Journal journal) => journal.Write($"by name {greeting.Key}");
}

public sealed record Farewell(string Key);

public class FarewellConsumer(Journal journal)
{
    public void Consume(Farewell farewell) => journal.Write($"consumer {farewell.Key}");
}

/// <summary>Not called like a handler.</summary>
public static class GreetingListener
{
    public static void Handle(Greeting greeting, Journal journal) => journal.Write($"listener {greeting.Key}");
}

internal static class HiddenHandler
{
    public static void Handle(Greeting greeting, Journal journal) => journal.Write($"hidden {greeting.Key}");
}

/// <summary>Handlers are found by their names in the application assembly.</summary>
public sealed class DiscoveryTests
{
    [Fact]
    public async Task Public_types_named_handler_or_consumer_are_found()
    {
        var database = await TestDatabase.CreateAsync();
        await using var _ = database;
        var journal = new Journal();
        using var host = await new TestHost
        {
            Database = database,
            Store = o => o.Projections.Add<AccountProjection>(ProjectionLifecycle.Live),
            Services = s =>
            {
                s.AddSingleton(journal);
                s.AddScoped<Teller>();
            }
        }.StartAsync();

        await host.MessageBus().InvokeAsync(new Greeting("x"));
        await host.MessageBus().InvokeAsync(new Farewell("x"));

        journal.Entries.ShouldBe(["by name x", "consumer x"]);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_type_named_explicitly_needs_no_such_name()
    {
        var database = await TestDatabase.CreateAsync();
        await using var _ = database;
        var journal = new Journal();
        using var host = await new TestHost
        {
            Database = database,
            Handlers = [typeof(GreetingListener)],
            Services = s => s.AddSingleton(journal)
        }.StartAsync();

        await host.MessageBus().InvokeAsync(new Greeting("y"));

        journal.Entries.ShouldBe(["listener y"]);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_message_with_two_handlers_ends_the_start_where_that_was_asked_for()
    {
        var database = await TestDatabase.CreateAsync();
        await using var _ = database;

        (await Should.ThrowAsync<Exception>(async () =>
        {
            using var host = await new TestHost
            {
                Database = database,
                Handlers = [typeof(GreetingHandler), typeof(GreetingListener)],
                Services = s => s.AddSingleton(new Journal()),
                Wolverine = o => o.AssertNoCombinedHandlers(),
            }.StartAsync();
        })).ToString().ShouldContain(nameof(Greeting));
    }
}

using JasperFx.Core;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;
using Wolverine.Persistence.Durability;
using Wolverine.Runtime;

namespace CritterStack.Tests.StandIn;

public sealed record Note(string Text);

/// <summary>Has a method that the real library would call before the handler.</summary>
public static class Intercepted
{
    public static void Before(Note note) => throw new InvalidOperationException(note.Text);

    public static void Handle(Note note, Bus.Journal journal) => journal.Write(note.Text);
}

/// <summary>Asks for a scoped service.</summary>
public static class Demanding
{
    public static void Handle(Note note, ISecret secret) => secret.Keep(note.Text);
}

public interface ISecret
{
    void Keep(string text);
}

/// <summary>Takes an interface.</summary>
public static class Greedy
{
    public static void Handle(IDisposable anything) => anything.Dispose();
}

public static class Noting
{
    public static void Handle(Note note, Bus.Journal journal) => journal.Write(note.Text);
}

/// <summary>What the bus refuses, and how it looks after its rows.</summary>
public sealed class StoredMessageTests : IAsyncLifetime
{
    private readonly Bus.Journal _journal = new();
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Methods_around_handlers_are_refused_at_start()
    {
        var thrown = await Should.ThrowAsync<NotSupportedException>(() => Host(typeof(Intercepted)).StartAsync());

        thrown.Message.ShouldContain("Intercepted.Before");
    }

    [Fact]
    public async Task Messages_that_are_not_concrete_are_refused_at_start() =>
        await Should.ThrowAsync<NotSupportedException>(() => Host(typeof(Greedy)).StartAsync());

    [Fact]
    public async Task Scoped_services_by_factory_are_refused_at_start_as_by_the_real_library()
    {
        var host = new TestHost
        {
            Database = _database,
            Handlers = [typeof(Demanding)],
            Services = s => s.AddScoped<ISecret>(_ => throw new InvalidOperationException())
        };

        (await Should.ThrowAsync<NotSupportedException>(host.StartAsync)).Message.ShouldContain("factory");
    }

    [Fact]
    public async Task Handled_messages_leave_no_row()
    {
        using var host = await Host(typeof(Noting)).StartAsync();
        for (var i = 0; i < 50; i++)
        {
            await host.MessageBus().PublishAsync(new Note($"n{i}"));
        }

        await Eventually.HoldsAsync(() => Task.FromResult(_journal.Entries.Count == 50), "all handled");
        await Eventually.HoldsAsync(async () => await RowsAsync() == 0, "no row left");
        await host.StopAsync();
    }

    [Fact]
    public async Task A_row_that_is_in_no_memory_is_found_once_there_is_reason_to_look()
    {
        using var host = await Host(typeof(Noting)).StartAsync();
        var runtime = host.Services.GetRequiredService<WolverineRuntime>();
        var lost = new Envelope(new Note("lost")) { Destination = new Uri("local://anywhere") };
        await runtime.Messages.InsertAsync([lost], 0, CancellationToken.None);

        runtime.InFlight.SuspectAfter(new InvalidOperationException("x", new Npgsql.NpgsqlException("the answer was lost")));

        await _journal.Shows("lost");
        await Eventually.HoldsAsync(async () => await RowsAsync() == 0, "no row left");
        await host.StopAsync();
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_a_dead_letter()
    {
        using var host = await Host(typeof(Noting)).StartAsync();
        var runtime = host.Services.GetRequiredService<WolverineRuntime>();
        var broken = new Envelope(new Note("broken")) { Destination = new Uri("local://anywhere"), Body = "[]"u8.ToArray() };
        await runtime.Messages.InsertAsync([broken], 0, CancellationToken.None);

        runtime.InFlight.Suspect();

        await Eventually.HoldsAsync(
            async () => await _database.ScalarAsync<long>("select count(*) from wolverine.wolverine_dead_letters") == 1, "a dead letter");
        (await RowsAsync()).ShouldBe(0);
        await host.StopAsync();
    }

    [Fact]
    public void A_known_failure_is_no_reason_to_look_for_lost_rows()
    {
        var inFlight = new InFlight();

        inFlight.SuspectAfter(new InvalidOperationException("no database involved"));
        inFlight.SuspectAfter(new InvalidOperationException("x", new Npgsql.PostgresException("refused", "ERROR", "ERROR", "23505")));

        inFlight.TakeSuspicion().ShouldBeFalse();
    }

    [Fact]
    public void Message_ids_rise_as_the_database_sorts_them()
    {
        var ids = Enumerable.Range(0, 10_000).Select(_ => EnvelopeId.Next()).ToList();

        ids.ShouldBe(ids.OrderBy(id => id.ToString("n"), StringComparer.Ordinal));
        ids.Distinct().Count().ShouldBe(10_000);
        ids[0].Version.ShouldBe(7);
    }

    [Fact]
    public void An_envelope_survives_its_row()
    {
        var envelope = new Envelope(new Note("ünï")) { CorrelationId = "c", UserName = "u", ConversationId = Guid.NewGuid(), Source = "s" };
        envelope.Headers["k"] = "v";
        var read = new Envelope { MessageType = envelope.MessageType };

        EnvelopeJson.Read(read, EnvelopeJson.Write(envelope), typeof(Note));

        read.Message.ShouldBe(new Note("ünï"));
        (read.CorrelationId, read.UserName, read.ConversationId, read.Source).ShouldBe(("c", "u", envelope.ConversationId, "s"));
        read.Headers.ShouldBe(envelope.Headers);
        read.SentAt.ShouldBe(envelope.SentAt, TimeSpan.FromMilliseconds(1));
        EnvelopeJson.Write(read).ShouldBe(EnvelopeJson.Write(envelope));
    }

    private TestHost Host(Type handler) => new()
    {
        Database = _database,
        Handlers = [handler],
        Services = s => s.AddSingleton(_journal),
        Wolverine = o => o.Durability.ScheduledJobPollingTime = 100.Milliseconds()
    };

    private Task<long> RowsAsync() => _database.ScalarAsync<long>("select count(*) from wolverine.wolverine_incoming_envelopes");
}

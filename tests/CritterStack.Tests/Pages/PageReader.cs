using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Wolverine;
using Wolverine.Marten.Subscriptions;
using Wolverine.Runtime;

namespace CritterStack.Tests.Pages;

/// <summary>Something happened to a row of these tests.</summary>
public sealed record Happened(string What);

/// <summary>The events of a page and the page's own operations, for the first read model.</summary>
public sealed record FirstPage(IReadOnlyList<IEvent> Events, IDocumentOperations Operations) : INotToBeRouted;

/// <summary>The same for the second.</summary>
public sealed record SecondPage(IReadOnlyList<IEvent> Events, IDocumentOperations Operations) : INotToBeRouted;

/// <summary>Sent from within a page.</summary>
public sealed record Told(long Sequence);

public static class FirstPageHandler
{
    public static void Handle(FirstPage page) => Rows.Put("first", page.Events, page.Operations);
}

public static class SecondPageHandler
{
    public static void Handle(SecondPage page) => Rows.Put("second", page.Events, page.Operations);
}

public static class ToldHandler
{
    public static void Handle(Told told, Bus.Journal journal) => journal.Write($"told {told.Sequence}");
}

/// <summary>What a test does to a page between the two models; nothing unless told.</summary>
public sealed class Interference
{
    private int _pages;

    public Func<EventRange, IDocumentOperations, Task> Between { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Whether pages hold <see cref="ProgressGuard"/>.</summary>
    public bool IsGuarded { get; set; } = true;

    /// <summary>Whether pages put nothing and tell nothing.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>How many pages were begun.</summary>
    public int Pages => Volatile.Read(ref _pages);

    public Task MeetAsync(EventRange page, IDocumentOperations operations)
    {
        Interlocked.Increment(ref _pages);
        return Between(page, operations);
    }
}

/// <summary>One subscription for all read models: a message per model, with the page's own operations in it.</summary>
public sealed class PageReader : BatchSubscription
{
    public const string Name = "pages";

    private readonly Interference _interference;

    public PageReader(Interference interference)
        : base(Name)
    {
        _interference = interference;
        Options.BatchSize = 200;
    }

    public override async Task ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, IMessageBus bus, CancellationToken cancellationToken)
    {
        if (_interference.IsQuiet)
        {
            return;
        }

        if (_interference.IsGuarded)
        {
            operations.QueueSqlCommand(ProgressGuard.Of("app"), $"{Name}:All");
        }

        await bus.InvokeAsync(new FirstPage(page.Events, operations), cancellationToken);
        foreach (var e in page.Events)
        {
            await bus.PublishAsync(new Told(e.Sequence));
        }

        await _interference.MeetAsync(page, operations);
        await bus.InvokeAsync(new SecondPage(page.Events, operations), cancellationToken);
    }
}

internal static class Rows
{
    /// <summary>Refuses what is delivered twice.</summary>
    public const string Table = "create table rows (model text, sequence bigint, primary key (model, sequence))";

    public static void Put(string model, IReadOnlyList<IEvent> events, IDocumentOperations operations) =>
        operations.QueueSqlCommand("insert into rows (model, sequence) select ?, unnest(?)", model, events.Select(e => e.Sequence).ToArray());
}

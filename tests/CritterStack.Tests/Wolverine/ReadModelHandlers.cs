using System.Runtime.CompilerServices;
using JasperFx.Core;
using JasperFx.Events;
using Marten;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace CritterStack.Tests.Bus;

/// <summary>The first of two read models of the same events.</summary>
public static class LedgerHandler
{
    public static void Handle(IEvent<Opened> e, IDocumentSession session) => session.Note("ledger", e);

    public static void Handle(IEvent<Deposited> e, IDocumentSession session) => session.Note("ledger", e);
}

/// <summary>The second, which can be made to fail after it queued its statement.</summary>
public static class BoardHandler
{
    public static void Configure(HandlerChain chain) => chain.OnException<TimeoutException>().RetryWithCooldown(10.Milliseconds(), 20.Milliseconds());

    public static void Handle(IEvent<Deposited> e, IDocumentSession session, Journal journal)
    {
        session.Note("board", e);
        session.Gather("gathered", e);
        journal.Write($"deposited {e.Data.Amount}");
        if (e.Data.Amount == Poison && !journal.Gate("antidote").IsCompleted)
        {
            throw new InvalidOperationException("poison");
        }

        if (e.Data.Amount == Moody && journal.Count("moody") < 3)
        {
            throw new TimeoutException("moody");
        }
    }

    public const int Poison = 666;

    public const int Moody = 333;
}

/// <summary>One handler for a whole family of events, named once per type of event when the bus is set up.</summary>
public static class FamilyHandler<T>
    where T : class
{
    public static Task Handle(IEvent<T> e, IDocumentSession session, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        session.Note("family", e);
        return Task.CompletedTask;
    }
}

/// <summary>Takes the event itself, and answers with a message.</summary>
public static class WelcomeHandler
{
    public static Letter Handle(Closing closing) => new($"closing {closing.Account}");
}

public sealed record Closing(Guid Account);

internal static class Notes
{
    public const string Table = "create table seen (place bigserial, model text not null, sequence bigint not null, version bigint not null)";

    public static void Note(this IDocumentSession session, string model, IEvent e) =>
        session.QueueSqlCommand("insert into seen (model, sequence, version) values (?, ?, ?)", model, e.Sequence, e.Version);

    /// <summary>Notes by one statement per session, whose list grows with each further event of the same session.</summary>
    public static void Gather(this IDocumentSession session, string model, IEvent e)
    {
        if (!Gathered.TryGetValue(session, out var sequences))
        {
            Gathered.Add(session, sequences = []);
            session.QueueSqlCommand("insert into seen (model, sequence, version) select ?, x, 0 from unnest(?::bigint[]) as x", model, sequences);
        }

        sequences.Add(e.Sequence);
    }

    private static readonly ConditionalWeakTable<IDocumentSession, List<long>> Gathered = [];
}

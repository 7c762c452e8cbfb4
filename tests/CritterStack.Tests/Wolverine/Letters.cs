using JasperFx.Core;
using Marten;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace CritterStack.Tests.Bus;

/// <summary>A message that is only noted.</summary>
public sealed record Letter(string Text);

public static class LetterHandler
{
    public static void Handle(Letter letter, Journal journal) => journal.Write($"letter {letter.Text}");
}

public sealed record Reminder(string Text);

public static class ReminderHandler
{
    public static void Handle(Reminder reminder, Journal journal) => journal.Write($"reminder {reminder.Text}");
}

/// <summary>Fails a number of times, then succeeds.</summary>
public sealed record Patient(string Key, int Failures);

public static class PatientHandler
{
    public static void Configure(HandlerChain chain) =>
        chain.OnException<TimeoutException>().RetryWithCooldown(10.Milliseconds(), 20.Milliseconds()).Then.ScheduleRetry(100.Milliseconds());

    public static void Handle(Patient patient, Envelope envelope, Journal journal)
    {
        journal.Write($"patient {patient.Key} {envelope.Attempts}");
        if (envelope.Attempts <= patient.Failures)
        {
            throw new TimeoutException($"not yet {patient.Key}");
        }
    }
}

/// <summary>Fails until the key is opened.</summary>
public sealed record Stubborn(string Key);

public static class StubbornHandler
{
    public static void Configure(HandlerChain chain) =>
        chain.OnException<TimeoutException>().RetryWithCooldown(10.Milliseconds(), 20.Milliseconds()).Then.MoveToErrorQueue();

    public static void Handle(Stubborn message, Journal journal)
    {
        journal.Write($"stubborn {message.Key}");
        if (!journal.CommandAuthorization(message.Key).IsCompleted)
        {
            throw new TimeoutException($"stubborn {message.Key}");
        }

        journal.Write($"gave in {message.Key}");
    }
}

/// <summary>Has no rule for what it throws, and one that discards.</summary>
public sealed record Picky(string Key, bool Discard);

public static class PickyHandler
{
    public static void Configure(HandlerChain chain) => chain.OnException<ArgumentException>().Discard();

    public static void Handle(Picky message, Journal journal)
    {
        journal.Write($"picky {message.Key}");
        throw message.Discard ? new ArgumentException("picky") : new InvalidOperationException("picky");
    }
}

public sealed record Numbered(string Key, int Number);

public static class NumberedHandler
{
    public static async Task Handle(Numbered message, Journal journal)
    {
        // The odd ones take longer, so that parallel handling would mix the order.
        await Task.Delay(message.Number % 2 * 5);
        journal.Write($"number {message.Key} {message.Number}");
    }
}

/// <summary>Handled, it opens an account and sends a <see cref="Patrol"/>, which opens another.</summary>
public sealed record Relay(Guid First, Guid Second);

public sealed record Patrol(Guid Account);

public static class RelayHandler
{
    public static Patrol Handle(Relay relay, IDocumentSession session)
    {
        session.Events.StartStream<Account>(relay.First, new Opened("relay"));
        return new Patrol(relay.Second);
    }
}

public static class PatrolHandler
{
    public static void Handle(Patrol patrol, IDocumentSession session, Envelope envelope, Journal journal)
    {
        journal.Write($"patrol {patrol.Account} {envelope.Id} by {envelope.UserName} in {envelope.CorrelationId}");
        session.Events.StartStream<Account>(patrol.Account, new Opened("patrol"));
    }
}

/// <summary>Sends many messages with one commit, some later.</summary>
public sealed record Many(string Key, int Count);

public static class ManyHandler
{
    public static OutgoingMessages Handle(Many many)
    {
        var outgoing = new OutgoingMessages(Enumerable.Range(1, many.Count).Select(i => new Letter($"{many.Key} {i}")));
        outgoing.Delay(new Reminder($"{many.Key} soon"), 300.Milliseconds());
        outgoing.Schedule(new Reminder($"{many.Key} later"), DateTimeOffset.UtcNow.AddMilliseconds(400));
        outgoing.Delay(new Reminder($"{many.Key} never"), 1.Hours());
        return outgoing;
    }
}

/// <summary>A scoped service that shares the handler's session.</summary>
public sealed class Teller(IDocumentSession session)
{
    public void Open(Guid account) => session.Events.StartStream<Account>(account, new Opened("teller"));
}

public sealed record AtCounter(Guid Account);

/// <summary>An instance handler with services in constructor and method.</summary>
public sealed class CounterHandler(Journal journal)
{
    public async Task<Receipt> HandleAsync(AtCounter message, Teller teller, CancellationToken token)
    {
        await Task.Yield();
        token.ThrowIfCancellationRequested();
        teller.Open(message.Account);
        journal.Write($"counter {message.Account}");
        return new Receipt(message.Account, 1, 0);
    }
}

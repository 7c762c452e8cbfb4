using JasperFx.Events;
using Wolverine;
using Wolverine.Marten;

namespace CritterStack.Tests.Bus;

/// <summary>A command inside a message, of a type that only the serializer's options name.</summary>
public abstract record Order;

public sealed record Ring(string Key) : Order;

/// <summary>The same, of which the options say nothing.</summary>
public abstract record Whisper;

public sealed record WhisperLow(string Key) : Whisper;

public sealed record Ordered(string Key, Order Command);

public sealed record Whispered(string Key, Whisper Command);

public static class OrderedHandler
{
    public static void Handle(Ordered message, Journal journal) => journal.Write($"ordered {message.Key} {message.Command}");
}

public static class WhisperedHandler
{
    public static void Handle(Whispered message, Journal journal) => journal.Write($"whispered {message.Key}");
}

/// <summary>Holds its stream from loading to commit.</summary>
public sealed record ExclusiveDeposit(Guid AccountId, int Amount);

public static class ExclusiveDepositHandler
{
    public static Receipt Handle(
        ExclusiveDeposit command,
        [WriteAggregate(LoadStyle = global::Wolverine.Marten.ConcurrencyStyle.Exclusive)] IEventStream<Account> stream,
        Journal journal)
    {
        journal.Write($"exclusive {command.AccountId}");
        stream.AppendOne(new Deposited(command.Amount));
        return new Receipt(command.AccountId, stream.CurrentVersion ?? 0, stream.Aggregate!.Balance);
    }
}

/// <summary>Appends, sends, and fails in a way that is discarded.</summary>
public sealed record DepositAndGiveUp(Guid AccountId, string Key);

public static class DepositAndGiveUpHandler
{
    public static void Configure(global::Wolverine.Runtime.Handlers.HandlerChain chain) =>
        global::Wolverine.ErrorHandling.ErrorHandlingPolicyExtensions.OnException<ArgumentException>(chain).Discard();

    public static async Task Handle(DepositAndGiveUp command, [WriteAggregate] IEventStream<Account> stream, IMessageContext context, Journal journal)
    {
        stream.AppendOne(new Deposited(1));
        await context.PublishAsync(new Letter(command.Key));
        journal.Write($"gave up {command.Key}");
        throw new ArgumentException("malformed");
    }
}

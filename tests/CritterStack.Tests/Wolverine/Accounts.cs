using JasperFx.Events;
using Marten;
using Marten.Events.Aggregation;
using Wolverine;
using Wolverine.Marten;

namespace CritterStack.Tests.Bus;

public sealed record Opened(string Owner);

public sealed record Deposited(int Amount);

public sealed record Account(Guid Id, string Owner, int Balance);

public sealed class AccountProjection : SingleStreamProjection<Account, Guid>
{
    public override Account Evolve(Account? snapshot, Guid id, IEvent e) => e.Data switch
    {
        Opened opened => new Account(id, opened.Owner, 0),
        Deposited deposited => snapshot! with { Balance = snapshot.Balance + deposited.Amount },
        var other => throw new InvalidOperationException($"unknown event {other}")
    };
}

public sealed record Receipt(Guid Account, long Version, int Balance);

public sealed record OpenAccount(Guid AccountId, string Owner);

public static class OpenAccountHandler
{
    public static Receipt Handle(OpenAccount command, IDocumentSession session)
    {
        session.Events.StartStream<Account>(command.AccountId, new Opened(command.Owner));
        return new Receipt(command.AccountId, 1, 0);
    }
}

/// <summary>The stream must exist.</summary>
public sealed record Deposit(Guid AccountId, int Amount);

public static class DepositHandler
{
    public static (Receipt, OutgoingMessages) Handle(Deposit command, [WriteAggregate] IEventStream<Account> stream, Journal journal)
    {
        journal.Write($"deposit {command.AccountId}");
        stream.AppendOne(new Deposited(command.Amount));
        return (new Receipt(command.AccountId, stream.CurrentVersion ?? 0, stream.Aggregate!.Balance), [new DepositNotice(command.AccountId, command.Amount)]);
    }
}

/// <summary>The stream may be missing; the id member has the short name.</summary>
public sealed record DepositIfOpen(Guid Id, int Amount);

public static class DepositIfOpenHandler
{
    public static Receipt Handle(DepositIfOpen command, [WriteAggregate(Required = false)] IEventStream<Account> stream)
    {
        if (stream.Aggregate is null)
        {
            return new Receipt(command.Id, stream.CurrentVersion ?? -1, 0);
        }

        stream.AppendMany(new Deposited(command.Amount), new Deposited(command.Amount));
        return new Receipt(command.Id, stream.CurrentVersion ?? -1, stream.Aggregate.Balance);
    }
}

/// <summary>Names the version it expects.</summary>
public sealed record VersionedDeposit(Guid AccountId, int Amount, long Version);

public static class VersionedDepositHandler
{
    public static void Handle(VersionedDeposit command, [WriteAggregate] IEventStream<Account> stream) => stream.AppendOne(new Deposited(command.Amount));
}

public sealed record DepositNotice(Guid AccountId, int Amount);

public static class DepositNoticeHandler
{
    public static void Handle(DepositNotice notice, Journal journal) => journal.Write($"notice {notice.AccountId} {notice.Amount}");
}

/// <summary>Appends and sends, then fails.</summary>
public sealed record DepositAndFail(Guid AccountId, int Amount);

public static class DepositAndFailHandler
{
    public static async Task Handle(DepositAndFail command, [WriteAggregate] IEventStream<Account> stream, IMessageContext context)
    {
        stream.AppendOne(new Deposited(command.Amount));
        await context.PublishAsync(new DepositNotice(command.AccountId, command.Amount));
        throw new InvalidOperationException("after append and publish");
    }
}

/// <summary>Somebody else appends between loading and committing, as often as told.</summary>
public sealed record ContestedDeposit(Guid AccountId, int Amount, int Rivals);

public static class ContestedDepositHandler
{
    public static async Task<Receipt> Handle(
        ContestedDeposit command,
        [WriteAggregate] IEventStream<Account> stream,
        IDocumentStore store,
        Journal journal,
        CancellationToken token)
    {
        journal.Write($"contested {command.AccountId} at {stream.CurrentVersion}");
        var attempt = journal.Count($"contested {command.AccountId}");
        stream.AppendOne(new Deposited(command.Amount));
        if (attempt <= command.Rivals)
        {
            await using var rival = store.LightweightSession();
            rival.Events.Append(command.AccountId, new Deposited(1));
            await rival.SaveChangesAsync(token);
        }

        return new Receipt(command.AccountId, stream.CurrentVersion ?? 0, stream.Aggregate!.Balance);
    }
}

using Agreements.Server.Storage;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;
using Wolverine.Marten.Subscriptions;
using Wolverine;

namespace Agreements.Server.ReadModels.Delivery;

/// <summary>
/// The one way out of the events: takes them in order, page by page. The rows of all read models, what must be told and the progress of the
/// subscription are one transaction.
/// </summary>
public sealed class ReadModelSubscription : BatchSubscription
{
    private readonly IPageFollower _follower;
    private readonly PageDelivery _delivery;

    /// <summary>The subscription of a host.</summary>
    /// <param name="db">The database.</param>
    /// <param name="follower">Says what must be told.</param>
    public ReadModelSubscription(NpgsqlDataSource db, IPageFollower follower)
        : base(StoreSetup.ReadModelSubscription)
    {
        (_delivery, _follower) = (new PageDelivery(db, ReadModel.All), follower);
        Configure(Options);
    }

    /// <summary>How pages are cut: fewer events cost a sixth to a third of the throughput.</summary>
    /// <param name="options">The options of a subscription.</param>
    internal static void Configure(AsyncOptions options)
    {
        options.BatchSize = 2000;
        options.MaximumHopperSize = 20_000;
    }

    /// <inheritdoc />
    public override async Task ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, IMessageBus bus, CancellationToken cancellationToken)
    {
        var happened = await _delivery.DeliverAsync(
            page, operations, (model, streams, rows) => model.InvokeAsync(bus, streams, rows, cancellationToken), cancellationToken);
        var follows = _follower.Follow(happened);
        if (follows.Written is { } written)
        {
            operations.QueueSqlCommand(written.Sql, written.Lists);
        }

        foreach (var message in follows.Messages)
        {
            await bus.PublishAsync(message);
        }
    }
}

using Agreements.Server.ReadModels.Delivery;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten.Subscriptions;
using Marten;
using Npgsql;

namespace Agreements.Server.ReadModels.Rebuilding;

/// <summary>Hands every page to the same handlers as the live subscription does.</summary>
internal sealed class ReplaySubscription : SubscriptionBase
{
    private readonly PageDelivery _delivery;
    private volatile Exception? _failure;

    public ReplaySubscription(string name, NpgsqlDataSource shadow, IReadOnlyList<ReadModel> models)
    {
        Name = name;
        _delivery = new PageDelivery(shadow, models);
        ReadModelSubscription.Configure(Options);
    }

    /// <summary>Why the last page failed; null when it did not.</summary>
    public Exception? Failure => _failure;

    /// <inheritdoc />
    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        try
        {
            await _delivery.DeliverAsync(page, operations, Take, cancellationToken);
            return NullChangeListener.Instance;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _failure = e;
            throw;
        }
    }

    private static Task Take(ReadModel model, IReadOnlyList<StreamChange> streams, PageRows rows)
    {
        model.Take(streams, rows);
        return Task.CompletedTask;
    }
}

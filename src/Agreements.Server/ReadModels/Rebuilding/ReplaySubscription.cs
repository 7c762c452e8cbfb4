using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;

namespace Agreements.Server.ReadModels.Rebuilding;

/// <summary>Hands every event to the same code as the live subscription does, one page in one transaction.</summary>
internal sealed class ReplaySubscription : SubscriptionBase
{
    private readonly IReadOnlyList<ReadModel> _models;
    private volatile Exception? _failure;

    public ReplaySubscription(string name, IReadOnlyList<ReadModel> models)
    {
        Name = name;
        _models = models;
    }

    /// <summary>Why the last page failed; null when it did not.</summary>
    public Exception? Failure => _failure;

    /// <inheritdoc />
    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var e in page.Events)
            {
                foreach (var model in _models.Where(m => m.IsKeptBy(e.Data.GetType())))
                {
                    await model.PutAsync(e, operations, cancellationToken);
                }
            }

            // A page of a subscription of our own is saved by the daemon, past the listeners of sessions.
            operations.Fill();
            return NullChangeListener.Instance;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _failure = e;
            throw;
        }
    }
}

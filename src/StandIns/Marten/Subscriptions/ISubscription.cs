using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using JasperFx.Events.Subscriptions;

namespace Marten.Subscriptions;

/// <summary>Gets all events, page by page in sequence order.</summary>
public interface ISubscription
{
    /// <summary>
    /// Processes a page. What it queues on <paramref name="operations"/> (an <see cref="IDocumentSession"/>, which the daemon commits)
    /// is committed together with the progress. The events' streams fold without a round trip when asked for an event's own version.
    /// </summary>
    /// <returns>What to call around the commit; <see cref="NullChangeListener.Instance"/> for nothing.</returns>
    Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller, IDocumentOperations operations,
        CancellationToken cancellationToken);
}

/// <summary>A subscription that brings its own name and filter.</summary>
public abstract class SubscriptionBase : JasperFxSubscriptionBase<IDocumentOperations, IQuerySession, ISubscription>, ISubscription
{
    /// <inheritdoc/>
    public abstract Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller,
        IDocumentOperations operations, CancellationToken cancellationToken);
}

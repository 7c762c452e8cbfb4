using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using JasperFx.Events.Subscriptions;
using Marten.Internal;
using Marten.Subscriptions;

namespace Marten.Events.Projections;

/// <summary>The folds and subscriptions of a store.</summary>
public class ProjectionOptions
{
    private readonly Dictionary<Type, ILiveFold> _folds = [];
    private readonly List<RegisteredSubscription> _subscriptions = [];
    private readonly StoreOptions _options;

    internal ProjectionOptions(StoreOptions options) => _options = options;

    /// <summary>What to do with events that cannot be handled while the daemon runs: never skipped here.</summary>
    public ErrorHandlingOptions Errors { get; } = new();

    internal DaemonMode AsyncMode { get; set; } = DaemonMode.Disabled;

    internal IReadOnlyList<RegisteredSubscription> Subscriptions => _subscriptions;

    /// <summary>Registers a fold; the last one for an aggregate wins.</summary>
    /// <typeparam name="TProjectionType">The fold: a <see cref="Aggregation.SingleStreamProjection{TDoc, TId}"/>.</typeparam>
    public void Add<TProjectionType>(ProjectionLifecycle lifecycle)
        where TProjectionType : ProjectionBase, new()
    {
        var projection = new TProjectionType { Lifecycle = lifecycle };
        var fold = (ILiveFold)projection;
        _folds[fold.AggregateType] = fold;
        _options.EventGraph.AddAggregate(fold.AggregateType);
    }

    /// <summary>Registers a subscription for the daemon.</summary>
    /// <exception cref="ArgumentException">Another subscription has its name.</exception>
    public void Subscribe(ISubscription subscription, Action<ISubscriptionOptions>? configure = null)
    {
        var registered = new RegisteredSubscription(subscription);
        configure?.Invoke(registered.Options);
        if (_subscriptions.Any(s => s.Name.Identity == registered.Name.Identity))
        {
            throw new ArgumentException($"There is a subscription '{registered.Name.Identity}' already", nameof(subscription));
        }

        foreach (var type in registered.IncludedTypes)
        {
            _options.EventGraph.AddEventType(type);
        }

        _subscriptions.Add(registered);
    }

    internal ILiveFold FoldFor(Type aggregate) => _folds.TryGetValue(aggregate, out var fold)
        ? fold
        : throw new InvalidOperationException($"No projection folds {aggregate.FullName}: add one to StoreOptions.Projections");
}

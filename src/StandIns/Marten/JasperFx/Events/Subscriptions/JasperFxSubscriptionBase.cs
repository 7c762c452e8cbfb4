using JasperFx.Events.Projections;

namespace JasperFx.Events.Subscriptions;

/// <summary>Which events a subscription gets and how.</summary>
public interface ISubscriptionOptions : IEventFilterable
{
    /// <summary>Its name; progress is stored as <c>name:All</c>.</summary>
    string Name { get; set; }

    /// <summary>From 1; a new version starts over under a name of its own.</summary>
    uint Version { get; set; }

    /// <summary>Page size and where to start.</summary>
    AsyncOptions Options { get; }
}

/// <summary>What every subscription has.</summary>
/// <typeparam name="TOperations">What it writes with.</typeparam>
/// <typeparam name="TQuerySession">What it reads with.</typeparam>
/// <typeparam name="TSubscription">The subscription's interface.</typeparam>
public abstract class JasperFxSubscriptionBase<TOperations, TQuerySession, TSubscription> : EventFilterable, ISubscriptionOptions, IAsyncDisposable
    where TOperations : TQuerySession
    where TSubscription : notnull
{
    /// <summary>A subscription named after its type.</summary>
    protected JasperFxSubscriptionBase() => Name = GetType().Name;

    /// <inheritdoc/>
    public string Name { get; set; }

    /// <inheritdoc/>
    public uint Version { get; set; } = 1;

    /// <inheritdoc/>
    public AsyncOptions Options { get; protected set; } = new();

    /// <summary>Releases what the subscription holds; called when its store is disposed.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

using JasperFx.Events;
using JasperFx.Events.Subscriptions;
using Marten.Subscriptions;

namespace Marten.Events;

/// <summary>How events are stored.</summary>
public interface IEventStoreOptions
{
    /// <summary>What identifies a stream.</summary>
    StreamIdentity StreamIdentity { get; set; }

    /// <summary>How events get their numbers.</summary>
    EventAppendMode AppendMode { get; set; }

    /// <summary>Which metadata is stored.</summary>
    MetadataConfig MetadataConfig { get; }

    /// <summary>
    /// Whether daemons of several processes wake each other by LISTEN and NOTIFY. The notice is sent by the daemon of the process that
    /// appended, once per page it sees, never by the append itself; without a daemon there, others find its events by polling.
    /// </summary>
    bool UseListenNotifyForEventAppends { get; set; }

    /// <summary>Registers an event under the name its type gives: snake case.</summary>
    IEventStoreOptions AddEventType<TEvent>();

    /// <inheritdoc cref="AddEventType{TEvent}"/>
    void AddEventType(Type eventType);

    /// <inheritdoc cref="AddEventType{TEvent}"/>
    void AddEventTypes(IEnumerable<Type> types);

    /// <summary>Registers an event under a name of its own.</summary>
    /// <exception cref="ArgumentException">Another type has that name.</exception>
    void MapEventType<TEvent>(string eventTypeName)
        where TEvent : class;

    /// <inheritdoc cref="MapEventType{TEvent}(string)"/>
    void MapEventType(Type eventType, string eventTypeName);

    /// <summary>Adds a subscription for the daemon.</summary>
    void Subscribe(ISubscription subscription, Action<ISubscriptionOptions>? configure = null);
}

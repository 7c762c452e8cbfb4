using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using JasperFx.Events;
using JasperFx.Events.Subscriptions;
using Marten.Events;
using Marten.Exceptions;
using Marten.Subscriptions;

namespace Marten.Internal;

/// <summary>All event and aggregate types of a store, both ways between type and stored name.</summary>
internal sealed partial class EventGraph(StoreOptions options) : IEventStoreOptions
{
    private readonly ConcurrentDictionary<Type, EventMapping> _byType = new();
    private readonly ConcurrentDictionary<string, EventMapping> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Type> _aggregates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Type, string> _aliases = new();
    private readonly Lock _registering = new();

    public StreamIdentity StreamIdentity { get; set; } = StreamIdentity.AsGuid;

    public EventAppendMode AppendMode { get; set; } = EventAppendMode.Quick;

    public MetadataConfig MetadataConfig { get; } = new();

    public bool UseListenNotifyForEventAppends { get; set; }

    public static string SnakeCase(string name) => Outer().Replace(Inner().Replace(name, "$1_$2"), "$1_$2").ToLowerInvariant();

    public IEventStoreOptions AddEventType<TEvent>()
    {
        AddEventType(typeof(TEvent));
        return this;
    }

    public void AddEventType(Type eventType) => MappingFor(eventType);

    public void AddEventTypes(IEnumerable<Type> types)
    {
        foreach (var type in types)
        {
            AddEventType(type);
        }
    }

    public void MapEventType<TEvent>(string eventTypeName)
        where TEvent : class => MapEventType(typeof(TEvent), eventTypeName);

    public void MapEventType(Type eventType, string eventTypeName)
    {
        lock (_registering)
        {
            if (_byName.TryGetValue(eventTypeName, out var other) && other.Type != eventType)
            {
                throw new ArgumentException($"'{eventTypeName}' names {other.Type.FullName} already", nameof(eventTypeName));
            }

            if (_byType.TryGetValue(eventType, out var before))
            {
                _byName.TryRemove(before.Name, out _);
            }

            var mapping = new EventMapping(eventType, eventTypeName, options);
            _byName[eventTypeName] = mapping;
            _byType[eventType] = mapping;
        }
    }

    public void Subscribe(ISubscription subscription, Action<ISubscriptionOptions>? configure = null) =>
        options.Projections.Subscribe(subscription, configure);

    public EventMapping MappingFor(Type type) => _byType.TryGetValue(type, out var mapping) ? mapping : Register(type);

    public bool TryGetMapping(string name, [MaybeNullWhen(false)] out EventMapping mapping) => _byName.TryGetValue(name, out mapping);

    /// <summary>The mapping of a stored event, by its stored name or else by its stored .NET type.</summary>
    public EventMapping MappingFor(string name, string? dotNetName, long sequence)
    {
        if (_byName.TryGetValue(name, out var mapping))
        {
            return mapping;
        }

        var type = dotNetName is null ? null : Type.GetType(dotNetName, throwOnError: false);
        if (type is null)
        {
            throw new UnknownEventTypeException(name, sequence);
        }

        // Kept under the old name too, so that the next such event needs no look-up by type.
        return _byName.GetOrAdd(name, new EventMapping(type, name, options));
    }

    public IEvent BuildEvent(object data)
    {
        if (data is IEvent e)
        {
            var mapping = MappingFor(e.EventType);
            e.EventTypeName = mapping.Name;
            e.DotNetTypeName = mapping.DotNetName;
            return e;
        }

        return MappingFor(data.GetType()).Wrap(data);
    }

    public void AddAggregate(Type type) => AliasFor(type);

    public string AliasFor(Type aggregate) => _aliases.GetOrAdd(aggregate, type =>
    {
        var alias = SnakeCase(type.Name);
        _aggregates.TryAdd(alias, type);
        return alias;
    });

    public Type? AggregateFor(string? alias) => alias is null ? null : _aggregates.GetValueOrDefault(alias);

    private EventMapping Register(Type type)
    {
        lock (_registering)
        {
            if (!_byType.ContainsKey(type))
            {
                MapEventType(type, SnakeCase(type.Name));
            }

            return _byType[type];
        }
    }

    [GeneratedRegex(@"(\P{Ll})(\P{Ll}\p{Ll})")]
    private static partial Regex Inner();

    [GeneratedRegex(@"(\p{Ll})(\P{Ll})")]
    private static partial Regex Outer();
}

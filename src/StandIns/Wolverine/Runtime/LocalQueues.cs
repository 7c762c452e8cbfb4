using System.Collections.Concurrent;
using Wolverine.Runtime.Handlers;
using Wolverine.Transports.Local;

namespace Wolverine.Runtime;

/// <summary>All local queues: those configured, and one per handled message type.</summary>
internal sealed class LocalQueues
{
    private readonly Dictionary<string, LocalQueue> _byUri = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Type, LocalQueue[]> _byType = new();
    private readonly LocalQueue _default;

    public LocalQueues(WolverineOptions options, HandlerGraph graph)
    {
        _default = Add(options.Queue("default"));
        foreach (var type in graph.Executors.Keys)
        {
            if (!options.Subscriptions.ContainsKey(type))
            {
                _byType[type] = [Add(options.Queue(Name(type)))];
            }
        }

        foreach (var (type, queues) in options.Subscriptions)
        {
            _byType[type] = [.. queues.Select(Add)];
        }

        foreach (var settings in options.Queues.Values)
        {
            Add(settings);
        }
    }

    public IEnumerable<LocalQueue> All => _byUri.Values;

    public int Count => _byUri.Values.Sum(q => q.Count);

    public LocalQueue[] For(Type messageType) => _byType.GetValueOrDefault(messageType) ?? [];

    /// <summary>The queue of that address; when it no longer exists, the one the type goes to now.</summary>
    public LocalQueue At(string? uri, Type? messageType) =>
        uri is not null && _byUri.TryGetValue(uri, out var queue) ? queue
        : messageType is not null && For(messageType) is [var first, ..] ? first
        : _default;

    private static string Name(Type type) => MessageTypeName.Of(type)
        .Replace('+', '.')
        .Replace("[", string.Empty, StringComparison.Ordinal)
        .Replace("]", string.Empty, StringComparison.Ordinal)
        .Replace('`', '-')
        .Replace(',', '_');

    private LocalQueue Add(LocalQueueSettings settings)
    {
        var queue = new LocalQueue(settings);
        return _byUri.TryAdd(queue.Uri.OriginalString, queue) ? queue : _byUri[queue.Uri.OriginalString];
    }
}

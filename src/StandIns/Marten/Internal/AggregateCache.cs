using System.Diagnostics.CodeAnalysis;

namespace Marten.Internal;

/// <summary>A folded state and the version of its last event.</summary>
internal readonly record struct FoldedState(object? State, long Version);

/// <summary>The states folded last, bounded by their number; the one not asked for longest goes first. States must be immutable.</summary>
internal sealed class AggregateCache(int capacity)
{
    private readonly Dictionary<(Type Type, Guid Stream), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];
    private readonly Lock _lock = new();

    public bool TryGet(Type type, Guid stream, [MaybeNullWhen(false)] out FoldedState state)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue((type, stream), out var node))
            {
                state = default;
                return false;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            state = node.Value.State;
            return true;
        }
    }

    public void Put(Type type, Guid stream, FoldedState state)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue((type, stream), out var node))
            {
                // A slow reader must not put an older state over a newer one.
                if (node.Value.State.Version <= state.Version)
                {
                    node.Value = node.Value with { State = state };
                }

                return;
            }

            if (_entries.Count >= capacity)
            {
                _entries.Remove(_byUse.Last!.Value.Key);
                _byUse.RemoveLast();
            }

            _entries[(type, stream)] = _byUse.AddFirst(new Entry((type, stream), state));
        }
    }

    public void Remove(Type type, Guid stream)
    {
        lock (_lock)
        {
            if (_entries.Remove((type, stream), out var node))
            {
                _byUse.Remove(node);
            }
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _byUse.Clear();
        }
    }

    private readonly record struct Entry((Type Type, Guid Stream) Key, FoldedState State);
}

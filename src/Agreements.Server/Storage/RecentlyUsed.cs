using System.Diagnostics.CodeAnalysis;

namespace Agreements.Server.Storage;

/// <summary>Keeps what was used last, and forgets the rest. Safe for many callers at once.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">What is kept; immutable.</typeparam>
/// <param name="atMost">How many are kept.</param>
public sealed class RecentlyUsed<TKey, TValue>(int atMost)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _byKey = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _lastFirst = [];
    private readonly Lock _lock = new();

    /// <summary>What is kept under a key; the default when nothing is.</summary>
    /// <param name="key">The key.</param>
    [return: MaybeNull]
    public TValue Find(TKey key)
    {
        lock (_lock)
        {
            if (!_byKey.TryGetValue(key, out var node))
            {
                return default;
            }

            _lastFirst.Remove(node);
            _lastFirst.AddFirst(node);
            return node.Value.Value;
        }
    }

    /// <summary>Keeps something, in place of what is there if that is to be replaced.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">What to keep.</param>
    /// <param name="replaces">Whether it takes the place of what is there.</param>
    public void Keep(TKey key, TValue value, Func<TValue, bool> replaces)
    {
        lock (_lock)
        {
            if (_byKey.TryGetValue(key, out var there))
            {
                there.Value = replaces(there.Value.Value) ? (key, value) : there.Value;
                return;
            }

            _byKey[key] = _lastFirst.AddFirst((key, value));
            if (_byKey.Count > atMost)
            {
                _byKey.Remove(_lastFirst.Last!.Value.Key);
                _lastFirst.RemoveLast();
            }
        }
    }

    /// <summary>Forgets what is kept under a key.</summary>
    /// <param name="key">The key.</param>
    public void Forget(TKey key)
    {
        lock (_lock)
        {
            if (_byKey.Remove(key, out var node))
            {
                _lastFirst.Remove(node);
            }
        }
    }
}

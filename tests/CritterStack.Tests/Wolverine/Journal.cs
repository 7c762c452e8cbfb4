using System.Collections.Concurrent;

namespace CritterStack.Tests.Bus;

/// <summary>What the handlers of one host did, in order.</summary>
public sealed class Journal
{
    private readonly ConcurrentQueue<string> _entries = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();
    private readonly ConcurrentDictionary<string, int> _counts = new();

    public IReadOnlyList<string> Entries => [.. _entries];

    public void Write(string entry) => _entries.Enqueue(entry);

    /// <summary>How often this was asked for the key, this time included.</summary>
    public int Count(string key) => _counts.AddOrUpdate(key, 1, (_, n) => n + 1);

    /// <summary>Holds a handler until <see cref="Open"/>.</summary>
    public Task CommandAuthorization(string key) => Of(key).Task;

    public void Open(string key) => Of(key).TrySetResult();

    public Task Shows(string entry, int times = 1, int seconds = 30) => Eventually.HoldsAsync(
        () => Task.FromResult(_entries.Count(e => e == entry) >= times), $"'{entry}' {times} times; there is: {string.Join(", ", _entries)}", seconds);

    private TaskCompletionSource Of(string key) => _gates.GetOrAdd(key, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}

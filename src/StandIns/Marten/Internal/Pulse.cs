namespace Marten.Internal;

/// <summary>A wake-up: any number of calls between two waits count as one, and none is missed.</summary>
internal sealed class Pulse
{
    private volatile TaskCompletionSource _next = New();

    /// <summary>Completes with the next <see cref="Set"/>; take it BEFORE looking at what it announces.</summary>
    public Task Next => _next.Task;

    public void Set() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

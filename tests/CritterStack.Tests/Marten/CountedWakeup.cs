using JasperFx.Events.Daemon.HighWater;

namespace CritterStack.Tests.Marten;

/// <summary>Lets the reader of the high water mark look without a pause worth mentioning, and knows how often it looked.</summary>
public sealed class CountedWakeup : IDaemonWakeup
{
    private int _looks;

    public async Task WaitAsync(TimeSpan timeout, CancellationToken token)
    {
        Interlocked.Increment(ref _looks);
        await Task.Delay(10, token);
    }

    public void Dispose()
    {
        // Holds nothing.
    }

    /// <summary>Waits until it has looked so many times more.</summary>
    public Task LookedAsync(int times)
    {
        var until = Volatile.Read(ref _looks) + times;
        return Eventually.HoldsAsync(() => Task.FromResult(Volatile.Read(ref _looks) >= until), $"{times} more looks at the high water mark", 60);
    }
}

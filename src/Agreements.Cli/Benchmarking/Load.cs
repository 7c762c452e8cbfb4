using System.Diagnostics;

namespace Agreements.Cli.Benchmarking;

/// <summary>Callers at work at the same time.</summary>
internal static class Load
{
    /// <summary>Has callers do one piece of work after the other, each piece once, until the time is over or nothing is left.</summary>
    /// <param name="callers">How many at a time.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="most">How many pieces there are.</param>
    /// <param name="one">Does a piece: the caller's number, the piece's number.</param>
    /// <returns>Pieces per second.</returns>
    public static async Task<double> PerSecondAsync(int callers, double seconds, int most, Func<int, int, Task> one)
    {
        var (next, done) = (-1, 0);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (int n; watch.Elapsed.TotalSeconds < seconds && (n = Interlocked.Increment(ref next)) < most;)
            {
                await one(caller, n);
                Interlocked.Increment(ref done);
            }
        })));
        return done / watch.Elapsed.TotalSeconds;
    }
}

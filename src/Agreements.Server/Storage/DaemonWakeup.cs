using JasperFx.Events.Daemon.HighWater;
using Marten.Services;
using Marten;
using System.Diagnostics;

namespace Agreements.Server.Storage;

/// <summary>
/// Wakes the daemon when a session of this process has appended events, with a rest between two wakings: one signal per commit would have
/// it deliver pages of one event and fall behind under load. Events of other servers are found by its polling.
/// </summary>
/// <param name="rest">The shortest time between two wakings.</param>
internal sealed class DaemonWakeup(TimeSpan rest) : DocumentSessionListenerBase, IDaemonWakeup
{
    private readonly Wakeup _signal = new();
    private long _last;

    /// <inheritdoc />
    public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
    {
        if (commit.GetStreams().Any())
        {
            _signal.Set();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task WaitAsync(TimeSpan timeout, CancellationToken token)
    {
        if (await _signal.WaitAsync(timeout, token))
        {
            var left = rest - Stopwatch.GetElapsedTime(_last);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, token);
            }

            // What was committed during the rest is seen now.
            _signal.Take(token);
        }

        _last = Stopwatch.GetTimestamp();
    }

    /// <inheritdoc />
    public void Dispose() => _signal.Dispose();
}

using Wolverine.Persistence.Durability;

namespace Wolverine.Runtime;

/// <summary>The running parts that bring stored messages to their handlers.</summary>
internal sealed class MessageDelivery : IAsyncDisposable
{
    private readonly LocalQueues _queues;
    private readonly FinishedMessages _finished;
    private readonly QueuedMessages _queued;
    private readonly MessagePoller _poller;
    private CancellationToken _hard;

    public MessageDelivery(WolverineRuntime runtime, PostgresMessages messages, LocalQueues queues)
    {
        _queues = queues;
        _finished = new FinishedMessages(messages, runtime.InFlight, runtime.Logger);
        _queued = new QueuedMessages(runtime, messages, _finished);
        _poller = new MessagePoller(runtime, messages, _queued, runtime.InFlight);
    }

    public void Start(CancellationToken hard)
    {
        _hard = hard;
        _finished.Start();
        foreach (var queue in _queues.All)
        {
            queue.Start(_queued.HandleAsync, hard);
        }

        _poller.Start();
    }

    /// <summary>
    /// First no new work, then the running handlers, then what they finished. A handler that outlasts the host's patience is left alone:
    /// its message is still in the database.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var queue in _queues.All)
        {
            queue.Close();
        }

        await _poller.DisposeAsync();
        var handlers = Task.WhenAll(_queues.All.Select(q => q.DisposeAsync().AsTask()));
        await handlers.WaitAsync(_hard).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _finished.DisposeAsync();
    }
}

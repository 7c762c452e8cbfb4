using Wolverine.Persistence.Durability;

namespace Wolverine.Runtime;

/// <summary>Takes up stored messages: the unfinished ones at the start, then at every interval those due or marked for replay.</summary>
internal sealed class MessagePoller(WolverineRuntime runtime, PostgresMessages messages, QueuedMessages queued, InFlight inFlight) : IAsyncDisposable
{
    private const int PageSize = 500;

    // Keeps a long backlog in the database instead of in memory.
    private const int EnoughInMemory = 10_000;

    private readonly CancellationTokenSource _stopping = new();
    private HashSet<Guid> _suspects = [];
    private Task _loop = Task.CompletedTask;

    public void Start() => _loop = Task.Run(RunAsync);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        var durability = runtime.Options.Durability;
        try
        {
            await AtIntervals(durability.ScheduledJobPollingTime, RecoverAsync, TimeSpan.Zero, once: true);
            await AtIntervals(durability.ScheduledJobPollingTime, PollAsync, durability.ScheduledJobFirstExecution, once: false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task AtIntervals(TimeSpan interval, Func<Task> work, TimeSpan first, bool once)
    {
        await Task.Delay(first, _stopping.Token);
        while (true)
        {
            try
            {
                await work();
                if (once)
                {
                    return;
                }
            }
#pragma warning disable CA1031 // Whatever goes wrong at one poll is told, and must not end the polling.
            catch (Exception exception) when (!_stopping.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.PollingFailed(runtime.Logger, exception);
            }

            await Task.Delay(interval, _stopping.Token);
        }
    }

    /// <summary>One process works on the database, so at the start every runnable message is an unfinished one of its predecessor.</summary>
    private async Task RecoverAsync()
    {
        var count = 0;
        var after = Guid.Empty;
        while (true)
        {
            var page = await messages.UnfinishedAsync(after, PageSize, _stopping.Token);
            foreach (var stored in page)
            {
                after = stored.Id;
                if (stored.Id.CompareTo(runtime.FirstOwnId) < 0)
                {
                    await TakeUpAsync(stored);
                    count++;
                }
                else if (!inFlight.Contains(stored.Id))
                {
                    // Written by this process just now, or by one whose clock was ahead: the next polls tell.
                    _suspects.Add(stored.Id);
                }
            }

            if (page.Count < PageSize)
            {
                break;
            }

            await RoomAsync();
        }

        if (count > 0)
        {
            Log.Recovered(runtime.Logger, count);
        }
    }

    private async Task PollAsync()
    {
        List<StoredMessage> taken;
        do
        {
            taken = await messages.TakeDueAsync(PageSize, _stopping.Token);
            foreach (var stored in taken)
            {
                await TakeUpAsync(stored);
            }

            await RoomAsync();
        }
        while (taken.Count >= PageSize);

        if (inFlight.TakeSuspicion() || _suspects.Count > 0)
        {
            await FindLostAsync();
        }
    }

    /// <summary>
    /// A runnable row that is not in memory at two polls in a row is lost; at one it may just have been committed and be about to be
    /// handed over.
    /// </summary>
    private async Task FindLostAsync()
    {
        var seen = new HashSet<Guid>();
        var after = Guid.Empty;
        List<StoredMessage> page;
        do
        {
            page = await messages.UnfinishedAsync(after, PageSize, _stopping.Token);
            foreach (var stored in page)
            {
                after = stored.Id;
                if (inFlight.Contains(stored.Id))
                {
                    continue;
                }

                if (_suspects.Contains(stored.Id))
                {
                    await TakeUpAsync(stored);
                }
                else
                {
                    seen.Add(stored.Id);
                }
            }
        }
        while (page.Count == PageSize);

        _suspects = seen;
    }

    private async Task TakeUpAsync(StoredMessage stored)
    {
        var envelope = runtime.Recover(stored, out var unreadable);
        if (!inFlight.Add(stored.Id))
        {
            return;
        }

        if (unreadable is not null)
        {
            await queued.BuryUnreadableAsync(envelope, unreadable);
        }
        else
        {
            envelope.Queue!.TryEnqueue(envelope);
        }
    }

    private async Task RoomAsync()
    {
        while (runtime.QueuedCount > EnoughInMemory)
        {
            await Task.Delay(50, _stopping.Token);
        }
    }
}

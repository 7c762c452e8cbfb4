using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Wolverine.Persistence.Durability;

namespace Wolverine.Runtime;

/// <summary>Deletes the rows of handled messages, many at a time, off the handlers' path.</summary>
internal sealed class FinishedMessages(PostgresMessages messages, InFlight inFlight, ILogger logger) : IAsyncDisposable
{
    private const int Most = 1000;
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly Channel<Guid> _finished = Channel.CreateUnbounded<Guid>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;

    public void Start() => _loop = Task.Run(RunAsync);

    public void Add(Guid id) => _finished.Writer.TryWrite(id);

    /// <summary>Deletes what is left; a failing database is not waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        _finished.Writer.TryComplete();
        await _stopping.CancelAsync();
        await _loop;
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        var batch = new List<Guid>(Most);
        while (await _finished.Reader.WaitToReadAsync())
        {
            await Pause(Gathering);
            while (batch.Count < Most && _finished.Reader.TryRead(out var id))
            {
                batch.Add(id);
            }

            await DeleteAsync(batch);
            batch.Clear();
        }
    }

    private async Task DeleteAsync(List<Guid> batch)
    {
        var ids = batch.ToArray();
        while (true)
        {
            try
            {
                await messages.DeleteAsync(ids, CancellationToken.None);
                inFlight.Remove(ids);
                return;
            }
#pragma warning disable CA1031 // Whatever goes wrong is told, and must not end the loop.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Log.FinishingFailed(logger, ids.Length, exception);
                if (_stopping.IsCancellationRequested)
                {
                    return;
                }

                await Pause(AfterFailure);
            }
        }
    }

    private async Task Pause(TimeSpan time)
    {
        try
        {
            await Task.Delay(time, _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Stopping: go on at once.
        }
    }
}

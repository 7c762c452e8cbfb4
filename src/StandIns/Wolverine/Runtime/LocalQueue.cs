using System.Threading.Channels;
using Wolverine.Transports.Local;

namespace Wolverine.Runtime;

/// <summary>Stored messages in order, and the workers that handle them. What is left when it stops is still in the database.</summary>
internal sealed class LocalQueue(LocalQueueSettings settings) : IAsyncDisposable
{
    private readonly Channel<Envelope> _channel = Channel.CreateUnbounded<Envelope>();
    private readonly CancellationTokenSource _stopping = new();
    private Task _workers = Task.CompletedTask;

    public string Name { get; } = settings.Name;

    public Uri Uri { get; } = new($"local://{settings.Name}");

    public int Count => _channel.Reader.Count;

    public bool TryEnqueue(Envelope envelope) => _channel.Writer.TryWrite(envelope);

    public void Start(Func<Envelope, CancellationToken, Task> handle, CancellationToken hard) => _workers = Task.WhenAll(
        Enumerable.Range(0, settings.Parallelism).Select(_ => Task.Run(() => WorkAsync(handle, hard), CancellationToken.None)));

    /// <summary>No further message begins; those being handled go on.</summary>
    public void Close()
    {
        _channel.Writer.TryComplete();
        _stopping.Cancel();
    }

    /// <summary>Lets running handlers end, and leaves the rest.</summary>
    public async ValueTask DisposeAsync()
    {
        Close();
        await _workers;
        _stopping.Dispose();
    }

    private async Task WorkAsync(Func<Envelope, CancellationToken, Task> handle, CancellationToken hard)
    {
        try
        {
            while (await _channel.Reader.WaitToReadAsync(_stopping.Token))
            {
                while (!_stopping.IsCancellationRequested && _channel.Reader.TryRead(out var envelope))
                {
                    await handle(envelope, hard);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Stopping: what is left waits in the database.
        }
    }
}

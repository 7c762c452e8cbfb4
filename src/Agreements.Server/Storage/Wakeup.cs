namespace Agreements.Server.Storage;

/// <summary>Wakes the one that waits; any number of signals before it looks are one.</summary>
internal sealed class Wakeup : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    /// <summary>Signals.</summary>
    public void Set()
    {
        if (_signal.CurrentCount > 0)
        {
            return;
        }

        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else signalled at the same moment.
        }
    }

    /// <summary>Waits for a signal, and takes it.</summary>
    /// <param name="timeout">How long at most.</param>
    /// <param name="token">Ends the wait.</param>
    /// <returns>False where none came.</returns>
    public Task<bool> WaitAsync(TimeSpan timeout, CancellationToken token) => _signal.WaitAsync(timeout, token);

    /// <summary>Takes a signal that has come, if one has.</summary>
    /// <param name="token">Ends it.</param>
    public void Take(CancellationToken token) => _signal.Wait(0, token);

    /// <inheritdoc />
    public void Dispose() => _signal.Dispose();
}

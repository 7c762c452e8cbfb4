using System.Data;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marten.Internal.Daemon;

/// <summary>
/// Tells daemons of other processes that this process appended, and hears them. Told once for all commits since the last time, by a
/// connection of its own: within the appends it would serialise them.
/// </summary>
internal sealed class Notices(DocumentStore store, Pulse heard, ILogger logger)
{
    private readonly string _channel = $"mt_events_{store.Sql.Schema}";

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(RepeatAsync(ListenAsync, stop), RepeatAsync(TellAsync, stop));

    private async Task RepeatAsync(Func<BackOff, CancellationToken, Task> work, CancellationToken stop)
    {
        var backOff = new BackOff();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await work(backOff, stop);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or IOException)
            {
                var pause = backOff.Next();
                DaemonLog.ListenFailed(logger, failure, pause);
                await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(BackOff backOff, CancellationToken stop)
    {
        await using var connection = await store.Database.OpenConnectionAsync(stop);
        connection.Notification += (_, _) => heard.Set();
        await using var listen = new NpgsqlCommand($"listen {_channel}", connection);
        await listen.ExecuteNonQueryAsync(stop);
        backOff.Reset();
        try
        {
            while (true)
            {
                await connection.WaitAsync(stop);
            }
        }
        finally
        {
            // The connection goes back to its pool, which need not reset it.
            if (connection.State == ConnectionState.Open)
            {
                await using var unlisten = new NpgsqlCommand("unlisten *", connection);
                await unlisten.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }
    }

    private async Task TellAsync(BackOff backOff, CancellationToken stop)
    {
        var appended = store.Committed.Next;
        while (true)
        {
            await appended.WaitAsync(stop);
            appended = store.Committed.Next;
            await using (var connection = await store.Database.OpenConnectionAsync(stop))
            {
                await using var tell = new NpgsqlCommand($"notify {_channel}", connection);
                await tell.ExecuteNonQueryAsync(stop);
            }

            backOff.Reset();
            await Task.Delay(TimeSpan.FromMilliseconds(10), stop);
        }
    }
}

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Marten.Internal.Daemon;

/// <summary>Lets one process of several run the subscriptions: the one that holds an advisory lock, for as long as its connection lives.</summary>
internal sealed class Leadership(DocumentStore store, ProjectionDaemon daemon, ILogger? logger) : IDisposable
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(1);
    private readonly ILogger _logger = logger ?? NullLogger.Instance;
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;

    private string Key => $"hashtextextended('marten daemon {store.Sql.Schema}', 0)";

    public void Start()
    {
        if (_stop is null)
        {
            _stop = new CancellationTokenSource();
            var stop = _stop.Token;
            _running = Task.Run(() => RunAsync(stop), CancellationToken.None);
        }
    }

    public async Task StopAsync()
    {
        if (_stop is not null)
        {
            await _stop.CancelAsync();
            await _running;
            _stop.Dispose();
            _stop = null;
        }
    }

    public void Dispose()
    {
        _stop?.Cancel();
        _stop?.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        var backOff = new BackOff();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await LeadAsync(backOff, stop);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or IOException)
            {
                var pause = backOff.Next();
                DaemonLog.LockLost(_logger, failure, store.Sql.Schema, pause);
                await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task LeadAsync(BackOff backOff, CancellationToken stop)
    {
        await using var connection = await store.Database.OpenConnectionAsync(stop);
        while (!await AskAsync(connection, $"select pg_try_advisory_lock({Key})", stop))
        {
            await Task.Delay(CheckEvery, stop);
        }

        backOff.Reset();
        DaemonLog.Leads(_logger, store.Sql.Schema);
        try
        {
            await daemon.StartAllAsync();
            while (await AskAsync(connection, "select true", stop))
            {
                await Task.Delay(CheckEvery, stop);
            }
        }
        finally
        {
            await daemon.StopAllAsync();

            // The connection goes back to its pool, where the lock would live on.
            if (connection.State == System.Data.ConnectionState.Open)
            {
                await AskAsync(connection, $"select pg_advisory_unlock({Key})", CancellationToken.None);
            }
        }
    }

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string question, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync(token) is true;
    }
}

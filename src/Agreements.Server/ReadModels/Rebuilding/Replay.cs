using Agreements.Server.Storage;
using JasperFx.Events.Daemon;
using Marten;
using Npgsql;

namespace Agreements.Server.ReadModels.Rebuilding;

/// <summary>
/// Delivers all events once more, in order, to the handlers of some read models, whose tables are those of the pool's search path: a
/// subscription of its own on a store of its own, gone when disposed.
/// </summary>
internal sealed class Replay : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(25);

    private readonly NpgsqlDataSource _shadow;
    private readonly ReplaySubscription _subscription;
    private readonly DocumentStore _store;
    private readonly IProjectionDaemon _daemon;

    private Replay(NpgsqlDataSource shadow, ReplaySubscription subscription, DocumentStore store, IProjectionDaemon daemon) =>
        (_shadow, _subscription, _store, _daemon) = (shadow, subscription, store, daemon);

    public static async Task<Replay> StartAsync(NpgsqlDataSource shadow, IReadOnlyList<ReadModel> models, CancellationToken ct)
    {
        var subscription = new ReplaySubscription($"read-models-rebuild-{Guid.NewGuid():n}", shadow, models);
        var store = DocumentStore.For(options =>
        {
            StoreSetup.Configure(options);
            options.Connection(shadow);
            options.Projections.Subscribe(subscription);
        });
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        var daemon = await store.BuildProjectionDaemonAsync();
        ct.ThrowIfCancellationRequested();
        await daemon.StartAllAsync();
        return new Replay(shadow, subscription, store, daemon);
    }

    /// <summary>Waits until at most so many sequence numbers of the events committed by now are left.</summary>
    /// <exception cref="InvalidOperationException">An event could not be handled: the cause is the inner exception.</exception>
    public async Task ReachAsync(long left, Action<RebuildProgress>? progress, CancellationToken ct)
    {
        for (var last = await ScalarAsync($"select max(seq_id) from {StoreSetup.EventSchema}.mt_events", ct); ;)
        {
            var done = await DoneAsync(ct);
            progress?.Invoke(new RebuildProgress("replay", done, last));
            if (last - done <= left)
            {
                return;
            }

            if (_subscription.Failure is not null || _daemon.HasAnyPaused())
            {
                throw new InvalidOperationException(
                    $"The rebuild stopped after event {done}: {_subscription.Failure?.Message ?? "an event cannot be read."}", _subscription.Failure);
            }

            await Task.Delay(Beat, ct);
        }
    }

    /// <summary>Ends the delivery.</summary>
    /// <returns>Sequence of the last event delivered.</returns>
    public async Task<long> StopAsync()
    {
        await _daemon.StopAllAsync();
        return await DoneAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _daemon.StopAllAsync();
        _daemon.Dispose();
        await _store.DisposeAsync();
        await using var forget = _shadow.CreateCommand($"delete from {StoreSetup.EventSchema}.mt_event_progression where name = $1");
        await forget.With($"{_subscription.Name}:All").ExecuteNonQueryAsync();
    }

    private Task<long> DoneAsync(CancellationToken ct) => ScalarAsync(
        $"select last_seq_id from {StoreSetup.EventSchema}.mt_event_progression where name = '{_subscription.Name}:All'", ct);

    private async Task<long> ScalarAsync(string sql, CancellationToken ct)
    {
        await using var command = _shadow.CreateCommand(sql);
        return await command.ExecuteScalarAsync(ct) as long? ?? 0;
    }
}

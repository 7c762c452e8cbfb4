using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Pages.Live;

/// <summary>How far what open pages show has come.</summary>
/// <param name="Event">The number of the last event that the read models show.</param>
/// <param name="Notification">The number of the last notification.</param>
internal sealed record LivePosition(long Event, long Notification);

/// <summary>
/// How far the read models have come, and the notifications, for pages that are open: asked of the database once a second while anybody listens, however
/// many do, since another server may be the one that delivers.
/// </summary>
/// <param name="db">The database.</param>
internal sealed class LiveChanges(NpgsqlDataSource db) : IDisposable
{
    /// <summary>How often it is asked.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _asking = new(1);
    private (long At, LivePosition Position)? _known;

    /// <summary>How far both have come.</summary>
    /// <param name="ct">Ends the wait.</param>
    public async Task<LivePosition> PositionAsync(CancellationToken ct)
    {
        await _asking.WaitAsync(ct);
        try
        {
            var now = Environment.TickCount64;
            if (_known is not { } known || now - known.At >= Pause.TotalMilliseconds)
            {
                await using var command = db.CreateCommand(
                    $"""
                    select coalesce((select last_seq_id from {StoreSetup.EventSchema}.mt_event_progression where name = $1), 0),
                           coalesce((select max(number) from notifications.intended), 0)
                    """);
                _known = known = (now, (await command.With(StoreSetup.ReadModelShard).ListAsync(r => new LivePosition(r.GetInt64(0), r.GetInt64(1)), ct))[0]);
            }

            return known.Position;
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _asking.Dispose();
}

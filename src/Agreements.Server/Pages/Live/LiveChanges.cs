using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Pages.Live;

/// <summary>
/// How far the read models have come, for pages that are open: asked of the database once a second while anybody listens, however many do, since another
/// server may be the one that delivers.
/// </summary>
/// <param name="db">The database.</param>
internal sealed class LiveChanges(NpgsqlDataSource db) : IDisposable
{
    /// <summary>How often it is asked.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _asking = new(1);
    private (long At, long Position) _known = (long.MinValue, 0);

    /// <summary>The number of the last event that the read models show.</summary>
    /// <param name="ct">Ends the wait.</param>
    public async Task<long> PositionAsync(CancellationToken ct)
    {
        await _asking.WaitAsync(ct);
        try
        {
            var now = Environment.TickCount64;
            if (now - _known.At >= Pause.TotalMilliseconds || _known.At == long.MinValue)
            {
                await using var command = db.CreateCommand(
                    $"select coalesce(max(last_seq_id), 0) from {StoreSetup.EventSchema}.mt_event_progression where name = $1");
                _known = (now, (long)(await command.With(StoreSetup.ReadModelShard).ExecuteScalarAsync(ct))!);
            }

            return _known.Position;
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _asking.Dispose();
}

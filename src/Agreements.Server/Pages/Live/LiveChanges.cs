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
    private (long At, long Position)? _known;

    /// <summary>The number of the last event that the read models show.</summary>
    /// <param name="ct">Ends the wait.</param>
    public async Task<long> PositionAsync(CancellationToken ct)
    {
        await _asking.WaitAsync(ct);
        try
        {
            var now = Environment.TickCount64;
            if (_known is not { } known || now - known.At >= Pause.TotalMilliseconds)
            {
                await using var command = db.CreateCommand(
                    $"select coalesce(max(last_seq_id), 0) from {StoreSetup.EventSchema}.mt_event_progression where name = $1");
                _known = known = (now, (long)(await command.With(StoreSetup.ReadModelShard).ExecuteScalarAsync(ct))!);
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

using Agreements.Server.Notifications.Causes;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>An endpoint that is told no more until somebody turns it on again.</summary>
/// <param name="Name">Its label.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Why">Why: <c>gone</c> (it answered 410), <c>failing</c> (nothing arrived for five days) or <c>asked</c>.</param>
public sealed record EndpointOff(string Name, DateTimeOffset Since, string Why);

/// <summary>Turns endpoints off and on, over restarts and for all servers. What one that is off misses is sent once it is on.</summary>
/// <param name="db">The database.</param>
public sealed class EndpointSwitches(NpgsqlDataSource db)
{
    /// <summary>What is off, as a condition on <c>notifications.endpoints</c>.</summary>
    internal const string IsOff = "off_since is not null and ended_at is null";

    /// <summary>Those that are off, by name.</summary>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<EndpointOff>> OffAsync(CancellationToken ct)
    {
        await using var command = db.CreateCommand($"select name, off_since, off_why from notifications.endpoints where {IsOff} order by name");
        return await command.ListAsync(r => new EndpointOff(r.GetString(0), r.GetFieldValue<DateTimeOffset>(1), r.GetString(2)), ct);
    }

    /// <summary>Turns one on. A running server sends what it missed within seconds.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False where there is none that is off.</returns>
    public async Task<bool> TurnOnAsync(string name, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"update notifications.endpoints set off_since = null, off_why = null, failing_since = null where name = $1 and {IsOff}");
        return await command.With(name).ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Turns one off, and writes what there is to tell of that in the same commit.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="why">Why: <c>gone</c>, <c>failing</c> or <c>asked</c>.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="told">What there is to tell; null for nothing.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False where there is none that is on.</returns>
    public async Task<bool> TurnOffAsync(string name, string why, DateTimeOffset at, Cause? told, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var off = new NpgsqlCommand(
            "update notifications.endpoints set off_since = $3, off_why = $2 where name = $1 and off_since is null and ended_at is null", connection);
        if (await off.With(name).With(why).With(at.ToUniversalTime()).ExecuteNonQueryAsync(ct) == 0)
        {
            return false;
        }

        if (told is not null)
        {
            await CauseTable.InsertAsync(connection, [told], ct);
        }

        await transaction.CommitAsync(ct);
        return true;
    }
}

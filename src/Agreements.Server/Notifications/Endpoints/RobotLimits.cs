using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>
/// Keeps the limits that the makers of chat robots set, for all servers together: a call is counted under the lock of its endpoint before it is made, by the
/// one clock of the database, and with a margin for the way there.
/// </summary>
internal static class RobotLimits
{
    private const double Margin = 1.1;

    /// <summary>So many calls within so many seconds at most; none for what has no limit.</summary>
    /// <param name="channel">The channel.</param>
    public static IReadOnlyList<(int Calls, int Seconds)> Of(EndpointChannel channel) => channel switch
    {
        EndpointChannel.Dingtalk or EndpointChannel.Wecom => [(20, 60)],
        EndpointChannel.Feishu => [(100, 60), (5, 1)],
        _ => [],
    };

    /// <summary>Counts a call.</summary>
    /// <param name="db">The database.</param>
    /// <param name="endpoint">The robot.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Null where it may be made; else how long to wait before asking again.</returns>
    public static async Task<TimeSpan?> TakeAsync(NpgsqlDataSource db, NotificationEndpoint endpoint, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var hold = new NpgsqlCommand("select from notifications.endpoints where name = $1 for update", connection).With(endpoint.Name))
        {
            await hold.ExecuteNonQueryAsync(ct);
        }

        foreach (var (calls, seconds) in Of(endpoint.Channel))
        {
            await using var full = new NpgsqlCommand(
                """
                select at + make_interval(secs => $3) - clock_timestamp() from notifications.robot_calls
                where endpoint = $1 order by at desc offset $2 limit 1
                """, connection).With(endpoint.Name).With(calls - 1).With(seconds * Margin);
            if ((await full.ListAsync(r => r.GetFieldValue<TimeSpan>(0), ct)).Where(w => w > TimeSpan.Zero).ToArray() is [var wait])
            {
                return wait;
            }
        }

        await using (var take = new NpgsqlCommand(
            """
            with gone as (delete from notifications.robot_calls where endpoint = $1 and at < clock_timestamp() - interval '2 minutes')
            insert into notifications.robot_calls (endpoint, at) values ($1, clock_timestamp())
            """, connection).With(endpoint.Name))
        {
            await take.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return null;
    }
}

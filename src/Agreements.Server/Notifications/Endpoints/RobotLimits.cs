using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>
/// Keeps the limits that the makers of chat robots set, for all servers together: a call is counted under the lock of its endpoint before it is made, by the
/// one clock of the database, and with a margin for the way there. What waits for one robot is said in one call.
/// </summary>
internal static class RobotLimits
{
    private const double Margin = 1.1;

    /// <summary>So many notifications are said in one call at most: a group reads no more at a time, and the makers cut what is long.</summary>
    public const int MostAtOnce = 10;

    /// <summary>So long what was taken for a call is nobody else's; longer than any call lasts.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>So many calls within so many seconds at most; none for what is no robot.</summary>
    /// <param name="channel">The channel.</param>
    public static IReadOnlyList<(int Calls, int Seconds)> Of(EndpointChannel channel) => channel switch
    {
        EndpointChannel.Dingtalk or EndpointChannel.Wecom => [(20, 60)],
        EndpointChannel.Feishu => [(100, 60), (5, 1)],
        _ => [],
    };

    /// <summary>Counts a call, and takes what is to be said in it: what is due, oldest first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="endpoint">The robot.</param>
    /// <param name="now">The instant, by the clock that deliveries are dated by.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The ids of what is to be said, or how long to wait before asking again; neither where nothing is due.</returns>
    public static async Task<(Guid[] Taken, TimeSpan? Wait)> TakeAsync(
        NpgsqlDataSource db, NotificationEndpoint endpoint, DateTimeOffset now, CancellationToken ct)
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
                return ([], wait);
            }
        }

        await using var take = new NpgsqlCommand(
            """
            with gone as (delete from notifications.robot_calls where endpoint = $1 and at < clock_timestamp() - interval '2 minutes'),
            taken as (
                update notifications.deliveries set due_at = $4 where id in (
                    select id from notifications.deliveries where recipient = $2 and state = 'waiting' and due_at <= $3 order by id limit $5)
                returning id),
            counted as (insert into notifications.robot_calls (endpoint, at) select $1, clock_timestamp() where exists (select from taken))
            select id from taken
            """, connection);
        var taken = await take.With(endpoint.Name).With(endpoint.Recipient).With(now).With(now + Lease).With(MostAtOnce).ListAsync(r => r.GetGuid(0), ct);
        await transaction.CommitAsync(ct);
        return ([.. taken], null);
    }
}

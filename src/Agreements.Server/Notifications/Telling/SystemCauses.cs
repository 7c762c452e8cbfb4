using Agreements.Server.Notifications.Causes;
using Npgsql;

namespace Agreements.Server.Notifications.Telling;

/// <summary>Tells what is about the system itself, and in no event: once for each id.</summary>
/// <param name="db">The database.</param>
/// <param name="teller">Tells it.</param>
public sealed class SystemCauses(NpgsqlDataSource db, Teller teller)
{
    /// <summary>Tells it. What was written and not told, because the server died in between, is told by whichever runs.</summary>
    /// <param name="cause">What there is to tell.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task TellAsync(Cause cause, CancellationToken stop)
    {
        await using var connection = await db.OpenConnectionAsync(stop);
        await CauseTable.InsertAsync(connection, [cause], stop);
        teller.Wake();
    }
}

using Agreements.Server.Notifications.Causes;
using Npgsql;
using Wolverine;

namespace Agreements.Server.Notifications.Telling;

/// <summary>Tells what is about the system itself, and in no event: once for each id.</summary>
/// <param name="db">The database.</param>
/// <param name="services">Where the bus is.</param>
public sealed class SystemCauses(NpgsqlDataSource db, IServiceScopeFactory services)
{
    /// <summary>Tells it. What was written and not told, because the server died in between, is told when one starts.</summary>
    /// <param name="cause">What there is to tell.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task TellAsync(Cause cause, CancellationToken stop)
    {
        await CauseTable.InsertAsync(db, cause, stop);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(new Tell());
    }
}

namespace Agreements.Server.Tests.Restarts;

public sealed class StopTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Connections =
        "select count(*) from pg_stat_activity where datname = current_database() and application_name like 'agreements%'";

    /// <summary>Whoever runs several in one process, one after the other, would else run out of them.</summary>
    [Fact]
    public async Task A_server_that_stopped_leaves_no_connection_open()
    {
        using (var auditor = server.As(RunningServer.Auditor))
        {
            (await auditor.GetAsync("/api/v1/register")).EnsureSuccessStatusCode();
        }

        (await server.Database.ScalarAsync<long>(Connections)).ShouldBeGreaterThan(0);
        await server.StopAsync();
        await Eventually.HoldsAsync(async () => await server.Database.ScalarAsync<long>(Connections) == 0, "every connection is closed");
    }
}

namespace Agreements.Server.Tests.Operating;

/// <summary>What health says is done: <c>ops/up</c> starts the cluster of its own though the server runs.</summary>
public sealed class RevivalTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_stopped_cluster_of_a_running_server_is_started_again_where_the_server_knows_it()
    {
        var said = (await ReviveAsync("pg")).Worked();
        said.ShouldContain("PostgreSQL had stopped and is started again");
        said.ShouldContain("now it runs where it was");
    }

    [Fact]
    public async Task A_server_on_another_database_has_nothing_started()
    {
        var said = (await ReviveAsync("")).Worked();
        said.ShouldNotContain("started again");
        said.ShouldNotContain("now it runs");
    }

    private async Task<Said> ReviveAsync(string cluster)
    {
        var folder = Directory.CreateTempSubdirectory("agreements-revival");
        var said = await Script.LinesAsync(
            $"""
            . '{Repository.PathOf("ops/lib/server.sh")}'
            chmod 711 '{folder}'
            LOCAL='{folder}'
            start_cluster pg 40
            port="$PORT"
            stop_cluster pg
            printf '%s\n' '{cluster}' >"$LOCAL/server.cluster"
            printf '%s\n' '{server.Address.Port}' >"$LOCAL/server.port"
            revive_cluster
            ! cluster_runs pg || [ "$(first_line "$LOCAL/pg/port")" != "$port" ] || say 'now it runs where it was'
            stop_cluster pg
            wipe_cluster pg
            """);
        folder.Delete(recursive: true);
        return said;
    }
}

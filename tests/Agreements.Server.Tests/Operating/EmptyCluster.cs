using Npgsql;

namespace Agreements.Server.Tests.Operating;

/// <summary>A PostgreSQL cluster of its own, with nothing of ours in it but what ops/lib gives every cluster.</summary>
internal sealed class EmptyCluster : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private EmptyCluster(DirectoryInfo folder, string admin, string data) => (_folder, Admin, Data) = (folder, admin, data);

    /// <summary>Its superuser.</summary>
    public string Admin { get; }

    /// <summary>Its data directory.</summary>
    public string Data { get; }

    public static async Task<EmptyCluster> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("agreements-cluster");
        var said = await Script.LinesAsync(
            $"chmod 711 '{folder}'; LOCAL='{folder}'; start_cluster empty 40; printf '\\n%s\\n%s' \"$(connection postgres postgres)\" \"$DATA\"");
        var lines = said.Worked().Split('\n');
        return new EmptyCluster(folder, lines[^2], lines[^1]);
    }

    /// <summary>Starts it, again if it runs, with the data that are there.</summary>
    public async Task RestartAsync() => (await Script.LinesAsync($"LOCAL='{_folder}'; stop_cluster empty; start_cluster empty 40")).Worked();

    /// <summary>Kills it and takes its data away, as a disk does that dies.</summary>
    public async Task LoseAsync()
    {
        NpgsqlConnection.ClearAllPools();
        (await Script.LinesAsync(
            $"""
            LOCAL='{_folder}'
            find_data empty
            pid="$(cluster_pid)"
            kill -KILL "$pid" $(ps -o pid= --ppid "$pid")
            gone_within 20 "$pid" "$DATA"
            rm -rf "$DATA"
            """)).Worked();
    }

    /// <summary>The settings of a database that is not there yet, under logins that are not there yet.</summary>
    public Dictionary<string, string> Settings(string database)
    {
        string Login(string who) =>
            new NpgsqlConnectionStringBuilder(Admin) { Database = database, Username = $"{database}_{who}", Password = $"{who};'\"pass" }.ConnectionString;
        return new() { ["AGREEMENTS_DB"] = Login("server"), ["AGREEMENTS_DB_OWNER"] = Login("owner"), ["AGREEMENTS_DB_AUDITOR"] = Login("reader") };
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        (await Script.LinesAsync($"LOCAL='{_folder}'; stop_cluster empty; wipe_cluster empty")).Worked();
        _folder.Delete(recursive: true);
    }
}

using Npgsql;

namespace Agreements.Server.Tests.Operating;

/// <summary>A PostgreSQL cluster of its own, with nothing of ours in it but what ops/lib gives every cluster.</summary>
internal sealed class EmptyCluster : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private EmptyCluster(DirectoryInfo folder, string admin) => (_folder, Admin) = (folder, admin);

    /// <summary>Its superuser.</summary>
    public string Admin { get; }

    public static async Task<EmptyCluster> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("agreements-cluster");
        var said = await Script.LinesAsync(
            $"chmod 711 '{folder}'; LOCAL='{folder}'; start_cluster empty 40; printf '\\n%s' \"$(connection postgres postgres)\"");
        return new EmptyCluster(folder, said.Worked().Split('\n')[^1]);
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

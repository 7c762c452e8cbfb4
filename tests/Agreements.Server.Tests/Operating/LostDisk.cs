using Agreements.Server.Tests.Cli;
using Agreements.Server.Tests.Restarts;
using Npgsql;

namespace Agreements.Server.Tests.Operating;

/// <summary>
/// A cluster that archived its log while a server ran, had a base backup taken, went on, and lost its disk. What is left is the base backup, the archive, and
/// what others took away before.
/// </summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class LostDisk : IAsyncLifetime
{
    /// <summary>The name of the moment of <see cref="Before"/>.</summary>
    internal const string RestorePoint = "before-the-last";

    /// <summary>The name of the last moment.</summary>
    internal const string TheEnd = "the-end";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agreements-lost");

    /// <summary>The cluster, of which the data are gone.</summary>
    internal EmptyCluster Cluster { get; private set; } = null!;

    /// <summary>The one login of the product.</summary>
    internal string Owner { get; private set; } = "";

    /// <summary>The base backup.</summary>
    internal string Base { get; private set; } = "";

    /// <summary>Where the cluster archives.</summary>
    internal string Archive => PathOf("wal");

    /// <summary>The archive as it was when the disk was lost.</summary>
    internal string Archived { get; private set; } = "";

    /// <summary>The last checkpoint that somebody kept.</summary>
    internal string Checkpoint => PathOf("last.checkpoint");

    /// <summary>A bundle of everything, as of the end.</summary>
    internal string Bundle => PathOf("everything.zip");

    /// <summary>A time at which the last events were not there yet, and the last sequence of that time.</summary>
    internal (string Time, long Sequence) Before { get; private set; }

    /// <summary>The last sequence of all.</summary>
    internal long Last { get; private set; }

    public async Task InitializeAsync()
    {
        // PostgreSQL's account passes through it to the archive.
        File.SetUnixFileMode(_folder.FullName, File.GetUnixFileMode(_folder.FullName) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        Cluster = await EmptyCluster.StartAsync();
        Owner = new NpgsqlConnectionStringBuilder(Cluster.Admin) { Username = "agreements", Database = "agreements" }.ConnectionString;
        (await Script.RunAsync("ops/archive", Settings, "--wal", Archive, "--admin", Cluster.Admin)).Worked().ShouldContain("next: restart PostgreSQL once");
        await Cluster.RestartAsync();
        await CliAsync("schema");
        using (await StartServerAsync())
        {
            await ImportAsync("qingyang-jiangbei-2025");
            Base = await BackUpAsync(PathOf("backups"));
            await ImportAsync("five-party-consortium-2025");
            Before = (await ScalarAsync<string>("select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.USZ')"), await LastAsync());
            await SwitchAsync(RestorePoint);
            await ImportAsync("vocational-alliances-2021");
            await File.WriteAllTextAsync(Checkpoint, await ScalarAsync<string>("select note from ledger.checkpoints order by size desc limit 1"));
            await CliAsync("export-bundle", "--all", "--out", Bundle);
        }

        await SwitchAsync(TheEnd);
        Last = await LastAsync();
        await Cluster.LoseAsync();
        Archived = await CopyAsync(Archive);
    }

    public async Task DisposeAsync()
    {
        await Cluster.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    internal string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A copy that one test may damage or extend, with its owners.</summary>
    internal async Task<string> CopyAsync(string folder)
    {
        var copy = PathOf($"copy-{Guid.NewGuid():n}");
        (await Script.StartAsync("cp", null, ["-a", folder, copy])).Worked();
        return copy;
    }

    internal async Task<string> BackUpAsync(string folder, params string[] args)
    {
        (await Script.RunAsync("ops/backup", Settings, ["--base", "--wal", Archive, "--admin", Cluster.Admin, "--to", folder, .. args])).Worked()
            .ShouldContain("and verified it");
        return Directory.GetDirectories(folder).Max(StringComparer.Ordinal)!;
    }

    /// <summary>Gives the moment a name, ends the segment that is written, and waits until it is archived.</summary>
    internal async Task SwitchAsync(string name)
    {
        var written = Path.Combine(Archive, await NameAsync(name));
        await ScalarAsync<string>("select pg_switch_wal()::text", Cluster.Admin);
        await Eventually.HoldsAsync(() => Task.FromResult(File.Exists(written)), $"{written} is archived", 30);
    }

    /// <summary>Gives the moment a name, and returns the segment in which it lies.</summary>
    internal Task<string> NameAsync(string name) => ScalarAsync<string>($"select pg_walfile_name(pg_create_restore_point('{name}'))", Cluster.Admin);

    internal async Task<T> ScalarAsync<T>(string sql, string? connectionString = null)
    {
        await using var connection = new NpgsqlConnection(connectionString ?? Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    internal Task<long> LastAsync() => ScalarAsync<long>("select max(seq_id) from agreements.mt_events");

    private Dictionary<string, string> Settings => new() { ["AGREEMENTS_DB"] = Owner };

    /// <summary>Records a file, and waits until what it brought is sealed and signed.</summary>
    private async Task ImportAsync(string file)
    {
        await CliAsync("import", Repository.PathOf($"ops/demo/{file}.json"));
        await Eventually.HoldsAsync(
            () => ScalarAsync<bool>("select exists (select from ledger.checkpoints where size = (select count(*) from agreements.mt_events))"),
            "everything is sealed and signed", 60);
    }

    private async Task CliAsync(params string[] args)
    {
        var ran = await CommandLine.RunAsync(Owner, args);
        ran.Code.ShouldBe(0, ran.Output + ran.Error);
    }

    private Task<ServerProcess> StartServerAsync()
    {
        var settings = Settings;
        settings["AGREEMENTS_SECRETS"] = Directory.CreateDirectory(PathOf("secrets")).FullName;
        settings["ASPNETCORE_URLS"] = $"http://127.0.0.1:{ServerProcess.FreePort()}";
        settings["ASPNETCORE_CONTENTROOT"] = AppContext.BaseDirectory;
        return ServerProcess.StartPublishedAsync($"dotnet exec {Path.Combine(AppContext.BaseDirectory, "Agreements.Server.dll")}", settings);
    }
}

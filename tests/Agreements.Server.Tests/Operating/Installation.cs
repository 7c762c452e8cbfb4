using Agreements.Server.Tests.Restarts;
using Npgsql;

namespace Agreements.Server.Tests.Operating;

/// <summary>The product installed into a folder by <c>ops/install --root</c>, on a database and logins of its own, with the examples imported.</summary>
public sealed class Installation : IAsyncLifetime
{
    private readonly string _mark = $"i_{Guid.NewGuid():n}"[..14];
    private readonly string _admin = Environment.GetEnvironmentVariable("AGREEMENTS_TEST_DB")
        ?? throw new InvalidOperationException("AGREEMENTS_TEST_DB names no cluster: run the tests with ops/test.");

    /// <summary>The folder that stands for the root of a machine.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("agreements-install").FullName;

    /// <summary>The port that the unit names.</summary>
    public int Port { get; } = ServerProcess.FreePort();

    /// <summary>What the first run said.</summary>
    internal string FirstSaid { get; private set; } = "";

    public string Owner => Env("owner")["AGREEMENTS_DB_OWNER"];

    /// <summary>The settings that backup, restore and the command line are given.</summary>
    internal IReadOnlyDictionary<string, string> Settings => Env("agreements").Concat(Env("owner")).ToDictionary();

    public async Task InitializeAsync()
    {
        FirstSaid = (await InstallAsync("--name", "agreements.bureau.example", "--port", $"{Port}")).Worked();
        (await CliAsync(["import", .. Directory.GetFiles(Repository.PathOf("ops/demo"), "*.json")])).Worked();
    }

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await OnClusterAsync($"drop database if exists {_mark} with (force)");
        await OnClusterAsync($"drop role if exists {_mark}_server, {_mark}_reader, {_mark}_owner");
        Directory.Delete(Root, recursive: true);
    }

    /// <summary>A file or folder of the installation.</summary>
    internal string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Runs <c>ops/install</c> on it.</summary>
    internal Task<Said> InstallAsync(params string[] args)
    {
        var at = new NpgsqlConnectionStringBuilder(_admin);
        var isBuilt = File.Exists(Repository.PathOf("src/Agreements.Cli/bin/Release/net10.0/agreements.dll"));
        return Script.RunAsync(
            "ops/install", null, ["--root", Root, "--admin", _admin, "--database", $"Host={at.Host};Port={at.Port};Database={_mark}", "--logins", _mark,
                .. isBuilt ? ["--no-build"] : Array.Empty<string>(), .. args]);
    }

    /// <summary>Runs the command line that was installed.</summary>
    internal Task<Said> CliAsync(params string[] args) => Script.StartAsync(PathOf("usr/local/bin/agreements"), null, args);

    /// <summary>Starts the server as its unit says, with the settings that systemd would read.</summary>
    internal Task<ServerProcess> StartServerAsync()
    {
        var unit = File.ReadAllLines(PathOf("etc/systemd/system/agreements.service"));
        var environment = Env("agreements");
        foreach (var pair in Values(unit, "Environment").SelectMany(v => v.Split(' ')))
        {
            environment[pair[..pair.IndexOf('=', StringComparison.Ordinal)]] = pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..];
        }

        return ServerProcess.StartPublishedAsync(Values(unit, "ExecStart").Single(), environment);
    }

    /// <summary>The release that a link names.</summary>
    internal string Release(string link) => Path.GetFileName(Directory.ResolveLinkTarget(PathOf($"opt/agreements/{link}"), true)!.FullName);

    internal Task OnClusterAsync(string sql) => ExecuteAsync(_admin, sql);

    internal Task ByOwnerAsync(string sql) => ExecuteAsync(Owner, sql);

    private static IEnumerable<string> Values(IEnumerable<string> unit, string key) =>
        unit.Where(l => l.StartsWith($"{key}=", StringComparison.Ordinal)).Select(l => l[(key.Length + 1)..]);

    /// <summary>An environment file, as systemd reads it.</summary>
    private Dictionary<string, string> Env(string name) => File.ReadAllLines(PathOf($"etc/agreements/{name}.env")).Where(l => !l.StartsWith('#'))
        .Select(l => l.Split('=', 2)).ToDictionary(p => p[0], p => p[1].Trim('"'), StringComparer.Ordinal);

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

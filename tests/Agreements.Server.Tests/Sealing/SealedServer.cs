using Agreements.Ledger.Notes;
using Agreements.Server.Sealing;
using Agreements.Server.Tests.Cli;
using Agreements.Server.Tests.Importing;
using Npgsql;
using System.Net.Http.Json;
using System.Text.Json;

namespace Agreements.Server.Tests.Sealing;

/// <summary>A server that signs its checkpoints, with the demo's events and a folder of its own for keys and witnesses.</summary>
public sealed class SealedServer : IAsyncLifetime
{
    private const string AllSealed =
        "select (select position from ledger.head) = (select coalesce(max(seq_id), 0) from agreements.mt_events where type <> 'tombstone')";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agreements-seal-");

    public SealedServer()
    {
        PolicyFile = PathOf("policy");
        (First, Second) = (Witness("witness.first.example"), Witness("witness.second.example"));
        File.WriteAllText(PolicyFile, $"witness first {First.Verifier}\nwitness second {Second.Verifier}\ngroup both all first second\nquorum both\n");
        Server = new RunningServer
        {
            With = [$"AGREEMENTS_SECRETS={PathOf("secrets")}", $"AGREEMENTS_WITNESSES={PolicyFile}", "AGREEMENTS_LEDGER_NAME=log.test",
                "AGREEMENTS_WITNESS_WINDOW=0"],
        };
    }

    public RunningServer Server { get; }

    public SigningKey First { get; }

    public SigningKey Second { get; }

    public string PolicyFile { get; }

    /// <summary>The database by the superuser.</summary>
    public NpgsqlDataSource Db { get; private set; } = null!;

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public async Task InitializeAsync()
    {
        await Server.InitializeAsync();
        Db = NpgsqlDataSource.Create(Server.Database.ConnectionString);
        var ran = await CommandLine.RunAsync(Server.Database.ConnectionString, ["import", .. CaseFiles.Demos]);
        ran.Code.ShouldBe(0, ran.Output + ran.Error);
        await SealedAsync();
    }

    /// <summary>Waits until every event is under the tree, and signed for.</summary>
    public Task SealedAsync() => Eventually.HoldsAsync(() => Server.Database.ScalarAsync<bool>(AllSealed), "every event is sealed", 60);

    /// <summary>How the seal is, as an auditor is told.</summary>
    public async Task<JsonElement> StatusAsync()
    {
        using var auditor = Server.As(RunningServer.Auditor);
        return await auditor.GetFromJsonAsync<JsonElement>("/api/v1/seal");
    }

    /// <summary>What somebody does who owns the machine: another history, sealed as if it had always been so.</summary>
    /// <param name="change">What becomes of the events.</param>
    public async Task SealAnewAsync(string change)
    {
        await Server.StopAsync();
        await Server.Database.ExecuteAsync(
            $"{change}; truncate ledger.tiles, ledger.positions, ledger.late, ledger.cosignatures, ledger.checkpoints; "
            + "update ledger.head set size = 0, position = 0; delete from agreements.mt_event_progression where name like 'seal%'");
        await Server.StartAsync();
        await SealedAsync();
    }

    /// <summary>Runs a command line with the settings of the server.</summary>
    internal Task<Ran> RunAsync(params string[] args) => CommandLine.RunWithAsync(
        name => name switch
        {
            "AGREEMENTS_DB" => Server.Database.ConnectionString,
            "AGREEMENTS_SECRETS" => PathOf("secrets"),
            "AGREEMENTS_WITNESSES" => PolicyFile,
            _ => null,
        },
        args);

    public async Task DisposeAsync()
    {
        await Db.DisposeAsync();
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private SigningKey Witness(string name)
    {
        var key = LedgerKeys.Draw(name, SignatureAlgorithm.Cosignature);
        LedgerKeys.Write(PathOf($"{name}.key"), key);
        return key;
    }
}

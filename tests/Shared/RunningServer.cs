using Agreements.Server.Hosting;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using System.Net.Http.Headers;

namespace Agreements.Testing;

/// <summary>The whole server on a free loopback port with a database of its own: what a test class talks to over HTTP.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    public const string Coordinator = "test-key-coordinator";

    public const string Approver = "test-key-approver";

    public const string Auditor = "test-key-auditor";

    public const string Administrator = "test-key-administrator";

    /// <summary>Represents qingsu.</summary>
    public const string Representative = "test-key-representative";

    /// <summary>A coordinator of a bureau that has a hand in nothing that the tests speak of.</summary>
    public const string Stranger = "test-key-stranger";

    /// <summary>Institutions and bodies that the tests speak of: in the reach of the coordinator and of the approver.</summary>
    private static readonly string[] InReach =
    [
        "qingsu", "cq-women", "changan", "north", "south", "east", "jiangbei-edu", "qingyang-edu", "cq-edu", "cd-edu", "bureau",
    ];

    private readonly string _keys = Path.Combine(Path.GetTempPath(), $"agreements-keys-{Guid.NewGuid():n}.json");

    private WebApplication? _app;

    /// <summary>What is logged, for tests that look at it; the console hears of warnings only.</summary>
    public string LogLevel { get; init; } = "Warning";

    /// <summary>Further keys, as they stand in the file after a comma; empty for none.</summary>
    public string MoreKeys { get; init; } = "";

    /// <summary>A superuser's connection string of another cluster; null for the one of all tests.</summary>
    public string? Cluster { get; init; }

    /// <summary>What stands in the container in the place of the usual; nothing else.</summary>
    public Action<IServiceCollection> Also { get; init; } = _ => { };

    /// <summary>Settings that win over the usual ones, as <c>NAME=value</c>, each time it starts.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>Institutions that are in the directory from the start.</summary>
    public IReadOnlyList<string> Entered { get; init; } = TestDirectory.Institutions;

    /// <summary>Standing bodies entered at the start.</summary>
    public IReadOnlyList<string> EnteredBodies { get; init; } = TestDirectory.Bodies;

    public TestDatabase Database { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    public Uri Address { get; private set; } = null!;

    /// <summary>A client with the coordinator's key.</summary>
    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(Cluster);
        await File.WriteAllTextAsync(_keys, $$"""
            [{"key":"{{Coordinator}}","user":"coordinator-1","institution":"qingyang-edu","role":"coordinator"},
             {"key":"{{Approver}}","user":"approver-1","institution":"jiangbei-edu","role":"approver"},
             {"key":"{{Auditor}}","user":"auditor-1","institution":"cq-edu","role":"auditor"},
             {"key":"{{Administrator}}","user":"administrator-1","institution":"cq-edu","role":"administrator"},
             {"key":"{{Representative}}","user":"representative-1","institution":"qingsu","role":"representative"},
             {"key":"{{Stranger}}","user":"coordinator-9","institution":"elsewhere-edu","role":"coordinator"}{{MoreKeys}}]
            """);
        await StartAsync();
        await PutInReachAsync(InReach);
        await EnterAsync(Entered, EnteredBodies);
    }

    /// <summary>Enters institutions and bodies in the directory.</summary>
    public Task EnterAsync(IEnumerable<string> institutions, params IEnumerable<string> bodies) =>
        TestDirectory.EnterAsync(Services.GetRequiredService<IDocumentStore>(), institutions, bodies);

    /// <summary>
    /// Puts institutions and bodies under the bureaus of the coordinator and of the approver. Not by entries of the directory: tests enter the same
    /// institutions themselves, and say otherwise.
    /// </summary>
    public Task PutInReachAsync(params IEnumerable<string> codes) => Database.ExecuteAsync(string.Concat(codes.Select(
        c => $"insert into read_models.sight_edges (id, code, above, version) values (gen_random_uuid(), '{c}', array['qingyang-edu', 'jiangbei-edu'], 0);")));

    /// <summary>Starts the server on the same database; again after <see cref="StopAsync"/>. Settings as <c>NAME=value</c> win over the usual ones.</summary>
    public async Task StartAsync(params string[] settings)
    {
        _app = ServerApp.Build(
            Also,
        [
            "--urls=http://127.0.0.1:0", $"--AGREEMENTS_DB={Database.ConnectionString}", $"--AGREEMENTS_KEYS={_keys}",
            $"--Logging:LogLevel:Default={LogLevel}", "--Logging:Console:LogLevel:Default=Warning",
            // Tests ask more in a second than people do in an hour.
            "--AGREEMENTS_RATE_ACCOUNT=1000000", "--AGREEMENTS_RATE_ADDRESS=1000000", "--AGREEMENTS_RATE_SIGN_IN=100000", "--AGREEMENTS_RATE_EXPORT=1000000",
            .. With.Concat(settings).Select(s => $"--{s}"),
        ]);
        await _app.StartAsync();
        Address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = As(Coordinator);
    }

    /// <summary>Stops the server; the database stays.</summary>
    public async Task StopAsync()
    {
        Client.Dispose();
        // A start that failed leaves nothing to stop.
        if (_app is { } running)
        {
            _app = null;
            await running.StopAsync();
            await running.DisposeAsync();
        }
    }

    /// <summary>Waits until the read models hold every event.</summary>
    public Task CaughtUpAsync() => Eventually.HoldsAsync(
        () => Database.ScalarAsync<bool>("select exists (select from agreements.mt_event_progression where name = 'read-models:All' "
            + "and last_seq_id = (select max(seq_id) from agreements.mt_events))"),
        "read models hold all events", 120);

    /// <summary>A client with a key, or without one for null.</summary>
    /// <param name="key">The key; null for none.</param>
    /// <param name="follows">Whether it goes where it is led. Whoever is led on by this client comes there unknown: keys are not sent on.</param>
    public HttpClient As(string? key, bool follows = true)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = follows }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        await Database.DisposeAsync();
        File.Delete(_keys);
    }
}

using Agreements.Server.Commands;
using Agreements.Server.Hosting;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Storage;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Wolverine;
using IProjectionCoordinator = Marten.Events.Daemon.Coordination.IProjectionCoordinator;

namespace Agreements.Cli.Benchmarking;

/// <summary>The whole server in this process: Kestrel on loopback, and a recipient of notices beside it. It logs nothing.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private static readonly CommandContext Asking = new(new Actor("bench", Seeding.Coordinating, ActingRole.Coordinator), new DateOnly(2026, 1, 1));

    private readonly DirectoryInfo _files;
    private readonly WebApplication _recipient;
    private readonly WebApplication _app;

    private readonly StrongBox<long> _heard;

    private BenchServer(DirectoryInfo files, WebApplication recipient, StrongBox<long> heard, WebApplication app) =>
        (_files, _recipient, _heard, _app) = (files, recipient, heard, app);

    /// <summary>How many notices the recipient has been told.</summary>
    public long Heard => Interlocked.Read(ref _heard.Value);

    public HttpClient Http { get; } = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });

    public IServiceProvider Services => _app.Services;

    public IDocumentStore Store => Services.GetRequiredService<IDocumentStore>();

    public IProjectionCoordinator Delivery => Services.GetRequiredService<IProjectionCoordinator>();

    /// <summary>Starts it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="tells">Whether somebody is to be told of every change of stage.</param>
    public static async Task<BenchServer> StartAsync(BenchDatabase database, bool tells = true)
    {
        var heard = new StrongBox<long>();
        var recipient = await HearingAsync(heard);
        var files = Directory.CreateTempSubdirectory("agreements-bench");
        var key = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        var keys = await WriteAsync(files, "keys.json", new[] { new { key, user = "bench", institution = Seeding.Coordinating, role = "coordinator" } });
        var secret = $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
        var notices = await WriteAsync(files, "notices.json", new { recipients = new[] { new { name = "bench", webhook = AddressOf(recipient), secret } } });
        string[] told = tells ? [$"--AGREEMENTS_NOTICES={notices}"] : [];
        var app = ServerApp.Build(
            also => also.AddLogging(l => l.ClearProviders()).AddSingleton(new Watchers(TextWriter.Null)),
            [
                "--urls=http://127.0.0.1:0", $"--AGREEMENTS_DB={database.ConnectionString}", $"--AGREEMENTS_DB_OWNER={database.ConnectionString}",
                $"--AGREEMENTS_DB_AUDITOR={database.ConnectionString}", $"--AGREEMENTS_KEYS={keys}", "--AGREEMENTS_RATE_ACCOUNT=1000000",
                $"--AGREEMENTS_SECRETS={Path.Combine(files.FullName, "secrets")}", .. told,
            ]);
        var server = new BenchServer(files, recipient, heard, app);
        await app.StartAsync();
        server.Http.BaseAddress = AddressOf(app);
        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return server;
    }

    /// <summary>The one way in which the bench gives the product a command: a scope per command, as a request has one.</summary>
    public async Task<Answer> SendAsync(Guid agreement, AgreementCommand command)
    {
        await using var scope = Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageContext>();
        var origin = new Origin(Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        return await Services.GetRequiredService<GroupCommit>()
            .DecideAsync(bus, new AgreementRequest(agreement, command, Asking), origin, CancellationToken.None);
    }

    /// <summary>The same, where anything but one event recorded is a mistake of the bench.</summary>
    public async Task RecordAsync(Guid agreement, AgreementCommand command)
    {
        var answer = await SendAsync(agreement, command);
        if (answer.Recorded.Count != 1)
        {
            throw new InvalidOperationException($"{command} recorded {answer.Recorded.Count} events: {string.Join(" ", answer.Refusals.Select(r => r.Code))}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _recipient.DisposeAsync();
        _files.Delete(recursive: true);
    }

    private static async Task<WebApplication> HearingAsync(StrongBox<long> heard)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var recipient = builder.Build();
        recipient.MapPost("/", () => Results.Ok(Interlocked.Increment(ref heard.Value)));
        await recipient.StartAsync();
        return recipient;
    }

    private static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private static async Task<string> WriteAsync(DirectoryInfo folder, string name, object said)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(said));
        return path;
    }
}

using Agreements.Cli.Witnessing;
using Agreements.Ledger.Notes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using System.Collections.Concurrent;

namespace Agreements.Server.Tests.Sealing;

/// <summary>A witness that waits for what is brought to it, and fetches nothing: the one of <c>agreements witness --listen</c>.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WitnessMemory _memory;
    private readonly Agreements.Cli.Witnessing.Witness _witness;
    private readonly WebApplication _app;

    private Listener(SigningKey key, VerifierKey log, string folder, string at)
    {
        _memory = new WitnessMemory(folder);
        _witness = new Agreements.Cli.Witnessing.Witness(key, [log], _memory, TimeProvider.System);
        _app = WitnessServer.Build(_witness, at);
        _app.Use(RememberAsync);
    }

    /// <summary>The first line of each request: the size that the log believes it to have seen.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public Uri Address { get; private set; } = null!;

    public static async Task<Listener> StartAsync(SigningKey key, VerifierKey log, string folder, string at = "127.0.0.1:0")
    {
        var listener = new Listener(key, log, folder, at);
        await listener._app.StartAsync();
        listener.Address = new Uri(listener._app.Urls.Single());
        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _witness.Dispose();
        _memory.Dispose();
    }

    private async Task RememberAsync(HttpContext http, RequestDelegate next)
    {
        http.Request.EnableBuffering();
        using var reader = new StreamReader(http.Request.Body, leaveOpen: true);
        Asked.Enqueue((await reader.ReadLineAsync(http.RequestAborted))!);
        http.Request.Body.Position = 0;
        await next(http);
    }
}

/// <summary>Something at the address of a witness that is none, or none that can be believed.</summary>
internal sealed class Impostors : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Impostors(WebApplication app) => _app = app;

    /// <summary>How often each was asked.</summary>
    public ConcurrentDictionary<string, int> Asked { get; } = [];

    /// <summary>Starts them, each below its name.</summary>
    /// <param name="answers">What each answers to the body of a request.</param>
    public static async Task<Impostors> StartAsync(IReadOnlyDictionary<string, Func<HttpContext, string, Task>> answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var impostors = new Impostors(builder.Build());
        foreach (var (name, answer) in answers)
        {
            impostors._app.MapPost($"/{name}/add-checkpoint", async http =>
            {
                using var reader = new StreamReader(http.Request.Body);
                var body = await reader.ReadToEndAsync(http.RequestAborted);
                impostors.Asked.AddOrUpdate(name, 1, (_, n) => n + 1);
                await answer(http, body);
            });
        }

        await impostors._app.StartAsync();
        return impostors;
    }

    public Uri AddressOf(string name) => new($"{_app.Urls.Single()}/{name}/");

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

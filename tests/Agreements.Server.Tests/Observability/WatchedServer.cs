using Agreements.Server.Hosting;
using Agreements.Server.Observability;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using System.Collections.Concurrent;

namespace Agreements.Server.Tests.Observability;

/// <summary>A line of the log.</summary>
public sealed record LogLine(string Category, LogLevel Level, int EventId, string Text);

/// <summary>Keeps what is logged.</summary>
public sealed class LogKeeper : ILoggerProvider
{
    public ConcurrentQueue<LogLine> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Keeper(categoryName, Lines);

    public void Dispose()
    {
    }

    private sealed class Keeper(string category, ConcurrentQueue<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new LogLine(category, logLevel, eventId.Id, $"{formatter(state, exception)} {exception}"));
    }
}

/// <summary>The application with its web server on a free port, its log kept.</summary>
public sealed class WatchedServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private static readonly string Keys = KeysFile();

    private WatchedServer(WebApplication app, LogKeeper log)
    {
        (_app, Log, Client) = (app, log, new HttpClient { BaseAddress = new Uri(app.Urls.Single()) });
        // Without a key, a change is only taken from a form of the server.
        Client.DefaultRequestHeaders.Add("X-Api-Key", "watched-key");
    }

    public LogKeeper Log { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Builds the server; settings as <c>NAME=value</c>.</summary>
    public static WebApplication Build(TestDatabase database, LogKeeper log, params string[] settings)
    {
        string[] args =
        [
            "--urls=http://127.0.0.1:0", $"--AGREEMENTS_DB={database.ConnectionString}", $"--AGREEMENTS_KEYS={Keys}", "--Logging:Console:LogLevel:Default=None",
            .. settings.Select(s => $"--{s}"),
        ];
        var app = ServerApp.Build(args);
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        app.MapPost(
            "/test/echo/{**rest}",
            (HttpContext http) => http.Request.Query.ContainsKey("throw") ? throw new InvalidOperationException("asked to") : Results.Ok()).AllowAnonymous();
        return app;
    }

    public static async Task<WatchedServer> StartAsync(TestDatabase database, params string[] settings)
    {
        var log = new LogKeeper();
        var app = Build(database, log, settings);
        await app.StartAsync();
        return new WatchedServer(app, log);
    }

    public ReadModelWatch Watch => Services.GetRequiredService<ReadModelWatch>();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static string KeysFile()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("watched-").FullName, "keys.json");
        File.WriteAllText(file, """[{"key":"watched-key","user":"auditor-1","institution":"cq-edu","role":"auditor"}]""");
        return file;
    }
}

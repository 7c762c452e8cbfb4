using Agreements.Server.Hosting;
using Agreements.Server.Tests.Hardening.Fuzzing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net;
using System.Text;

namespace Agreements.Server.Tests.Hardening;

/// <summary>Whatever happens, and however much is logged: no secret is in the log.</summary>
public sealed class SecretsInLogsTests : IAsyncLifetime, IDisposable
{
    private const string Mark = "geheim7f3a";

    private readonly ConcurrentQueue<string> _log = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("marked-").FullName;
    // A login of its own: the cluster may well ask for the password.
    private readonly string _login = $"marked_{Guid.NewGuid():n}";
    private TestDatabase _database = null!;
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await _database.ExecuteAsync($"create role {_login} login superuser password '{Mark}-db'");
        var connection = new NpgsqlConnectionStringBuilder(_database.ConnectionString)
        {
            Username = _login,
            Password = $"{Mark}-db",
            IncludeErrorDetail = false,
        };
        var (keys, notices) = (Path.Combine(_folder, "keys.json"), Path.Combine(_folder, "notices.json"));
        await File.WriteAllTextAsync(keys, $$"""[{"key":"{{Mark}}-key","user":"coordinator-1","institution":"qingyang-edu","role":"coordinator"}]""");
        await File.WriteAllTextAsync(notices, """
            {"smtp":{"host":"127.0.0.1","port":9,"tls":"none","from":"a@b.example","user":"u"},"retryAfterSeconds":[1],
             "recipients":[{"name":"office","email":"office@b.example"},{"name":"robot","webhook":"http://127.0.0.1:9/hook?token=geheim7f3a-address"}]}
            """);
        _app = ServerApp.Build(
            "--urls=http://127.0.0.1:0", $"--AGREEMENTS_DB={connection.ConnectionString}", $"--AGREEMENTS_KEYS={keys}", $"--AGREEMENTS_NOTICES={notices}",
            $"--AGREEMENTS_SMTP_PASSWORD={Mark}-smtp",
            $"--AGREEMENTS_NOTICE_SECRET_ROBOT=whsec_{Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Mark}-webhook-webhook"))}",
            "--AGREEMENTS_RATE_ADDRESS=1000000", "--AGREEMENTS_RATE_ACCOUNT=1000000",
            // As much as can be asked for.
            "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace", "--Logging:LogLevel:Npgsql=Trace",
            "--Logging:Console:LogLevel:Default=None");
        _app.Services.GetRequiredService<ILoggerFactory>().AddProvider(new Everything(_log));
        await _app.StartAsync();
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
        };
    }

    public void Dispose() => _client?.Dispose();

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        await _database.OnClusterAsync($"drop role {_login}");
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task No_secret_is_logged_whatever_happens()
    {
        await DriveAsync();
        await _database.ExecuteAsync("drop schema read_models cascade");
        await DriveAsync();
        await _database.DisposeAsync();
        await DriveAsync();

        _log.Count.ShouldBeGreaterThan(100);
        _log.ShouldContain(l => l.Contains("coordinator", StringComparison.Ordinal) || l.Contains("/api/v1", StringComparison.Ordinal));
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Mark}-webhook-webhook"));
        _log.Where(l => l.Contains(Mark, StringComparison.OrdinalIgnoreCase) || l.Contains(base64, StringComparison.Ordinal)).Take(5).ShouldBeEmpty();
    }

    /// <summary>Every sort of request with every sort of secret in it: good, wrong, malformed, in the wrong place.</summary>
    private async Task DriveAsync()
    {
        var forms = Target.Of(_app.Services).Where(t => t.IsForm).Select(t => t.Fill((_, _) => Guid.Empty.ToString())).ToArray();
        foreach (var path in new[]
        {
            "/", "/register", "/nowhere", "/api/v1/board", "/api/v1/register", "/api/v1/court", $"/api/v1/agreements/{Guid.Empty}",
            "/health/ready",
        }.Concat(forms))
        {
            await SendAsync(HttpMethod.Get, $"{path}?key={Mark}-query&text={Mark}-searched", null, ("X-Api-Key", $"{Mark}-key"));
            await SendAsync(HttpMethod.Get, path, null, ("X-Api-Key", $"{Mark}-wrong-key"));
            await SendAsync(
                HttpMethod.Get, path, null, ("Authorization", $"Bearer eyJhbGciOiJub25lIn0.{Mark}.x"),
                ("Cookie", $"agreements={Mark}-cookie; __Host-agreements={Mark}-cookie"));
            await SendAsync(HttpMethod.Get, path, null, ("Authorization", $"Basic {Mark}-basic"), ("Accept-Language", $"{Mark}-language"));
        }

        foreach (var path in forms)
        {
            await SendAsync(
                HttpMethod.Post, path,
                Form($"name={Mark}-name&account={Mark}-name&password={Mark}-password&code={Mark}-code"
                    + $"&current={Mark}-password&new={Mark}-new&__RequestVerificationToken={Mark}-token"));
        }

        const string proposal =
            """{"kind":"framework","title":{"zh":"MARK"},"parties":[{"role":"principal","institution":"qingyang-edu","name":{"zh":"MARK"}},"""
            + """{"role":"principal","institution":"changan","name":{"zh":"长安"}}]}""";
        foreach (var body in new[]
        {
            proposal, proposal.Replace("principal", "nothing"), proposal[..40], "\"MARK\"", proposal.Replace("MARK\"", "MARK\\u0000\""),
        })
        {
            using var content = new StringContent(body.Replace("MARK", $"{Mark}-body"), Encoding.UTF8, "application/json");
            await SendAsync(HttpMethod.Post, "/api/v1/agreements?wait=0.2", content, ("X-Api-Key", $"{Mark}-key"), ("If-Match", $"\"{Mark}\""));
            using var again = new StringContent(body.Replace("MARK", $"{Mark}-body"), Encoding.UTF8, "application/json");
            await SendAsync(HttpMethod.Post, "/api/v1/agreements", again, ("Authorization", $"Bearer {Mark}-key"));
        }
    }

    private static StringContent Form(string text) => new(text, Encoding.UTF8, "application/x-www-form-urlencoded");

    private async Task SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(path.StartsWith("/api", StringComparison.Ordinal) ? "application/json" : "text/html"));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await _client.SendAsync(request);
        answer.StatusCode.ShouldNotBe(HttpStatusCode.NotImplemented);
    }

    /// <summary>Keeps all that is logged: message, values, exception with all its inner ones, and the scopes around it.</summary>
    private sealed class Everything(ConcurrentQueue<string> lines) : ILoggerProvider, ISupportExternalScope
    {
        private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

        public ILogger CreateLogger(string categoryName) => new Keeper(categoryName, this, lines);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public void Dispose()
        {
        }

        private static string Told(object? state) =>
            state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values.Select(v => $"{v.Key}={v.Value}")) : state?.ToString() ?? "";

        private sealed class Keeper(string category, Everything provider, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var text = new StringBuilder($"{category} {formatter(state, exception)} {Told(state)} {exception}");
                provider._scopes.ForEachScope((scope, t) => t.Append(' ').Append(Told(scope)), text);
                lines.Enqueue(text.ToString());
            }
        }
    }
}

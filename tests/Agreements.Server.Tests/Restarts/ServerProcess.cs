using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Net;

namespace Agreements.Server.Tests.Restarts;

/// <summary>The server as a process of its own, which can be killed at any moment.</summary>
public sealed class ServerProcess : IDisposable
{
    public const string ApiKey = "test-key-of-the-process";

    private readonly Process _process;
    private readonly List<string> _log = [];

    private ServerProcess(Process process, int port)
    {
        _process = process;
        Port = port;
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public HttpClient Client { get; }

    public int Port { get; }

    /// <summary>Starts the process and waits for nothing.</summary>
    public static Task<ServerProcess> LaunchAsync(TestDatabase database, params (string Name, string Value)[] settings) =>
        LaunchAsync(database, FreePort(), settings);

    /// <summary>Starts the process at a port, as one that comes again does.</summary>
    public static async Task<ServerProcess> LaunchAsync(TestDatabase database, int port, params (string Name, string Value)[] settings)
    {
        var keys = Path.Combine(Path.GetTempPath(), $"agreements-process-{Guid.NewGuid():n}.json");
        await File.WriteAllTextAsync(keys, $$"""[{ "key": "{{ApiKey}}", "user": "coordinator-1", "institution": "qingsu", "role": "coordinator" }]""");
        var start = new ProcessStartInfo(
            "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Agreements.Server.dll"), "--urls", $"http://127.0.0.1:{port}"])
        {
            WorkingDirectory = AppContext.BaseDirectory,
        };
        var server = Run(start, port, [("AGREEMENTS_DB", database.ConnectionString), ("AGREEMENTS_KEYS", keys), .. settings]);
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
        return server;
    }

    /// <summary>Starts a published server by the words of its unit, and waits until it is ready with nothing late.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">All that it is told.</param>
    public static async Task<ServerProcess> StartPublishedAsync(string command, IReadOnlyDictionary<string, string> environment)
    {
        var words = command.Split(' ');
        var server = Run(new ProcessStartInfo(words[0], words[1..]), new Uri(environment["ASPNETCORE_URLS"]).Port, environment.Select(e => (e.Key, e.Value)));
        try
        {
            await Eventually.HoldsAsync(server.ShowsAllAsync, "the server to be ready and to show all", 90);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Starts the process and waits until it lives.</summary>
    public static async Task<ServerProcess> StartAsync(TestDatabase database, params (string Name, string Value)[] settings)
    {
        var server = await LaunchAsync(database, settings);
        await Eventually.HoldsAsync(() => server.AnswersAsync("/health/live"), "the server to live", 60);
        return server;
    }

    /// <summary>Whether an address answers with success; an end of the process is told with its log.</summary>
    public async Task<bool> AnswersAsync(string address)
    {
        if (_process.HasExited)
        {
            lock (_log)
            {
                throw new InvalidOperationException($"The server ended with {_process.ExitCode}: {string.Join('\n', _log)}");
            }
        }

        try
        {
            using var answer = await Client.GetAsync(address);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>SIGTERM: it ends what it has begun.</summary>
    public async Task EndAsync()
    {
        using var asked = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await asked.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>SIGKILL: nothing of it is told to end.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
        Client.Dispose();
    }

    private static ServerProcess Run(ProcessStartInfo start, int port, IEnumerable<(string Name, string Value)> environment)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var server = new ServerProcess(process, port);
        process.OutputDataReceived += (_, line) => server.Note(line.Data);
        process.ErrorDataReceived += (_, line) => server.Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return server;
    }

    private async Task<bool> ShowsAllAsync() => await AnswersAsync("/health/ready")
        && (await Client.GetStringAsync("/health/ready")).Contains("\"status\":\"ready\"", StringComparison.Ordinal);

    private void Note(string? line)
    {
        lock (_log)
        {
            _log.Add(line ?? "");
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

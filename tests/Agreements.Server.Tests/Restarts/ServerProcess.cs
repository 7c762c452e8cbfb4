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
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
    }

    public HttpClient Client { get; }

    public int Port { get; }

    /// <summary>Starts the process and waits for nothing.</summary>
    public static Task<ServerProcess> LaunchAsync(TestDatabase database, params (string Name, string Value)[] settings) => LaunchAsync(database, FreePort(), settings);

    /// <summary>Starts the process at a port, as one that comes again does.</summary>
    public static async Task<ServerProcess> LaunchAsync(TestDatabase database, int port, params (string Name, string Value)[] settings)
    {
        var keys = Path.Combine(Path.GetTempPath(), $"agreements-process-{Guid.NewGuid():n}.json");
        await File.WriteAllTextAsync(keys, $$"""[{ "key": "{{ApiKey}}", "user": "coordinator-1", "institution": "qingsu", "role": "coordinator" }]""");
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Agreements.Server.dll"), "--urls", $"http://127.0.0.1:{port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["AGREEMENTS_DB"] = database.ConnectionString;
        start.Environment["AGREEMENTS_KEYS"] = keys;
        foreach (var (name, value) in settings)
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
        catch (HttpRequestException)
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

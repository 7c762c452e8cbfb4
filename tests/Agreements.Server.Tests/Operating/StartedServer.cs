using System.Diagnostics;
using System.Net.Sockets;
using System.Net;

namespace Agreements.Server.Tests.Operating;

/// <summary>A published server as a process, started by the words of its unit.</summary>
internal sealed class StartedServer : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _log = [];

    private StartedServer(Process process, string address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = new Uri(address) };
    }

    public HttpClient Client { get; }

    /// <summary>Starts it and waits until it is ready, with nothing late.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">All that it is told.</param>
    public static async Task<StartedServer> StartAsync(string command, IReadOnlyDictionary<string, string> environment)
    {
        var words = command.Split(' ');
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var server = new StartedServer(Process.Start(start)!, environment["ASPNETCORE_URLS"]);
        server._process.OutputDataReceived += (_, line) => server.Note(line.Data);
        server._process.ErrorDataReceived += (_, line) => server.Note(line.Data);
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        try
        {
            await Eventually.HoldsAsync(server.IsReadyAsync, "the server to be ready and to show all", 90);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        Client.Dispose();
    }

    private async Task<bool> IsReadyAsync()
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
            using var answer = await Client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).Contains("\"status\":\"ready\"", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Note(string? line)
    {
        lock (_log)
        {
            _log.Add(line ?? "");
        }
    }
}

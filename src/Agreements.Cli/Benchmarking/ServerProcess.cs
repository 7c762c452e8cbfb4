using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Agreements.Server.Hosting;

namespace Agreements.Cli.Benchmarking;

/// <summary>The built server as a process of its own on a free port; killed when disposed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(2) };
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public HttpClient Client { get; }

    /// <summary>Mebibytes resident now.</summary>
    public double Mebibytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>Starts it and waits for nothing.</summary>
    /// <param name="connectionString">The database.</param>
    public static ServerProcess Start(string connectionString)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var assembly = typeof(Composition).Assembly.Location;
        return new ServerProcess(
            Process.Start(new ProcessStartInfo("dotnet", [assembly])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetDirectoryName(assembly)!,
                Environment =
                {
                    ["AGREEMENTS_DB"] = connectionString, ["AGREEMENTS_DB_OWNER"] = connectionString, ["AGREEMENTS_DB_AUDITOR"] = connectionString,
                    ["ASPNETCORE_URLS"] = address,
                },
            })!,
            new Uri(address));
    }

    /// <summary>Waits until it is ready.</summary>
    /// <returns>Seconds since its start.</returns>
    /// <exception cref="InvalidOperationException">It ended, or was not ready within a minute.</exception>
    public async Task<double> ReadyAsync()
    {
        while (!await IsReadyAsync())
        {
            if (_process.HasExited || _watch.Elapsed > TimeSpan.FromSeconds(60))
            {
                throw new InvalidOperationException("The server did not become ready within 60 s; start it by hand to see why.");
            }

            await Task.Delay(10);
        }

        return _watch.Elapsed.TotalSeconds;
    }

    /// <summary>Kills it: nothing of it is told to end.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Client.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            return (await Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Agreements.Cli.Benchmarking;

/// <summary>How long a server takes from its start to ready on an existing database, and how much memory it then holds.</summary>
internal static class StartPart
{
    private const int Agreements = 1_000;

    public static async Task MeasureAsync(BenchRun run, Figures figures)
    {
        await using (var server = await BenchServer.StartAsync(run.Database, tells: false))
        {
            await Seeding.WriteAsync(server.Store, "start", 0, Agreements, n => Seeding.Life(n));
            await run.Database.CaughtUpAsync();
        }

        // The first one warms the machine.
        for (var round = 0; round <= run.Rounds; round++)
        {
            var into = round == 0 ? new Figures() : figures;
            var (seconds, mebibytes) = await OnceAsync(run.Database.ConnectionString);
            into.Add("ready after s", seconds, Asked.AtMost(2));
            into.Add("MiB resident after the first page", mebibytes);
        }
    }

    /// <summary>Starts the built server on a free port, waits for ready, reads its memory, stops it.</summary>
    /// <param name="connectionString">The database.</param>
    /// <returns>Seconds to ready, and MiB resident.</returns>
    private static async Task<(double Seconds, double Mebibytes)> OnceAsync(string connectionString)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var watch = Stopwatch.StartNew();
        using var server = Process.Start(OnDatabase(connectionString, address))!;
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(2) };
            while (!await IsReadyAsync(client))
            {
                if (server.HasExited || watch.Elapsed > TimeSpan.FromSeconds(60))
                {
                    throw new InvalidOperationException("The server did not become ready within 60 s; start it by hand to see why.");
                }

                await Task.Delay(10);
            }

            var seconds = watch.Elapsed.TotalSeconds;
            await client.GetAsync(new Uri("/register", UriKind.Relative));
            server.Refresh();
            return (seconds, server.WorkingSet64 / 1024.0 / 1024.0);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private static ProcessStartInfo OnDatabase(string connectionString, string address)
    {
        var assembly = typeof(Server.Hosting.Composition).Assembly.Location;
        return new ProcessStartInfo("dotnet", [assembly])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(assembly)!,
            Environment =
            {
                ["AGREEMENTS_DB"] = connectionString, ["AGREEMENTS_DB_OWNER"] = connectionString, ["AGREEMENTS_DB_AUDITOR"] = connectionString,
                ["ASPNETCORE_URLS"] = address,
            },
        };
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            return (await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode == HttpStatusCode.OK;
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

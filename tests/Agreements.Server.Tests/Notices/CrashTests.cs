using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace Agreements.Server.Tests.Notices;

/// <summary>The server as a process of its own, killed between the commit of a command and the telling of its notice.</summary>
[Collection(NoticeCollection.Name)]
public sealed class CrashTests
{
    private const string ApiKey = "test-key-of-the-crash";

    [Fact]
    public async Task A_server_killed_after_the_commit_tells_the_notice_when_it_runs_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var web = await WebhookSink.StartAsync();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        web.Answer = async (_, hungUp) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, hungUp);
            return 204;
        };
        var settings = await NoticeHost.WriteAsync($$"""{ "recipients": [{ "name": "board", "webhook": "{{web.Url}}/board", "secret": "{{NoticeHost.Key}}" }] }""");

        Guid id;
        using (var server = await KilledServer.StartAsync(database, settings))
        {
            id = await server.ProposeAsync();
            await asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
            server.Kill();
        }

        web.Of("/board", id).Count.ShouldBe(1);
        web.Answer = (_, _) => Task.FromResult(204);
        using var again = await KilledServer.StartAsync(database, settings);
        await Eventually.HoldsAsync(() => Task.FromResult(web.Of("/board", id).Count == 2), "the notice from the server that runs again", 40);
        web.Of("/board", id).Select(r => r.Id).ShouldBe([$"{id:n}.1.board", $"{id:n}.1.board"]);
        again.Kill();
    }

    private sealed class KilledServer : IDisposable
    {
        private readonly Process _process;
        private readonly HttpClient _client;

        private KilledServer(Process process, HttpClient client) => (_process, _client) = (process, client);

        public static async Task<KilledServer> StartAsync(TestDatabase database, string settings)
        {
            var keys = await NoticeHost.WriteAsync($$"""[{ "key": "{{ApiKey}}", "user": "coordinator-1", "institution": "qingsu", "role": "coordinator" }]""");
            var port = FreePort();
            var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Agreements.Server.dll"), "--urls", $"http://127.0.0.1:{port}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = AppContext.BaseDirectory,
            };
            start.Environment["AGREEMENTS_DB"] = database.ConnectionString;
            start.Environment["AGREEMENTS_NOTICES"] = settings;
            start.Environment["AGREEMENTS_KEYS"] = keys;
            var process = Process.Start(start)!;
            var log = new List<string>();
            process.OutputDataReceived += (_, line) => Note(log, line.Data);
            process.ErrorDataReceived += (_, line) => Note(log, line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
            await Eventually.HoldsAsync(() => IsLiveAsync(client, process, log), "the server to live", 60);
            return new KilledServer(process, client);
        }

        public async Task<Guid> ProposeAsync()
        {
            using var answer = await _client.PostAsJsonAsync("/api/v1/agreements", new
            {
                kind = "friendship-school",
                title = new { zh = "友好学校协议" },
                parties = new object[] { new { role = "principal", name = new { zh = "青苏职中" }, institution = "qingsu" } },
            });
            answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
            return (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("agreementId").GetGuid();
        }

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
            _client.Dispose();
        }

        private static void Note(List<string> log, string? line)
        {
            lock (log)
            {
                log.Add(line ?? "");
            }
        }

        private static async Task<bool> IsLiveAsync(HttpClient client, Process process, List<string> log)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The server ended with {process.ExitCode}: {string.Join('\n', log)}");
            }

            try
            {
                return (await client.GetAsync("/health/live")).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
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
}

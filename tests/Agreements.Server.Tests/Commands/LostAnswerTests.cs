using Agreements.Server.Tests.Operating;
using System.Net;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Commands;

/// <summary>On a cluster of its own, where a commit lasts until it is let go: its connection can be lost when all is recorded and nobody knows.</summary>
public sealed class LostAnswerTests : IAsyncLifetime
{
    private const string Waiters = """
        select a.pid from pg_stat_activity a join pg_locks l on l.pid = a.pid
        where a.wait_event = 'SyncRep' and l.relation = 'agreements_api.idempotency_keys'::regclass and l.mode = 'RowExclusiveLock'
        """;

    private EmptyCluster _cluster = null!;
    private RunningServer _server = null!;

    public async Task InitializeAsync()
    {
        _cluster = await EmptyCluster.StartAsync();
        _server = new RunningServer { Cluster = _cluster.Admin };
        await _server.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task What_was_recorded_when_the_connection_was_lost_is_told_as_recorded()
    {
        using var proposed = await PostAsync("/api/v1/agreements", """
            {"kind":"school-enterprise","title":{"zh":"校企协同育人合作"},
             "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
            """, "proposed");
        var path = $"/api/v1/agreements/{Receipt(await proposed.Content.ReadAsStringAsync()).GetProperty("id").GetGuid()}/questions";
        await _server.CaughtUpAsync();
        await SetAsync("'nobody'");
        var probe = _server.Database.ExecuteAsync("create table waits_for_nobody ()");
        await Eventually.HoldsAsync(() => ScalarAsync("select exists (select from pg_stat_activity where wait_event = 'SyncRep')"), "commits to last");

        var asked = PostAsync(path, """{"text":"原件在哪里"}""", "lost");
        await Eventually.HoldsAsync(() => ScalarAsync($"select exists ({Waiters})"), "the commit to wait");
        await _server.Database.ExecuteAsync($"select pg_terminate_backend(w.pid) from ({Waiters}) w");
        await SetAsync("''");
        await probe;

        using var told = await asked;
        using var again = await PostAsync(path, """{"text":"原件在哪里"}""", "lost");
        var text = await told.Content.ReadAsStringAsync();
        told.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        Receipt(text).GetProperty("recorded").GetArrayLength().ShouldBe(1, text);
        (await again.Content.ReadAsStringAsync()).ShouldBe(text);
        (await _server.Database.ScalarAsync<long>("select count(*) from agreements.mt_events where type = 'question-left-open'")).ShouldBe(1);
    }

    private async Task SetAsync(string standby)
    {
        await _server.Database.OnClusterAsync($"alter system set synchronous_standby_names = {standby}");
        await _server.Database.OnClusterAsync("select pg_reload_conf()");
    }

    private Task<bool> ScalarAsync(string sql) => _server.Database.ScalarAsync<bool>(sql);

    private static JsonElement Receipt(string text) => JsonDocument.Parse(text).RootElement;

    private async Task<HttpResponseMessage> PostAsync(string path, string body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        return await _server.Client.SendAsync(request);
    }
}

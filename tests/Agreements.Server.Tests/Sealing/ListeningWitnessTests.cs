using Agreements.Ledger.Checkpoints;
using Agreements.Ledger.Notes;
using Agreements.Server.Sealing;
using Agreements.Server.Tests.People;
using Microsoft.AspNetCore.Http;
using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;

namespace Agreements.Server.Tests.Sealing;

/// <summary>The server brings its checkpoints to witnesses that listen; those that are gone, slow, wrong or against it keep nothing waiting.</summary>
public sealed class ListeningWitnessTests : IAsyncLifetime
{
    private readonly SealedServer _server = new();
    private VerifierKey _log = null!;
    private int _waiting;

    [Fact]
    public async Task Witnesses_that_listen_cosign_with_nobody_fetching_and_a_restart_remembers_what_they_have_seen()
    {
        await using var first = await ListenAsync("first");
        await using var second = await ListenAsync("second");
        await NamedAsync(("first", first.Address), ("second", second.Address));
        await WitnessedAsync();
        var size = await SizeAsync();
        first.Asked.Distinct().ShouldBe(["old 0"]);

        await ProposeAsync();
        await WitnessedAsync();
        var grown = await SizeAsync();
        await _server.Server.StopAsync();
        await _server.Server.StartAsync();
        await ProposeAsync();
        await WitnessedAsync();
        first.Asked.Distinct().ShouldBe(["old 0", $"old {size}", $"old {grown}"]);
        (await _server.StatusAsync()).GetProperty("refusals").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_witness_that_is_down_keeps_nothing_waiting_and_gets_it_later()
    {
        var gone = await ListenAsync("first");
        var address = gone.Address;
        await gone.DisposeAsync();
        await using var second = await ListenAsync("second");
        await NamedAsync(("first", address), ("second", second.Address));
        await ProposeAsync();
        await CosignedAsync("second");
        (await _server.StatusAsync()).GetProperty("witnessedSize").ValueKind.ShouldBe(JsonValueKind.Null, "both are asked for");

        await using var back = await ListenAsync("first", address.Authority);
        await WitnessedAsync();
    }

    [Fact]
    public async Task A_database_that_went_back_and_then_another_way_is_found_out_told_everywhere_and_remembered()
    {
        await using var first = await ListenAsync("first");
        await NamedAsync(("first", first.Address));
        await CosignedAsync("first");
        var size = await SizeAsync();
        await _server.SealAnewAsync("delete from agreements.mt_events where seq_id > 100; delete from agreements.mt_streams s "
            + "where not exists (select from agreements.mt_events e where e.stream_id = s.id)");
        await ToldAsync($"has cosigned {size} leaves, and this log has {await SizeAsync()}", $"已联署 {size} 片叶子");
        using (var auditor = _server.Server.As(RunningServer.Auditor))
        {
            (await auditor.GetStringAsync("/seal?lang=en")).ShouldContain($"it has cosigned {size} leaves");
            (await auditor.GetStringAsync("/seal?lang=zh")).ShouldContain($"已联署 {size} 片叶子");
        }

        var status = await _server.RunAsync("ledger", "status", "--lang", "en");
        (status.Code, status.Error.Contains("went back to an earlier state", StringComparison.Ordinal)).ShouldBe((1, true), status.Output + status.Error);

        // It grows again, beyond what was seen: by other events.
        while (await SizeAsync() <= size)
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ProposeAsync()));
            await _server.SealedAsync();
        }

        await ToldAsync("two histories", "两种历史");
        await _server.Server.StopAsync();
        await first.DisposeAsync();
        await _server.Server.StartAsync();
        await ToldAsync("two histories", "两种历史");

        // A witness that begins anew, as its institution decided.
        Directory.Delete(_server.PathOf("state-first"), recursive: true);
        await using var anew = await ListenAsync("first", first.Address.Authority);
        await CosignedAsync("first");
        await Eventually.HoldsAsync(async () => (await _server.StatusAsync()).GetProperty("refusals").GetArrayLength() == 0, "what it said falls");
    }

    [Fact]
    public async Task What_answers_with_garbage_with_another_key_without_end_or_never_is_not_believed_and_keeps_nobody_waiting()
    {
        var (stranger, endless) = (Draw("stranger"), Draw("endless"));
        var silent = new ConcurrentQueue<int>();
        await using var impostors = await Impostors.StartAsync(new Dictionary<string, Func<HttpContext, string, Task>>
        {
            ["garbage"] = (http, _) => http.Response.WriteAsync("<html>It works!</html>"),
            ["stranger"] = (http, body) => http.Response.WriteAsync($"{stranger.Cosign(TextOf(body), DateTimeOffset.UtcNow)}\n"),
            ["endless"] = (http, body) => http.Response.WriteAsync($"{endless.Cosign(TextOf(body), DateTimeOffset.UtcNow)}\n{new string('\n', 4 << 20)}"),
            ["silent"] = (http, _) => NeverAsync(http, silent),
            ["elsewhere"] = (http, _) => Task.Run(() => http.Response.Redirect("/garbage/add-checkpoint", permanent: false, preserveMethod: true)),
            ["forked"] = (http, body) => ConflictAsync(http, Checkpoint.Parse(TextOf(body)).Size),
        });
        await using var first = await ListenAsync("first");
        string[] names = ["garbage", "stranger", "endless", "silent", "elsewhere", "forked"];
        await File.WriteAllTextAsync(_server.PolicyFile, $"witness first {_server.First.Verifier} {first.Address}\nquorum first\n"
            + string.Concat(names.Select(n => $"witness {n} {(n == "endless" ? endless : Draw(n)).Verifier} {impostors.AddressOf(n)}\n")));
        await _server.Server.StopAsync();
        await _server.Server.StartAsync();
        await WitnessedAsync();
        await Eventually.HoldsAsync(
            () => Task.FromResult(names.Except(["silent"]).All(n => impostors.Asked.GetValueOrDefault(n) > 2)), "each is asked again", 60);
        await ProposeAsync();
        await WitnessedAsync();
        (await _server.StatusAsync()).GetProperty("witnesses").EnumerateArray().Where(w => w.GetProperty("size").ValueKind != JsonValueKind.Null)
            .Select(w => w.GetProperty("name").GetString()).ShouldBe(["first"]);
        await ToldAsync("Witness forked refuses", "见证方 forked 拒绝联署");
        (await _server.Server.Client.GetStringAsync("/health/ready")).ShouldContain("degraded");
        (await _server.StatusAsync()).GetProperty("refusals").GetArrayLength().ShouldBe(1);
        silent.Max().ShouldBe(1, "one request at a time");
    }

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        using var open = _server.Server.As(null);
        _log = VerifierKey.Parse((await open.GetStringAsync("/ledger/keys")).Split('\n')[0]);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    private static SigningKey Draw(string name) => LedgerKeys.Draw($"{name}.example", SignatureAlgorithm.Cosignature);

    private static string TextOf(string request) => WitnessRequest.Parse(request).Note.Text;

    private static Task ConflictAsync(HttpContext http, long size)
    {
        http.Response.StatusCode = StatusCodes.Status409Conflict;
        http.Response.ContentType = WitnessAnswer.SizeType;
        return http.Response.WriteAsync(FormattableString.Invariant($"{size}\n"));
    }

    /// <summary>Answers nothing, and says how many wait for it.</summary>
    private async Task NeverAsync(HttpContext http, ConcurrentQueue<int> waiting)
    {
        waiting.Enqueue(Interlocked.Increment(ref _waiting));
        try
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private Task<Listener> ListenAsync(string name, string at = "127.0.0.1:0") =>
        Listener.StartAsync(name == "first" ? _server.First : _server.Second, _log, _server.PathOf($"state-{name}"), at);

    /// <summary>Starts the server anew by a policy that gives witnesses an address; all who are named are asked for.</summary>
    private async Task NamedAsync(params (string Name, Uri Address)[] witnesses)
    {
        var lines = witnesses.Select(w => $"witness {w.Name} {(w.Name == "first" ? _server.First : _server.Second).Verifier} {w.Address}\n");
        await File.WriteAllTextAsync(
            _server.PolicyFile, $"{string.Concat(lines)}group all all {string.Join(' ', witnesses.Select(w => w.Name))}\nquorum all\n");
        await _server.Server.StopAsync();
        await _server.Server.StartAsync();
    }

    /// <summary>Waits until enough have cosigned the last checkpoint.</summary>
    private async Task WitnessedAsync()
    {
        await _server.SealedAsync();
        var size = await SizeAsync();
        await Eventually.HoldsAsync(
            async () => (await _server.StatusAsync()).GetProperty("witnessedSize") is { ValueKind: JsonValueKind.Number } witnessed
                && witnessed.GetInt64() >= size, "enough have cosigned", 60);
    }

    private async Task CosignedAsync(string name)
    {
        await _server.SealedAsync();
        var size = await SizeAsync();
        await Eventually.HoldsAsync(
            async () => (await _server.StatusAsync()).GetProperty("witnesses").EnumerateArray().Any(w => w.GetProperty("name").GetString() == name
                && w.GetProperty("size") is { ValueKind: JsonValueKind.Number } cosigned && cosigned.GetInt64() >= size), $"{name} has cosigned", 60);
    }

    /// <summary>Waits until the health check says something, in both languages.</summary>
    private Task ToldAsync(string en, string zh) => Eventually.HoldsAsync(
        async () =>
        {
            using var open = _server.Server.As(null);
            // Where events were taken away, read models say so too, and the status is another.
            using var answer = await open.GetAsync("/health/ready");
            var seal = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("seal");
            var cure = seal.TryGetProperty("cure", out var said) ? said.GetString()! : "";
            return cure.Contains(en, StringComparison.Ordinal) && cure.Contains(zh, StringComparison.Ordinal);
        }, $"health says: {en}", 60);

    private Task<long> SizeAsync() => _server.Server.Database.ScalarAsync<long>("select size from ledger.head");

    private Task<string> ProposeAsync() => _server.Server.Client.ProposeAsync("见证");
}

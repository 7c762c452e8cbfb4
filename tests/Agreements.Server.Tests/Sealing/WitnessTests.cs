using Agreements.Ledger.Checkpoints;
using Agreements.Ledger.Notes;
using Agreements.Server.Sealing;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.Sealing;

/// <summary>Witnesses with keys of their own, and a log that does not always say the truth.</summary>
public sealed class WitnessTests : IAsyncLifetime
{
    private readonly SealedServer _server = new();

    [Fact]
    public async Task Witnesses_cosign_what_grew_and_refuse_a_log_that_went_back_or_has_two_histories()
    {
        await PolicyAsync();
        (await LookAsync("first")).Code.ShouldBe(0);
        (await _server.StatusAsync()).GetProperty("witnessedSize").ValueKind.ShouldBe(JsonValueKind.Null, "both are asked for");
        (await LookAsync("second")).Code.ShouldBe(0);
        var size = await _server.Server.Database.ScalarAsync<long>("select size from ledger.head");
        (await _server.StatusAsync()).GetProperty("witnessedSize").GetInt64().ShouldBe(size);
        (await _server.StatusAsync()).GetProperty("unwitnessedSince").ValueKind.ShouldBe(JsonValueKind.Null);
        using (var open = _server.Server.As(null))
        {
            SignedNote.Parse(await open.GetStringAsync("/ledger/checkpoint")).Right([_server.First.Verifier, _server.Second.Verifier]).Count().ShouldBe(2);
        }

        await ProposeAsync();
        await _server.SealedAsync();
        (await _server.StatusAsync()).GetProperty("unwitnessedSince").ValueKind.ShouldBe(JsonValueKind.String);
        // A key that the policy does not know yet, named by the one that it knows.
        (await _server.RunAsync("ledger", "rotate")).Code.ShouldBe(0);
        await ProposeAsync();
        await _server.SealedAsync();
        var grown = await LookAsync("first");
        (grown.Code, grown.Output.Contains($"grew from {size}", StringComparison.Ordinal)).ShouldBe((0, true), grown.Output + grown.Error);

        await _server.SealAnewAsync("delete from agreements.mt_events where seq_id > 100; delete from agreements.mt_streams s "
            + "where not exists (select from agreements.mt_events e where e.stream_id = s.id)");
        var back = await LookAsync("first");
        (back.Code, back.Error.Contains("went back", StringComparison.Ordinal)).ShouldBe((1, true), back.Output + back.Error);

        // It grows again, beyond what was seen: by other events.
        for (var left = size - 90; left > 0; left--)
        {
            await ProposeAsync();
        }

        await _server.SealedAsync();
        var fork = await LookAsync("first");
        (fork.Code, fork.Error.Contains("two histories", StringComparison.Ordinal)).ShouldBe((1, true), fork.Output + fork.Error);
        Directory.GetFiles(_server.PathOf("state-first"), "*.fork-*").ShouldHaveSingleItem();
        (await _server.RunAsync("fsck", "--without-read-models", "--against", Directory.GetFiles(_server.PathOf("state-first"), "*.checkpoint").Single()))
            .Code.ShouldBe(1, "the database is not what the witness has seen");
    }

    [Fact]
    public async Task Only_checkpoints_of_this_log_and_witnesses_that_count_are_taken()
    {
        using var open = _server.Server.As(null);
        var note = SignedNote.Parse(await open.GetStringAsync("/ledger/checkpoint"));
        var stranger = LedgerKeys.Draw("stranger.example", SignatureAlgorithm.Cosignature);
        (await BringAsync(open, note with { Signatures = [stranger.Cosign(note.Text, DateTimeOffset.UnixEpoch.AddDays(1))] }))
            .ShouldBe(HttpStatusCode.Forbidden);
        var cosigned = note with { Signatures = [_server.First.Cosign(note.Text, DateTimeOffset.UnixEpoch.AddDays(1))] };
        (await BringAsync(open, cosigned)).ShouldBe(HttpStatusCode.NoContent);
        var broken = _server.First.Cosign(note.Text, DateTimeOffset.UnixEpoch.AddDays(2)) with { Bytes = new byte[72] };
        (await BringAsync(open, cosigned with { Signatures = [broken] })).ShouldBe(HttpStatusCode.Forbidden);
        var said = Checkpoint.Parse(note.Text);
        var other = (said with { Root = new byte[32] }).ToString();
        (await BringAsync(open, new SignedNote(other, [_server.First.Cosign(other, DateTimeOffset.UnixEpoch.AddDays(1))]))).ShouldBe(HttpStatusCode.NotFound);
        using var nothing = new StringContent("no note");
        (await open.PostAsync("/ledger/cosignatures", nothing)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var large = new StringContent(new string('x', 70_000));
        (await open.PostAsync("/ledger/cosignatures", large)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_folder_belongs_to_one_witness_and_a_key_to_its_owner()
    {
        await PolicyAsync();
        Directory.CreateDirectory(_server.PathOf("state-first"));
        await using (var held = new FileStream(Path.Combine(_server.PathOf("state-first"), "lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None))
        {
            (await LookAsync("first")).Code.ShouldBe(2);
        }

        if (!OperatingSystem.IsWindows())
        {
            var key = _server.PathOf("witness.second.example.key");
            File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            var open = await LookAsync("second");
            (open.Code, open.Error.Contains("chmod 600", StringComparison.Ordinal)).ShouldBe((2, true));
        }

        var made = await _server.RunAsync("witness", "new-key", "w.example", "--out", _server.PathOf("new.key"));
        made.Output.ShouldStartWith("witness w.example w.example+");
        (await _server.RunAsync("witness", "new-key", "w.example", "--out", _server.PathOf("new.key"))).Code.ShouldBe(2, "a key is never written over");
        (await _server.RunAsync("witness", "new-key", "w example", "--out", _server.PathOf("bad.key"))).Code.ShouldBe(2);
    }

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    private static async Task<HttpStatusCode> BringAsync(HttpClient http, SignedNote note)
    {
        using var content = new StringContent(note.ToString());
        using var answer = await http.PostAsync("/ledger/cosignatures", content);
        return answer.StatusCode;
    }

    private async Task PolicyAsync()
    {
        using var open = _server.Server.As(null);
        var key = (await open.GetStringAsync("/ledger/keys")).Split('\n')[0];
        await File.WriteAllTextAsync(_server.PathOf("log-policy"), $"log {key}\nquorum none\n");
    }

    private Task<Cli.Ran> LookAsync(string name) => _server.RunAsync(
        "witness", "--log", new Uri(_server.Server.Address, "/ledger").ToString(), "--key", _server.PathOf($"witness.{name}.example.key"), "--policy",
        _server.PathOf("log-policy"), "--state", _server.PathOf($"state-{name}"), "--once", "--lang", "en");

    private async Task ProposeAsync()
    {
        using var answer = await _server.Server.Client.PostAsync("/api/v1/agreements", new StringContent(
            """
            {"kind":"school-enterprise","title":{"zh":"见证"},
             "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏"}},{"role":"principal","institution":"changan","name":{"zh":"长安"}}]}
            """, null, "application/json"));
        answer.EnsureSuccessStatusCode();
    }
}

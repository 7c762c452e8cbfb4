using Agreements.Ledger.Checkpoints;
using Agreements.Ledger.Merkle;
using Agreements.Ledger.Notes;
using Agreements.Server.Sealing;
using Agreements.Server.Tests.People;
using Npgsql;
using System.Buffers.Binary;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.Sealing;

/// <summary>What the server seals, as somebody reads it who has nothing but HTTP.</summary>
public sealed class SealTests(SealedServer server) : IClassFixture<SealedServer>
{
    private const string Proposal = """
        {"kind":"school-enterprise","title":{"zh":"封存"},
         "parties":[{"role":"principal","institution":"qingsu","name":{"zh":"青苏职中"}},{"role":"principal","institution":"changan","name":{"zh":"长安汽车"}}]}
        """;

    [Fact]
    public async Task A_monitor_makes_the_signed_root_out_of_the_tiles_and_the_leaves_out_of_the_entries()
    {
        await server.SealedAsync();
        var (note, said) = await CheckpointAsync();
        using var open = server.Server.As(null);
        note.Right(await KeysAsync(open)).ShouldNotBeEmpty();
        said.Origin.ShouldBe("log.test");
        said.Size.ShouldBe(await server.Server.Database.ScalarAsync<long>("select count(*) from agreements.mt_events"));
        var tiles = await HttpTiles.ReadAsync(open, said.Size);
        (await new TileTree(said.Size, tiles).RootAsync(default)).ShouldBe(said.Root);

        using var auditor = server.Server.As(RunningServer.Auditor);
        var leaves = new List<byte[]>();
        for (var number = 0L; leaves.Count < said.Size; number++)
        {
            var width = new TileId(0, number).WidthIn(said.Size);
            leaves.AddRange(Entries(await auditor.GetByteArrayAsync($"/api/v1/ledger/{TileId.EntriesPath(number, width)}")).Select(e => MerkleHash.Leaf(e)));
        }

        leaves.Count.ShouldBe((int)said.Size);
        leaves.SelectMany(l => l).ShouldBe(tiles.Where(t => t.Key.Level == 0).OrderBy(t => t.Key.Number).SelectMany(t => t.Value));
    }

    [Fact]
    public async Task A_command_gets_a_proof_once_it_is_sealed_and_who_may_not_see_it_gets_none()
    {
        using var answer = await server.Server.Client.PostAsync("/api/v1/agreements", new StringContent(Proposal, null, "application/json"));
        var receipt = await answer.Content.ReadFromJsonAsync<JsonElement>();
        await server.SealedAsync();
        var address = receipt.GetProperty("proof").GetString()!;
        var proof = LogProof.Parse(await server.Server.Client.GetStringAsync(address));
        proof.Includes(MerkleHash.Leaf(proof.Extra!)).ShouldBeTrue();
        using var entry = JsonDocument.Parse(proof.Extra!);
        entry.RootElement.GetProperty("stream").GetGuid().ShouldBe(receipt.GetProperty("id").GetGuid());
        using (var stranger = server.Server.As(RunningServer.Stranger))
        {
            (await stranger.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await server.Server.Client.GetAsync(address.Replace("events/1/", "events/99/", StringComparison.Ordinal))).StatusCode
            .ShouldBe(HttpStatusCode.NotFound);
        (await server.Server.Client.GetAsync("/api/v1/ledger/events/1/proof")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var auditor = server.Server.As(RunningServer.Auditor);
        LogProof.Parse(await auditor.GetStringAsync("/api/v1/ledger/events/1/proof")).Index.ShouldBe(0);
    }

    [Fact]
    public async Task Witnesses_are_shown_one_checkpoint_for_a_while_whatever_is_sealed_meanwhile()
    {
        await ProposeAsync("for-witnesses");
        await server.SealedAsync();
        await server.Server.Database.ExecuteAsync(
            "update ledger.checkpoints set at = at - interval '1 hour' where size < (select max(size) from ledger.checkpoints)");
        var last = (await LedgerReads.LastAsync(server.Db, default))!;
        var window = TimeSpan.FromMinutes(5);
        var began = new DateTimeOffset(last.At.UtcTicks - (last.At.UtcTicks % window.Ticks), TimeSpan.Zero);
        var asked = await LedgerReads.ToCosignAsync(server.Db, window, began.AddSeconds(299), default);
        asked!.Said.Size.ShouldBeLessThan(last.Said.Size);
        (await LedgerReads.ToCosignAsync(server.Db, window, began.AddSeconds(1), default))!.Said.Size.ShouldBe(asked.Said.Size);
        (await LedgerReads.ToCosignAsync(server.Db, window, began.AddSeconds(301), default))!.Said.Size.ShouldBe(last.Said.Size);
        (await LedgerReads.ToCosignAsync(server.Db, TimeSpan.Zero, last.At, default))!.Said.Size.ShouldBe(last.Said.Size);
        var first = await LedgerReads.ToCosignAsync(server.Db, window, DateTimeOffset.UnixEpoch, default);
        first!.Said.Size.ShouldBe(last.Said.Size, "where none is older, the newest");
    }

    [Fact]
    public async Task What_is_not_sealed_yet_is_told_so()
    {
        await using var held = await server.Db.OpenConnectionAsync();
        await using var transaction = await held.BeginTransactionAsync();
        // Nobody can move the head while somebody else holds it.
        await using (var hold = new NpgsqlCommand("select size from ledger.head for update", held, transaction))
        {
            await hold.ExecuteScalarAsync();
        }

        using var answer = await server.Server.Client.PostAsync("/api/v1/agreements", new StringContent(Proposal, null, "application/json"));
        var address = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("proof").GetString();
        using var early = await server.Server.Client.GetAsync(address);
        early.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await early.Content.ReadAsStringAsync()).ShouldContain("not-sealed-yet");
        early.Headers.RetryAfter.ShouldNotBeNull();
        await transaction.RollbackAsync();
        await server.SealedAsync();
        (await server.Server.Client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_transaction_held_open_among_many_writers_loses_no_event_and_breaks_no_order()
    {
        await server.Server.Database.ExecuteAsync(
            """
            create or replace function agreements.held() returns trigger language plpgsql as
                $$ begin if new.data ->> 'reference' = 'held' then perform pg_advisory_xact_lock(33); end if; return new; end $$;
            create trigger held before insert on agreements.mt_events for each row execute function agreements.held();
            """);
        await using var gate = await server.Db.OpenConnectionAsync();
        await using var closed = await gate.BeginTransactionAsync();
        await using (var close = new NpgsqlCommand("select pg_advisory_xact_lock(33)", gate, closed))
        {
            await close.ExecuteNonQueryAsync();
        }

        var writing = ProposeAsync("held");
        await Eventually.HoldsAsync(
            () => server.Server.Database.ScalarAsync<bool>("select exists (select from pg_locks where locktype = 'advisory' and objid = 33 and not granted)"),
            "the held one waits");
        var before = (await CheckpointAsync()).Said.Size;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ProposeAsync($"quick-{i}")));
        // What comes after the held one is recorded, and is not sealed before it.
        (await CheckpointAsync()).Said.Size.ShouldBe(before);
        await closed.RollbackAsync();
        await writing;
        await server.SealedAsync();
        (await server.Server.Database.ScalarAsync<bool>(
            """
            select array_agg(x order by p.number, o) = (select array_agg(seq_id order by seq_id) from agreements.mt_events)
            from ledger.positions p, unnest(p.positions) with ordinality u (x, o)
            """)).ShouldBeTrue();
        (await server.RunAsync("fsck", "--without-read-models")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_new_key_is_named_by_the_one_before_it_and_signs_with_a_national_one_beside_it()
    {
        var first = (await CheckpointAsync()).Note;
        (await server.RunAsync("ledger", "rotate")).Code.ShouldBe(0);
        (await server.RunAsync("ledger", "rotate", "--algorithm", "sm2")).Code.ShouldBe(0);
        await ProposeAsync("after-rotation");
        await server.SealedAsync();
        var (note, _) = await CheckpointAsync();
        using var open = server.Server.As(null);
        var keys = await KeysAsync(open);
        note.Right(keys).Select(r => r.Key.Algorithm.Name).ShouldBe(["ed25519", "sm2"]);
        first.Right(keys).ShouldNotBeEmpty("old checkpoints stay good");
        note.Right([keys[0]]).ShouldBeEmpty();
        var believed = Handover.Believed([keys[0]], Handover.Split(await open.GetStringAsync("/ledger/handovers")));
        note.Right(believed).Count().ShouldBe(2, "whoever believed the first key believes those it named");
        Handover.Believed([LedgerKeys.Draw("log.test", SignatureAlgorithm.Ed25519).Verifier], Handover.Split(await open.GetStringAsync("/ledger/handovers")))
            .Count.ShouldBe(1);
        (await server.RunAsync("fsck", "--without-read-models")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task An_event_that_the_daemon_went_past_is_sealed_at_the_end_and_proven_like_any_other()
    {
        await server.SealedAsync();
        var number = await server.Server.Database.ScalarAsync<long>("select nextval('agreements.mt_events_sequence')");
        await ProposeAsync("before-the-late-one");
        await server.SealedAsync();
        // What a transaction does that ends when nobody waits for it any more.
        await LateAsync(number);
        await SkipAsync(number, number);
        await ProposeAsync("after-the-late-one");
        await Eventually.HoldsAsync(
            () => server.Server.Database.ScalarAsync<bool>($"select exists (select from ledger.late where position = {number})"), "the late event is sealed");
        using var auditor = server.Server.As(RunningServer.Auditor);
        var proof = LogProof.Parse(await auditor.GetStringAsync($"/api/v1/ledger/events/{number}/proof"));
        proof.Includes(MerkleHash.Leaf(proof.Extra!)).ShouldBeTrue();
        proof.Index.ShouldBeGreaterThan(number);
        var checkedAll = await server.RunAsync("fsck", "--without-read-models", "--lang", "en");
        checkedAll.Code.ShouldBe(0, checkedAll.Output);
        checkedAll.Output.ShouldContain("1 late events");
    }

    /// <summary>A range that is filled and sealed is not looked at again: so it must not be taken for filled too soon.</summary>
    [Fact]
    public async Task Events_that_come_one_by_one_where_the_daemon_went_past_a_range_are_all_sealed()
    {
        await server.SealedAsync();
        var last = await server.Server.Database.ScalarAsync<long>("select max(nextval('agreements.mt_events_sequence')) from generate_series(1, 3)");
        await SkipAsync(last - 2, last);
        foreach (var number in new[] { last - 1, last - 2, last })
        {
            await ProposeAsync($"before-{number}");
            await server.SealedAsync();
            await LateAsync(number);
            await ProposeAsync($"after-{number}");
            await Eventually.HoldsAsync(
                () => server.Server.Database.ScalarAsync<bool>($"select exists (select from ledger.late where position = {number})"), $"{number} is sealed");
        }

        (await server.RunAsync("fsck", "--without-read-models")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Erasing_a_person_leaves_every_proof_as_it_is_and_there_was_no_name_under_a_leaf()
    {
        const string Name = "封存先生";
        var person = await server.Server.Client.EnterAsync(new { name = new { zh = Name }, institution = "qingsu" });
        var agreement = await server.Server.Client.ProposeAsync("删除之前");
        await server.Server.Client.NameLiaisonAsync(agreement, "qingsu", person);
        await server.SealedAsync();
        var bundle = server.PathOf("before-erasure.zip");
        (await server.RunAsync("export-bundle", "--all", "--out", bundle)).Code.ShouldBe(0);
        (await server.Server.Client.EraseAsync(person)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await server.RunAsync("fsck", "--without-read-models", "--against", bundle)).Code.ShouldBe(0);
        (await server.RunAsync("verify", bundle)).Code.ShouldBe(0);
        foreach (var (name, bytes) in Tampered.Read(bundle).Where(f => f.Key.StartsWith("events/", StringComparison.Ordinal)))
        {
            System.Text.Encoding.UTF8.GetString(bytes).ShouldNotContain(Name, Case.Sensitive, name);
        }
    }

    [Theory]
    [InlineData("0/001")]
    [InlineData("0/000.p/255")]
    [InlineData("7/000")]
    [InlineData("0/0")]
    [InlineData("entries/000")]
    public async Task A_tile_that_is_not_there_is_not_found(string path)
    {
        using var open = server.Server.As(null);
        (await open.GetAsync(new Uri($"/ledger/tile/{path}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(SignedNote Note, Checkpoint Said)> CheckpointAsync()
    {
        using var open = server.Server.As(null);
        var note = SignedNote.Parse(await open.GetStringAsync("/ledger/checkpoint"));
        return (note, Checkpoint.Parse(note.Text));
    }

    private static async Task<VerifierKey[]> KeysAsync(HttpClient open) =>
        [.. (await open.GetStringAsync("/ledger/keys")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(VerifierKey.Parse)];

    private async Task ProposeAsync(string reference)
    {
        var body = Proposal.Replace("\"kind\"", $"\"reference\":\"{reference}\",\"kind\"", StringComparison.Ordinal);
        using var answer = await server.Server.Client.PostAsync("/api/v1/agreements", new StringContent(body, null, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
    }

    private static IEnumerable<byte[]> Entries(byte[] bundle)
    {
        for (var at = 0; at < bundle.Length;)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(bundle.AsSpan(at));
            yield return bundle[(at + 2)..(at + 2 + length)];
            at += 2 + length;
        }
    }

    /// <summary>All tiles of a tree, as they are fetched.</summary>
    /// <summary>Writes an event under a number: the next of the agreement proposed last.</summary>
    private Task LateAsync(long number) => server.Server.Database.ExecuteAsync(
        $"""
        with last as (select * from agreements.mt_streams where type = 'agreement' order by timestamp desc, id limit 1),
        event as (
            insert into agreements.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, user_name)
            select {number}, gen_random_uuid(), l.id, l.version + 1, '{FormattableString.Invariant($"{{\"question\": \"{number}\"}}")}', 'question-left-open',
                   now(), e.tenant_id, e.user_name from last l join agreements.mt_events e on e.stream_id = l.id and e.version = 1)
        update agreements.mt_streams s set version = s.version + 1 from last where s.id = last.id
        """);

    private Task SkipAsync(long first, long last) => server.Server.Database.ExecuteAsync(
        $"insert into agreements.mt_high_water_skips values ({last}, {first}) on conflict do nothing");

    private sealed class HttpTiles : Dictionary<TileId, byte[]>, ITileSource
    {
        public static async Task<HttpTiles> ReadAsync(HttpClient http, long size)
        {
            var tiles = new HttpTiles();
            for (var level = 0; size >> (8 * level) > 0; level++)
            {
                for (var number = 0L; new TileId(level, number).WidthIn(size) is > 0 and var width; number++)
                {
                    tiles[new TileId(level, number)] = await http.GetByteArrayAsync($"/ledger/{new TileId(level, number).Path(width)}");
                }
            }

            return tiles;
        }

        public ValueTask<byte[]?> ReadAsync(TileId id, int width, CancellationToken ct) => ValueTask.FromResult(this.GetValueOrDefault(id));
    }
}

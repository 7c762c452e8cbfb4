namespace Agreements.Server.Tests.Sealing;

/// <summary>Whatever is changed in the database behind the product's back is found, and where.</summary>
public sealed class FsckTests(SealedServer server) : IClassFixture<SealedServer>
{
    /// <summary>What is changed in the table, and where it must be found.</summary>
    public static TheoryData<string, string> Changes => new()
    {
        { "update agreements.mt_events set data = jsonb_set(data, '{note}', '\"x\"') where seq_id = 20", "event 20" },
        { "update agreements.mt_events set user_name = 'somebody' where seq_id = 20", "event 20" },
        { "update agreements.mt_events set timestamp = timestamp + interval '1 microsecond' where seq_id = 20", "event 20" },
        { "update agreements.mt_events set headers = headers || '{\"role\": \"Approver\"}' where seq_id = 20", "event 20" },
        { "update agreements.mt_events set correlation_id = 'x' where seq_id = 20", "event 20" },
        { "update agreements.mt_events set causation_id = 'x' where seq_id = 20", "event 20" },
        { "update agreements.mt_events set id = gen_random_uuid() where seq_id = 20", "event 20" },
        { "update agreements.mt_events set type = 'terms-consented' where seq_id = 20", "event 20" },
        { "update agreements.mt_events set mt_dotnet_type = 'x' where seq_id = 20", "event 20" },
        { "update agreements.mt_events set version = version + 100 where seq_id = 20", "stream " },
        { "update agreements.mt_events set is_archived = true where seq_id = 20", "event 20" },
        { "update agreements.mt_events set tenant_id = 'x' where seq_id = 20", "event 20" },
        { "delete from agreements.mt_events where seq_id = 20", "event 20" },
        { "delete from agreements.mt_events where seq_id = (select max(seq_id) from agreements.mt_events)", "event " },
        { "update agreements.mt_events set seq_id = 100000 where seq_id = 20", "event 20" },
        {
            "insert into agreements.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, user_name) "
                + "select 0, gen_random_uuid(), stream_id, 99, data, type, timestamp, tenant_id, user_name from agreements.mt_events where seq_id = 20",
            "event 0"
        },
        { "update agreements.mt_streams set version = version + 1 where id = (select stream_id from agreements.mt_events where seq_id = 20)", "stream " },
        { "update ledger.tiles set hashes = set_byte(hashes, 640, get_byte(hashes, 640) # 1) where level = 0 and number = 0", "event 21" },
        { "update ledger.tiles set hashes = substr(hashes, 1, 64) where level = 0 and number = 0", "event 3" },
        { "delete from ledger.tiles where level = 0", "event 1" },
        { "update ledger.positions set positions = positions[1:10] where number = 0", "ledger.positions" },
        { "update ledger.positions set positions[5] = positions[6] where number = 0", "event 5" },
        { "update ledger.checkpoints set note = replace(note, 'log.test', 'log.best')", "checkpoint" },
        { "update ledger.checkpoints set note = overlay(note placing 'x' from 30 for 1)", "checkpoint" },
        { "update ledger.keys set key = replace(key, 'log.test', 'log.best')", "ledger.keys" },
        {
            "insert into ledger.cosignatures select size, 'w.example+00000000+BAAA', now(), '— w.example AAAAAAAA' from ledger.checkpoints limit 1",
            "checkpoint"
        },
        { "update agreements.mt_event_progression set last_seq_id = 1000000 where name = 'read-models:All'", "progress read-models:All" },
        {
            "insert into documents.contents values (repeat('a', 64), 3, 'text/plain', 524288); insert into documents.chunks values (repeat('a', 64), 0, 'abc')",
            "document aaaa"
        },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task What_was_changed_is_found_and_located(string change, string place)
    {
        // Copies of all that is changed: what one case breaks, the next one does not meet.
        string[] tables =
        [
            "agreements.mt_events", "agreements.mt_streams", "agreements.mt_event_progression", "ledger.tiles", "ledger.positions", "ledger.checkpoints",
            "ledger.keys", "ledger.cosignatures", "documents.contents", "documents.chunks",
        ];
        await server.Server.Database.ExecuteAsync(string.Concat(tables.Select((t, i) => $"create table public.kept_{i} as table {t};")));
        try
        {
            (await FsckAsync()).Code.ShouldBe(0);
            await server.Server.Database.ExecuteAsync(change);
            var ran = await FsckAsync();
            ran.Code.ShouldBe(1, ran.Output + ran.Error);
            ran.Output.Split('\n').ShouldContain(l => l.StartsWith(place, StringComparison.Ordinal), ran.Output);
        }
        finally
        {
            await server.Server.Database.ExecuteAsync(
                "set session_replication_role = replica; truncate documents.contents cascade; "
                + string.Concat(tables.Select((t, i) => $"delete from {t}; insert into {t} select * from public.kept_{i}; drop table public.kept_{i};"))
                + "set session_replication_role = default");
        }
    }

    /// <summary>Every byte with <c>ops/test --long</c>, else some.</summary>
    [Fact]
    public async Task Any_byte_of_a_tile_or_a_checkpoint_is_found_where_it_is()
    {
        const string Tile = "update ledger.tiles set hashes = set_byte(hashes, {0}, get_byte(hashes, {0}) # 1) where level = 0 and number = 0";
        const string Last = "size = (select max(size) from ledger.checkpoints)";
        var database = server.Server.Database;
        var isLong = Environment.GetEnvironmentVariable("AGREEMENTS_CHANGED_BYTES") is not null;
        var bytes = await database.ScalarAsync<int>("select octet_length(hashes) from ledger.tiles where level = 0 and number = 0");
        for (var at = 0; at < bytes; at += isLong ? 1 : 397)
        {
            await database.ExecuteAsync(string.Format(null, Tile, at));
            await FoundAsync($"event {(at / 32) + 1}", $"byte {at} of the tile");
            await database.ExecuteAsync(string.Format(null, Tile, at));
        }

        var note = (await database.ScalarAsync<string>($"select note from ledger.checkpoints where {Last}"))!;
        for (var at = 0; at < note.Length; at += isLong ? 1 : 37)
        {
            var other = note[at] == 'x' ? 'y' : 'x';
            await database.ExecuteAsync($"update ledger.checkpoints set note = overlay(note placing '{other}' from {at + 1} for 1) where {Last}");
            await FoundAsync("checkpoint", $"character {at} of the checkpoint");
            await database.ExecuteAsync($"update ledger.checkpoints set note = '{note}' where {Last}");
        }

        (await FsckAsync()).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_read_model_that_is_not_what_the_events_say_is_found_by_a_rebuild_that_changes_nothing()
    {
        await server.Server.CaughtUpAsync();
        // The tests put institutions in reach by rows of their own.
        (await server.RunAsync("fsck", "--lang", "en")).Output.ShouldNotContain("read_models.register_rows");
        await server.Server.Database.ExecuteAsync(
            "update read_models.register_rows set stage = 4 where id = (select min(id::text)::uuid from read_models.register_rows)");
        var ran = await server.RunAsync("fsck", "--lang", "en");
        (ran.Code, ran.Output.Contains("read_models.register_rows", StringComparison.Ordinal)).ShouldBe((1, true), ran.Output + ran.Error);
        (await server.Server.Database.ScalarAsync<long>("select count(*) from read_models.register_rows where stage = 4")).ShouldBe(1, "it only compares");
        (await server.RunAsync("rebuild", "register")).Code.ShouldBe(1);
    }

    [Fact]
    public async Task A_restore_that_lost_or_changed_anything_says_exactly_what()
    {
        var (bundle, checkpoint) = (server.PathOf("before.zip"), server.PathOf("before.checkpoint"));
        (await server.RunAsync("export-bundle", "--all", "--out", bundle)).Code.ShouldBe(0);
        using (var open = server.Server.As(null))
        {
            await File.WriteAllTextAsync(checkpoint, await open.GetStringAsync("/ledger/checkpoint"));
        }

        (await FsckAsync("--against", bundle)).Code.ShouldBe(0);
        await using var lost = await TestDatabase.CreateAsync();
        await server.Server.StopAsync();
        try
        {
            await server.Server.Database.OnClusterAsync($"drop database {lost.Name}");
            await server.Server.Database.OnClusterAsync(
                $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{server.Server.Database.Name}'");
            await server.Server.Database.OnClusterAsync($"create database {lost.Name} template {server.Server.Database.Name}");
            // An older backup: the last events are not there, nor is what was sealed of them; and one was changed on the way.
            await lost.ExecuteAsync(
                """
                delete from agreements.mt_events where seq_id > 120;
                update agreements.mt_events set data = jsonb_set(data, '{note}', '"x"') where seq_id = 30;
                update ledger.head set size = 120, position = 120;
                update ledger.positions set positions = positions[1:120];
                update ledger.tiles set hashes = substr(hashes, 1, 120 * 32);
                delete from ledger.checkpoints;
                """);
            var told = await Cli.CommandLine.RunAsync(lost.ConnectionString, "fsck", "--without-read-models", "--against", bundle, "--lang", "en");
            told.Code.ShouldBe(1);
            told.Output.ShouldContain("are lost (leaves 120 to");
            told.Output.ShouldContain("event 121 It is lost");
            told.Output.ShouldContain("event 30 It is not what the bundle has");
            var brief = await Cli.CommandLine.RunAsync(lost.ConnectionString, "fsck", "--without-read-models", "--against", checkpoint, "--lang", "en");
            brief.Output.ShouldContain("are lost (leaves 120 to");
        }
        finally
        {
            await server.Server.StartAsync();
        }
    }

    private async Task FoundAsync(string place, string what)
    {
        var ran = await FsckAsync();
        ran.Code.ShouldBe(1, what);
        ran.Output.Split('\n').ShouldContain(l => l.StartsWith(place, StringComparison.Ordinal), what);
    }

    private Task<Cli.Ran> FsckAsync(params string[] more) => server.RunAsync(["fsck", "--without-read-models", "--lang", "en", .. more]);
}

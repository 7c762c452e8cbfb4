using Agreements.Server.Tests.Restarts;
using Agreements.Server.ReadModels.Rebuilding;
using Npgsql;

namespace Agreements.Server.Tests.Operating;

/// <summary>A backup is worth what its restore is: each is restored, and what comes out is compared.</summary>
public sealed class BackupTests(Installation installed) : IClassFixture<Installation>
{
    private const string Rows = """
        select n.nspname || '.' || c.relname, (xpath('/row/d/text()', query_to_xml(format(
            'select count(*) || '' '' || coalesce(md5(string_agg(md5(t::text), '''' order by md5(t::text))), '''') as d from %I.%I t', n.nspname, c.relname),
                false, true, '')))[1]::text
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and (n.nspname = 'read_models' or c.relname in ('mt_events', 'mt_streams')) order by 1
        """;

    [Fact]
    public async Task A_backup_made_while_the_server_runs_is_restored_into_an_empty_cluster_where_a_server_starts_on_it()
    {
        string backup;
        Dictionary<string, string> before;
        using (var server = await installed.StartServerAsync())
        {
            await Eventually.HoldsAsync(
                async () => await ScalarAsync<bool>(installed.Owner,
                    "select last_seq_id = (select max(seq_id) from agreements.mt_events) from agreements.mt_event_progression where name = 'read-models:All'"),
                "everything imported is shown", 60);
            backup = await BackUpAsync("--with-secrets");
            before = await RowsAsync(installed.Owner);
        }

        before["agreements.mt_events"].ShouldNotStartWith("0 ");
        before["read_models.board_cards"].ShouldNotStartWith("0 ");
        await using var cluster = await EmptyCluster.StartAsync();
        var target = cluster.Settings("restored");
        var secrets = installed.PathOf("var/restored-secrets");
        target["AGREEMENTS_SECRETS"] = secrets;
        var said = (await Script.RunAsync("ops/restore", target, backup, "--admin", cluster.Admin, "--with-secrets")).Worked();
        said.ShouldContain($"restored {await ScalarAsync<long>(installed.Owner, "select count(*) from agreements.mt_events")} events");
        (await RowsAsync(target["AGREEMENTS_DB_OWNER"])).ShouldBe(before);
        Directory.GetFiles(secrets).Select(Path.GetFileName)
            .ShouldBe(Directory.GetFiles(installed.PathOf("var/lib/agreements/secrets")).Select(Path.GetFileName), ignoreOrder: true);

        await ShouldServeAsync(target, before);
        await ShouldKeepItsRolesAsync(target);

        var again = await Script.RunAsync("ops/restore", target, backup);
        again.Code.ShouldBe(1);
        again.Error.ShouldContain("is not empty (schemas: ");
        again.Error.ShouldContain("cure: ");
    }

    [Fact]
    public async Task A_drill_proves_a_backup_and_leaves_nothing_and_a_changed_backup_is_refused()
    {
        var backup = await BackUpAsync();
        (await Script.RunAsync("ops/restore", null, backup, "--drill")).Worked().ShouldContain("tables are those of the backup");

        // One row less than was there: each file still is as the manifest says, and only the comparison can tell.
        var (tables, manifest) = (Path.Combine(backup, "tables.txt"), Path.Combine(backup, "manifest.json"));
        var digest = Sha256(tables);
        await File.WriteAllTextAsync(tables, (await File.ReadAllTextAsync(tables))
            .Replace("\nagreements.mt_events 1", "\nagreements.mt_events 2", StringComparison.Ordinal));
        var changed = await Script.RunAsync("ops/restore", null, backup, "--drill");
        changed.Error.ShouldContain("tables.txt is not what the manifest says");
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest)).Replace(digest, Sha256(tables), StringComparison.Ordinal));
        var compared = await Script.RunAsync("ops/restore", null, backup, "--drill");
        (compared.Code, compared.Error.Contains("the restored tables are not those of the backup", StringComparison.Ordinal)).ShouldBe((1, true));

        var dump = await File.ReadAllBytesAsync(Path.Combine(backup, "database.dump"));
        dump[^100] ^= 1;
        await File.WriteAllBytesAsync(Path.Combine(backup, "database.dump"), dump);
        var damaged = await Script.RunAsync("ops/restore", null, backup, "--drill");
        (damaged.Code, damaged.Error.Contains("database.dump is not what the manifest says", StringComparison.Ordinal)).ShouldBe((1, true));
    }

    [Fact]
    public async Task A_drill_says_whether_a_backup_has_all_that_was_sealed()
    {
        var seen = installed.PathOf("var/seen.checkpoint");
        using (await installed.StartServerAsync())
        {
            await Eventually.HoldsAsync(
                async () => await ScalarAsync<bool>(installed.Owner,
                    "select exists (select from ledger.checkpoints where size = (select count(*) from agreements.mt_events where type <> 'tombstone'))"),
                "everything is sealed and signed", 60);
        }

        var checkpoint = (await ScalarAsync<string>(installed.Owner, "select note from ledger.checkpoints order by size desc limit 1"))!;
        await File.WriteAllTextAsync(seen, checkpoint);
        var backup = await BackUpAsync();
        (await Script.RunAsync("ops/restore", null, backup, "--drill", "--against", seen)).Worked().ShouldContain("events are those of the checkpoint");

        // Somebody has seen more than the backup has.
        var lines = checkpoint.Split('\n');
        await File.WriteAllTextAsync(seen, string.Join('\n', [lines[0], $"{lines[1]}0", .. lines[2..]]));
        var lost = await Script.RunAsync("ops/restore", null, backup, "--drill", "--against", seen);
        (lost.Code, lost.Output.Contains("are lost", StringComparison.Ordinal)).ShouldBe((1, true), lost.Output + lost.Error);
        lost.Error.ShouldContain("is not what was sealed");
    }

    [Fact]
    public async Task Only_the_newest_backups_are_kept_and_one_that_fails_leaves_nothing()
    {
        var folder = installed.PathOf("var/kept");
        Directory.CreateDirectory(Path.Combine(folder, "agreements-20200101T000000Z"));
        await File.WriteAllTextAsync(Path.Combine(folder, "agreements-20200101T000000Z", "manifest.json"), "{}");
        Directory.CreateDirectory(Path.Combine(folder, "of-somebody-else"));
        (await Script.RunAsync("ops/backup", installed.Settings, "--to", folder, "--keep", "1")).Worked().ShouldContain("removed ");
        Directory.GetDirectories(folder).Select(d => Path.GetFileName(d)!).Where(d => d.StartsWith("agreements-2020", StringComparison.Ordinal))
            .ShouldBeEmpty();
        Directory.Exists(Path.Combine(folder, "of-somebody-else")).ShouldBeTrue();

        var there = Directory.GetFileSystemEntries(folder);
        var wrong = installed.Settings.ToDictionary();
        wrong["AGREEMENTS_DB_OWNER"] = wrong["AGREEMENTS_DB_OWNER"].Replace("Password=", "Password=wrong", StringComparison.Ordinal);
        var failed = await Script.RunAsync("ops/backup", wrong, "--to", folder);
        failed.Code.ShouldBe(1);
        failed.Error.ShouldContain("cure: ");
        Directory.GetFileSystemEntries(folder).ShouldBe(there, ignoreOrder: true);
    }

    private async Task<string> BackUpAsync(params string[] args)
    {
        var folder = Directory.CreateDirectory(installed.PathOf($"var/backups/{Guid.NewGuid():n}")).FullName;
        (await Script.RunAsync("ops/backup", installed.Settings, ["--to", folder, .. args])).Worked().ShouldContain("and read it back");
        return Directory.GetDirectories(folder).Single();
    }

    private async Task ShouldServeAsync(Dictionary<string, string> target, Dictionary<string, string> before)
    {
        var port = ServerProcess.FreePort();
        target["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        target["ASPNETCORE_CONTENTROOT"] = installed.PathOf("opt/agreements/current/server");
        using (var server = await ServerProcess.StartPublishedAsync(
            $"dotnet {installed.PathOf("opt/agreements/current/server/Agreements.Server.dll")}", target))
        {
            using var page = await server.Client.GetAsync("/sign-in");
            page.IsSuccessStatusCode.ShouldBeTrue();
        }

        // Rows are those that were saved, and those that the events give.
        ReadModels(await RowsAsync(target["AGREEMENTS_DB_OWNER"])).ShouldBe(ReadModels(before));
        (await Rebuild.RunAsync(target["AGREEMENTS_DB_OWNER"], [])).Tables.Where(t => !t.IsEqual).ShouldBeEmpty();
    }

    private static IEnumerable<KeyValuePair<string, string>> ReadModels(Dictionary<string, string> rows) =>
        rows.Where(r => r.Key.StartsWith("read_models.", StringComparison.Ordinal));

    private static async Task ShouldKeepItsRolesAsync(Dictionary<string, string> target)
    {
        // As the login, without the role taken on: what an operator would try by hand.
        var refused = await Should.ThrowAsync<PostgresException>(() => ScalarAsync<object>(target["AGREEMENTS_DB"], "delete from agreements.mt_events"));
        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await ScalarAsync<bool>(target["AGREEMENTS_DB_AUDITOR"], "select pg_has_role(current_user, 'agreements_auditor', 'member')")).ShouldBeTrue();
    }

    private static string Sha256(string file) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));

    private static async Task<Dictionary<string, string>> RowsAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"set time zone 'UTC'; {Rows}", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new Dictionary<string, string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0), reader.GetString(1));
        }

        return rows;
    }

    private static async Task<T?> ScalarAsync<T>(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }
}

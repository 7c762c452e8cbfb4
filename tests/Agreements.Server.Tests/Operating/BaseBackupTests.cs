using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Operating;

/// <summary>A base backup and the archived log lead to any moment, or it is said what stands in the way.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed partial class BaseBackupTests(LostDisk lost) : IClassFixture<LostDisk>
{
    [Fact]
    public async Task All_that_was_archived_is_there_after_the_disk_is_lost_and_PostgreSQL_goes_on_from_there()
    {
        var said = (await RestoreAsync(lost.Base, lost.Archive, "--into", lost.Cluster.Data, "--against", lost.Checkpoint)).Worked();
        said.ShouldContain($"recovered {lost.Last} events (last sequence {lost.Last})");
        said.ShouldContain($"The first {lost.Last} events are those of the checkpoint");
        Names(lost.Archive).ShouldBe(Names(lost.Archived), "what only shows what was restored archives nothing");

        // As the administrator goes on: PostgreSQL is started where it was, and archives a new timeline beside the old one.
        await lost.Cluster.RestartAsync();
        await Eventually.HoldsAsync(() => lost.ScalarAsync<bool>("select not pg_is_in_recovery()"), "PostgreSQL writes again", 30);
        (await lost.LastAsync()).ShouldBe(lost.Last);
        await lost.ScalarAsync<int>("create table public.after_it (x int); insert into public.after_it values (1) returning x");
        await lost.SwitchAsync("after-it");
        Names(lost.Archive).ShouldContain("00000002.history");
        var again = (await RestoreAsync(lost.Base, lost.Archive, "--drill")).Worked();
        (Tables(again), again.Contains($"recovered {lost.Last} events", StringComparison.Ordinal)).ShouldBe((Tables(said) + 1, true), again);
        Tables((await RestoreAsync(lost.Base, lost.Archive, "--drill", "--timeline", "1")).Worked()).ShouldBe(Tables(said));

        await ShouldKeepTheSegmentThatIsThereAsync();
        await ShouldKeepWhatTheNewestNeedsAsync();
    }

    [Fact]
    public async Task A_moment_before_some_events_misses_those_and_each_is_named()
    {
        var there = $"recovered {lost.Before.Sequence} events (last sequence {lost.Before.Sequence})";
        var said = await RestoreAsync(lost.Base, lost.Archived, "--drill", "--until", lost.Before.Time, "--against", lost.Bundle);
        said.Code.ShouldBe(1);
        said.Output.ShouldContain(there);
        said.Output.ShouldContain($"{lost.Last - lost.Before.Sequence} are lost (leaves {lost.Before.Sequence} to {lost.Last - 1})");
        LostEvent().Matches(said.Output).Select(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).Order()
            .ShouldBe(Enumerable.Range((int)lost.Before.Sequence + 1, (int)(lost.Last - lost.Before.Sequence)));
        said.Error.ShouldContain("is not what was sealed");

        (await RestoreAsync(lost.Base, lost.Archived, "--drill", "--until", LostDisk.RestorePoint)).Worked().ShouldContain(there);
        (await RestoreAsync(lost.Base, lost.Archived, "--drill", "--until", "2020-01-01T00:00:00Z")).Error.ShouldContain("is before the base backup was made");
        (await RestoreAsync(lost.Base, lost.Archived, "--drill", "--until", "2020-01-01T00:00:00")).Error.ShouldContain("is no time of one meaning");
    }

    [Fact]
    public async Task What_was_changed_in_a_base_backup_is_named_and_nothing_is_left()
    {
        var backup = await lost.CopyAsync(lost.Base);
        Change(Path.Combine(backup, "data", "global", "pg_control"), 100);
        await ShouldRefuseAsync(backup, lost.Archived, "checksum mismatch for file \"global/pg_control\"", "was changed or damaged");
        // The one file that pg_verifybackup does not look at, and that has commands in it.
        Change(Path.Combine(backup, "data", "postgresql.auto.conf"), 3);
        await ShouldRefuseAsync(backup, lost.Archived, "postgresql.auto.conf is not what the manifest says");
    }

    [Fact]
    public async Task A_segment_that_is_damaged_or_missing_is_named_and_nothing_is_left()
    {
        var archive = await lost.CopyAsync(lost.Archived);
        var segment = Names(archive)[^2];
        Change(Path.Combine(archive, segment), 5000);
        await ShouldRefuseAsync(lost.Base, archive, "the archived log is damaged in the record at ", $"begins in {segment}");
        var toName = await RestoreAsync(lost.Base, archive, "--drill", "--until", LostDisk.TheEnd);
        (toName.Code, toName.Error.Contains($"the last segment that was read is {segment}", StringComparison.Ordinal)).ShouldBe((1, true), toName.Error);
        File.Delete(Path.Combine(archive, segment));
        await ShouldRefuseAsync(lost.Base, archive, $"could not find file \"{segment}\"", "has a gap");
        await ShouldRefuseAsync(lost.Base, lost.PathOf("backups"), "holds no log of this base backup");
    }

    [Fact]
    public async Task Nothing_is_restored_into_a_folder_that_is_in_use()
    {
        var used = Directory.CreateDirectory(lost.PathOf("used")).FullName;
        await File.WriteAllTextAsync(Path.Combine(used, "PG_VERSION"), "15\n");
        foreach (var into in new[] { used, Path.Combine(used, "inside") })
        {
            (await RestoreAsync(lost.Base, lost.Archived, "--into", into)).Code.ShouldBe(1);
        }

        Names(used).ShouldBe(["PG_VERSION"]);
        (await RestoreAsync(lost.Base, lost.Archived)).Error.ShouldContain("goes into a new data directory");
    }

    [Fact]
    public async Task A_segment_is_archived_whole_and_never_in_place_of_another()
    {
        var folder = Directory.CreateDirectory(lost.PathOf("by-hand")).FullName;
        var (source, there) = (lost.PathOf("source"), Path.Combine(folder, "segment"));
        await File.WriteAllTextAsync(source, "one");
        // What a crash left behind.
        await File.WriteAllTextAsync($"{there}.part", "half of something longer");
        Task<Said> ArchiveAsync() => Script.LinesAsync(
            $"""
            . '{Repository.PathOf("ops/lib/archiving.sh")}'
            command="$(archive_command '{folder}')"
            command="$(sed 's|%p|{source}|g; s|%f|segment|g' <<<"$command")"
            sh -c "$command"
            """);
        (await ArchiveAsync()).Worked();
        (await ArchiveAsync()).Worked();
        await File.WriteAllTextAsync(source, "two");
        (await ArchiveAsync()).Code.ShouldNotBe(0);
        Names(folder).ShouldBe(["segment"]);
        (await File.ReadAllTextAsync(there)).ShouldBe("one");
        File.Delete(source);
        File.Delete(there);
        (await ArchiveAsync()).Code.ShouldNotBe(0);
    }

    private async Task ShouldKeepTheSegmentThatIsThereAsync()
    {
        var there = Path.Combine(lost.Archive, await lost.NameAsync("conflict"));
        await File.WriteAllTextAsync(there, "of another history");
        await lost.ScalarAsync<string>("select pg_switch_wal()::text", lost.Cluster.Admin);
        await Eventually.HoldsAsync(
            () => lost.ScalarAsync<bool>($"select last_failed_wal is not distinct from '{Path.GetFileName(there)}' from pg_stat_archiver"),
            "PostgreSQL is refused", 30);
        (await File.ReadAllTextAsync(there)).ShouldBe("of another history");
        File.Delete(there);
        await lost.SwitchAsync("conflict-solved");
        new FileInfo(there).Length.ShouldBe(16 << 20);
    }

    private async Task ShouldKeepWhatTheNewestNeedsAsync()
    {
        var folder = Directory.CreateDirectory(lost.PathOf("kept")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "base-20200101T000000Z"));
        await File.WriteAllTextAsync(Path.Combine(folder, "base-20200101T000000Z", "manifest.json"), "{}");
        var newest = await lost.BackUpAsync(folder, "--keep", "1");
        Names(folder).ShouldBe([Path.GetFileName(newest)]);
        var first = Names(lost.Archive).First(n => n.Length == 24);
        (await File.ReadAllTextAsync(Path.Combine(newest, "manifest.json"))).ShouldContain($"\"walStart\": \"{first}\"");
        (await RestoreAsync(newest, lost.Archive, "--drill")).Worked().ShouldContain($"recovered {lost.Last} events");
    }

    private async Task ShouldRefuseAsync(string backup, string archive, params string[] words)
    {
        var into = lost.PathOf($"into-{Guid.NewGuid():n}");
        var said = await RestoreAsync(backup, archive, "--into", into);
        said.Code.ShouldBe(1, said.Output);
        foreach (var word in words.Append("cure: "))
        {
            said.Error.ShouldContain(word);
        }

        (Directory.Exists(into) ? Names(into) : []).ShouldBeEmpty();
    }

    private static Task<Said> RestoreAsync(string backup, string archive, params string[] args) =>
        Script.RunAsync("ops/restore", null, [backup, "--wal", archive, .. args]);

    private static string[] Names(string folder) =>
        [.. Directory.GetFileSystemEntries(folder).Select(e => Path.GetFileName(e)!).Order(StringComparer.Ordinal)];

    private static int Tables(string said) => int.Parse(TablesRead().Match(said).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private static void Change(string file, int place)
    {
        using var open = File.Open(file, FileMode.Open);
        open.Position = place;
        var read = open.ReadByte();
        open.Position = place;
        open.WriteByte((byte)(read ^ 1));
    }

    [GeneratedRegex(@"event (\d+).*It is lost")]
    private static partial Regex LostEvent();

    [GeneratedRegex(@"all (\d+) tables can be read")]
    private static partial Regex TablesRead();
}

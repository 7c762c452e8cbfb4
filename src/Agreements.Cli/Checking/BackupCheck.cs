using Agreements.Server.Localization;
using System.Text.Json;

namespace Agreements.Cli.Checking;

/// <summary>How old the newest backup of <c>ops/backup</c> is.</summary>
internal static class BackupCheck
{
    /// <summary>A night's backup, and two hours in which it may have been late.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromHours(26);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    private static readonly Text Cure = new(
        "请看定时任务：systemctl status agreements-backup.timer，journalctl --namespace=agreements -u agreements-backup；立即备份：systemctl start agreements-backup",
        "Look at the timer: systemctl status agreements-backup.timer, journalctl --namespace=agreements -u agreements-backup; "
        + "back up now: systemctl start agreements-backup");

    public static Checked Look(Surveyed surveyed)
    {
        var folder = surveyed.Backups;
        if (!Directory.Exists(folder))
        {
            return Checked.Warn(
                new Text($"没有备份目录 {folder}。", $"There is no folder of backups {folder}."),
                new Text("请用 --backups 或 AGREEMENTS_BACKUPS 指定备份目录。", "Name the folder of the backups: --backups, or AGREEMENTS_BACKUPS."));
        }

        var newest = Directory.GetDirectories(folder, "agreements-*").Select(f => Path.Combine(f, "manifest.json")).Where(File.Exists).Select(Made)
            .DefaultIfEmpty().Max();
        if (newest is not { } made)
        {
            return Checked.Fail(new Text($"{folder} 中没有备份。", $"There is no backup in {folder}."), Cure);
        }

        var age = DateTimeOffset.UtcNow - made;
        var said = new Text(
            $"最近一次备份在 {Shanghai.Time(made):yyyy-MM-dd HH:mm}（上海），{age.TotalHours:0} 小时前。",
            $"The newest was made {age.TotalHours:0} hours ago, {Shanghai.Time(made):yyyy-MM-dd HH:mm} in Shanghai.");
        return age > Longest ? Checked.Fail(said, Cure) : age > Usual ? Checked.Warn(said, Cure) : new Checked(Level.Ok, said, null);
    }

    private static DateTimeOffset? Made(string manifest)
    {
        try
        {
            using var read = JsonDocument.Parse(File.ReadAllText(manifest));
            return read.RootElement.GetProperty("madeAt").GetDateTimeOffset();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            // Not one of ours: it counts for nothing.
            return null;
        }
    }
}

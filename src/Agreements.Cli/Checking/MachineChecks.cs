namespace Agreements.Cli.Checking;

/// <summary>What the machine itself must have.</summary>
internal static class MachineChecks
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>Days are counted in Shanghai, whatever the machine's own zone is.</summary>
    public static Checked TimeZone()
    {
        try
        {
            var offset = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai").GetUtcOffset(new DateTime(2025, 7, 1, 0, 0, 0, DateTimeKind.Utc));
            return offset == TimeSpan.FromHours(8)
                ? Checked.Ok("Asia/Shanghai 为 UTC+8。", "Asia/Shanghai is UTC+8.")
                : Missing($"Asia/Shanghai 为 {offset}。", $"Asia/Shanghai is {offset}.");
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return Missing("没有时区 Asia/Shanghai。", "There is no time zone Asia/Shanghai.");
        }
    }

    /// <summary>Where documents pass through, secrets lie and backups go.</summary>
    public static Checked Disk(Surveyed surveyed) => Checked.Worst(
        new[] { Path.GetTempPath(), surveyed.Configuration["AGREEMENTS_SECRETS"], surveyed.Backups }.OfType<string>().Where(Directory.Exists).Select(Room)
            .DefaultIfEmpty(Checked.Ok("", "")));

    /// <summary>How the room of a volume is judged: in parts of it, and in what a document and a night's backup take at the least.</summary>
    public static Level Judge(long free, long size) =>
        free < 256 * Mebibyte || free < size / 50 ? Level.Fail : free < 1024 * Mebibyte || free < size / 10 ? Level.Warn : Level.Ok;

    private static Checked Room(string folder)
    {
        var drive = new DriveInfo(folder);
        var (free, size) = (drive.AvailableFreeSpace, drive.TotalSize);
        var level = Judge(free, size);
        var said = new Text($"{folder} 还有 {free / Mebibyte} MiB 可用（共 {size / Mebibyte} MiB）。",
            $"{folder} has {free / Mebibyte} MiB free of {size / Mebibyte} MiB.");
        return new Checked(level, said, level == Level.Ok ? null : new Text(
            "请清理或扩容：旧备份（ops/backup --keep）、日志（journalctl --namespace=agreements --vacuum-size=1G）。",
            "Make room: old backups (ops/backup --keep), logs (journalctl --namespace=agreements --vacuum-size=1G), or a larger volume."));
    }

    private static Checked Missing(string zh, string en) =>
        Checked.Fail(new Text(zh, en), new Text("请安装时区数据：apt install tzdata", "Install the time zone data: apt install tzdata"));
}

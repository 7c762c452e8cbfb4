namespace Agreements.Cli.Checking;

/// <summary>How something stands.</summary>
internal enum Level
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, and somebody should look at it in working hours.</summary>
    Warn,

    /// <summary>It does not work, or will soon not.</summary>
    Fail,
}

/// <summary>What a check found.</summary>
/// <param name="Level">How it stands.</param>
/// <param name="Said">What was found.</param>
/// <param name="Cure">What to do; null exactly when there is nothing to do.</param>
internal sealed record Checked(Level Level, Text Said, Text? Cure)
{
    public static Checked Ok(string zh, string en) => new(Level.Ok, new Text(zh, en), null);

    public static Checked Warn(Text said, Text cure) => new(Level.Warn, said, cure);

    public static Checked Fail(Text said, Text cure) => new(Level.Fail, said, cure);

    /// <summary>The worst of several findings; where all are as they should be, the first says so.</summary>
    public static Checked Worst(params IEnumerable<Checked> all) => all.MaxBy(c => c.Level)!;
}

/// <summary>Something that is looked at.</summary>
/// <param name="Name">Its word in JSON and on the line.</param>
/// <param name="Zh">The word in Chinese.</param>
/// <param name="Look">Looks.</param>
internal sealed record Check(string Name, string Zh, Func<Surveyed, CancellationToken, Task<Checked>> Look)
{
    /// <summary>All, in the order in which one thing rests on the other.</summary>
    public static IReadOnlyList<Check> All { get; } =
    [
        new("settings", "设置", (s, _) => Task.FromResult(SettingsCheck.Look(s))),
        new("time-zone", "时区", (_, _) => Task.FromResult(MachineChecks.TimeZone())),
        new("disk", "磁盘", (s, _) => Task.FromResult(MachineChecks.Disk(s))),
        new("database", "数据库", DatabaseChecks.ReachableAsync),
        new("postgresql", "PostgreSQL", DatabaseChecks.ServerAsync),
        new("connections", "连接数", DatabaseChecks.ConnectionsAsync),
        new("schema", "表结构", DatabaseChecks.SchemaAsync),
        new("roles", "角色", DatabaseChecks.RolesAsync),
        new("clock", "时钟", DatabaseChecks.ClockAsync),
        new("certificate", "证书", CertificateCheck.LookAsync),
        new("mail", "邮件", MailCheck.LookAsync),
        new("webhooks", "网络回调", WebhookCheck.LookAsync),
        new("backup", "备份", (s, _) => Task.FromResult(BackupCheck.Look(s))),
    ];
}

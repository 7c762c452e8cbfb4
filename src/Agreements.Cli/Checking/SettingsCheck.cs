using Agreements.Server.Exchange.SigningCopies;
using Agreements.Server.Hosting.Hardening;
using Agreements.Server.Identity;
using Agreements.Server.Localization;

namespace Agreements.Cli.Checking;

/// <summary>Whether the server could start with these settings, and which of them are unwise.</summary>
internal static class SettingsCheck
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public static Checked Look(Surveyed surveyed)
    {
        _ = surveyed.Settings;
        _ = WorkingDayFile.From(surveyed.Configuration);
        var (notices, access, hardening) = (surveyed.Notices, AccessSettings.From(surveyed.Configuration), HardeningSettings.From(surveyed.Configuration));
        return Checked.Worst(
            Checked.Ok(
                $"可以使用；{notices.Recipients.Count} 个通知接收方。", $"They can be used; {notices.Recipients.Count} recipients of notices."),
            Log(surveyed.Configuration["AGREEMENTS_LOG"]),
            Secrets(access.SecretsFolder),
            Encrypted(access.IsSecure),
            Proxies(access.IsSecure, hardening.Proxies.Count > 0),
            Templates(SigningTemplates.From(surveyed.Configuration)));
    }

    private static Checked Templates(SigningTemplates templates) => templates.Faults().ToArray() is not [var fault, ..]
        ? Checked.Ok("", "")
        : Checked.Warn(fault, new Text("模板的要求见 docs/documents.md。", "docs/documents.md says what a template must have."));

    private static Checked Log(string? said) => said is null or "json" or "text"
        ? Checked.Ok("", "")
        : Checked.Fail(new Text($"AGREEMENTS_LOG 是 '{said}'。", $"AGREEMENTS_LOG is '{said}'."), new Text("请写 json 或 text。", "Write json or text."));

    private static Checked Secrets(string? folder)
    {
        if (folder is null)
        {
            return Checked.Warn(
                new Text("未设置 AGREEMENTS_SECRETS：加密密钥与数据同在数据库中。", "AGREEMENTS_SECRETS is not set: the keys lie in the database beside what they encrypt."),
                new Text("请设为只有服务账号可读的目录。", "Set it to a folder that only the server's account can read."));
        }

        if (!Directory.Exists(folder))
        {
            return Checked.Fail(
                new Text($"密钥目录 {folder} 不存在。", $"The folder of secrets {folder} is not there."),
                new Text("请创建它（700），或从备份恢复：ops/restore --with-secrets。", "Make it (mode 700), or restore it: ops/restore --with-secrets."));
        }

        return OperatingSystem.IsWindows() || (File.GetUnixFileMode(folder) & Others) == 0
            ? Checked.Ok("", "")
            : Checked.Fail(
                new Text($"其他账号可以进入密钥目录 {folder}。", $"Other accounts can get into the folder of secrets {folder}."),
                new Text($"请运行：chmod 700 {folder}", $"Run: chmod 700 {folder}"));
    }

    private static Checked Encrypted(bool isSecure) => isSecure
        ? Checked.Ok("", "")
        : Checked.Warn(
            new Text("AGREEMENTS_PUBLIC_URL 不是 https 地址：Cookie 可能以明文传送，通知中没有安全链接。",
                "AGREEMENTS_PUBLIC_URL is no https address: cookies may go in the clear, and notices carry no safe link."),
            new Text("请设为用户访问的 https 地址。", "Set it to the https address by which people reach the pages."));

    private static Checked Proxies(bool isSecure, bool areNamed) => areNamed || !isSecure
        ? Checked.Ok("", "")
        : Checked.Warn(
            new Text("未设置 AGREEMENTS_PROXIES：所有访问者共用代理的地址和限额。", "AGREEMENTS_PROXIES is not set: all callers share the proxy's address and its limit."),
            new Text("请写上反向代理的地址，如 127.0.0.1,::1。", "Name the reverse proxy's addresses, such as 127.0.0.1,::1."));
}

using Agreements.Server.Identity.Accounts;

namespace Agreements.Server.Pages.SigningIn;

/// <summary>The words of the administrators' pages of accounts.</summary>
internal static class AccountsTexts
{
    public static readonly Text Heading = new("账号管理", "Accounts");
    public static readonly Text Only = new("仅限管理员", "Administrators only");
    public static readonly Text OnlyHint = new("请以管理员身份登录，或在“我的账号”中切换身份。", "Sign in as an administrator, or act as one: see your account.");
    public static readonly Text New = new("新建账号", "New account");
    public static readonly Text Create = new("新建", "Create");
    public static readonly Text IsMachine = new("程序账号（只用密钥）", "A program's (keys only)");
    public static readonly Text Id = new("账号编号", "Account id");
    public static readonly Text State = new("状态", "State");
    public static readonly Text Roles = new("角色", "Roles");
    public static readonly Text Machine = new("程序", "program");
    public static readonly Text Disabled = new("已停用", "disabled");
    public static readonly Text Locked = new("已锁定", "locked");
    public static readonly Text MustChange = new("待改密码", "password to change");
    public static readonly Text TwoFactor = new("两步验证", "second factor");
    public static readonly Text Disable = new("停用", "Disable");
    public static readonly Text Enable = new("启用", "Enable");
    public static readonly Text Reset = new("重设密码", "Reset password");
    public static readonly Text LostFactor = new("重设密码并取消两步验证", "Reset password and second factor");
    public static readonly Text EndSessions = new("结束其全部登录", "End its sessions");
    /// <summary>What administrators of the house itself are administrators of.</summary>
    public const string House = "administration";

    public static readonly Text HouseMeans = new("本系统（仅限管理员）", "the house itself (administrators only)");
    public static readonly Text Grant = new("授予", "Grant");
    public static readonly Text End = new("终止", "End");
    public static readonly Text Keys = new("密钥", "Keys");
    public static readonly Text KeyName = new("用途", "What for");
    public static readonly Text Scopes = new("范围", "Scopes");
    public static readonly Text ExpiresOn = new("到期日", "Expires on");
    public static readonly Text Issue = new("签发", "Issue");
    public static readonly Text Revoke = new("吊销", "Revoke");
    public static readonly Text LastUsed = new("最近使用", "Last used");
    public static readonly Text Never = new("从未", "never");
    public static readonly Text Changes = new("变更记录", "Changes");
    public static readonly Text Once = new("仅显示这一次，请立即转交：", "Shown this once; hand it over now:");
    public static readonly Text Back = new("全部账号", "All accounts");
    public static readonly Text Reason = new("理由（记入该账号的变更记录）", "Why (stands in the history of the account)");
    public static readonly Text ReasonMissing = new("请写明理由，最多 300 个字符。", "Say why, in at most 300 characters.");
    public static readonly Text Cancel = new("取消", "Cancel");
    public static readonly Text Operations = new("只限某些操作", "Single operations besides");
    public static readonly Text ScopeRead = new("读取", "Read");
    public static readonly Text ScopeWrite = new("办理该角色可办的一切", "Do all that the role may");
    public static readonly Text ScopeExport = new("导出整份清单和文件", "Take out whole lists and files");
    public static readonly Text Through = new("有效至（含当日）", "Valid through");
    public static readonly Text NoDay = new("请写明日期，例如 2026-12-31。", "Give a day, such as 2026-12-31.");
    public static readonly Text Done = new("已完成。", "Done.");

    /// <summary>What a deed that is to be confirmed is called; null for one that needs no confirmation.</summary>
    /// <param name="deed">The deed.</param>
    public static Text? ToConfirm(string deed) => deed switch
    {
        "disable" => Disable,
        "sessions" => EndSessions,
        "password" => Reset,
        "password-and-factor" => LostFactor,
        "end-grant" => End,
        "revoke-delegation" => SigningInTexts.Revoke,
        "revoke-key" => Revoke,
        _ => null,
    };

    /// <summary>What follows from a deed that is to be confirmed.</summary>
    /// <param name="deed">The deed.</param>
    public static Text Follows(string deed) => deed switch
    {
        "disable" => new("该账号将立即无法登录；其会话结束，密钥和委托失效，直至重新启用。",
            "The account is kept out at once: its sessions end, its keys and delegations are worth nothing until it is enabled again."),
        "sessions" => new("该账号须在所有浏览器中重新登录。", "It has to sign in again, in every browser."),
        "password" => new("现用密码立即失效，会话结束；新密码仅显示一次。", "The present password is worth nothing from now on, and its sessions end; the new one is shown once."),
        "password-and-factor" => new("现用密码和身份验证器立即失效，会话结束；新密码仅显示一次。",
            "The present password and the authenticator are worth nothing from now on, and its sessions end; the new password is shown once."),
        "end-grant" => new("该角色及由此给出的委托立即终止；可再次授予。", "The role and the delegations of it end at once; it can be given again."),
        "revoke-delegation" => new("代理立即终止。", "The standing-in ends at once."),
        _ => new("使用该密钥的程序立即无法访问；密钥无法恢复，只能另行签发。", "Programs with this key are kept out at once; it does not come back, another can be issued."),
    };

    /// <summary>What was done on an account.</summary>
    /// <param name="change">A word of <see cref="AccountChanges"/>.</param>
    public static Text Of(string change) => change switch
    {
        AccountChanges.Created => new("新建", "created"),
        AccountChanges.Disabled => new("停用", "disabled"),
        AccountChanges.Enabled => new("启用", "enabled"),
        AccountChanges.PasswordChanged => new("修改密码", "password changed"),
        AccountChanges.PasswordReset => new("重设密码", "password reset"),
        AccountChanges.Locked => new("输错次数过多，暂时锁定", "locked for a while: too many wrong tries"),
        AccountChanges.SessionEnded => new("结束会话", "session ended"),
        AccountChanges.SessionsEnded => new("结束全部会话", "all sessions ended"),
        AccountChanges.TwoFactorOn => new("启用两步验证", "second factor turned on"),
        AccountChanges.TwoFactorOff => new("停用两步验证", "second factor turned off"),
        AccountChanges.RecoveryCodeUsed => new("使用恢复码", "recovery code used"),
        AccountChanges.Granted => new("授予角色", "role given"),
        AccountChanges.GrantEnded => new("终止角色", "role taken"),
        AccountChanges.Delegated => new("委托", "delegated"),
        AccountChanges.DelegationRevoked => new("收回委托", "delegation revoked"),
        AccountChanges.KeyIssued => new("签发密钥", "key issued"),
        AccountChanges.KeyRevoked => new("吊销密钥", "key revoked"),
        AccountChanges.CalendarMade => new("新建日历订阅地址", "calendar address made"),
        AccountChanges.CalendarEnded => new("停用日历订阅地址", "calendar address ended"),
        _ => new Text(change),
    };
}

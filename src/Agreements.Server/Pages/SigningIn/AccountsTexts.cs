
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
    public static readonly Text Institution = new("单位代码", "Institution's code");
    public static readonly Text Grant = new("授予", "Grant");
    public static readonly Text End = new("终止", "End");
    public static readonly Text Keys = new("密钥", "Keys");
    public static readonly Text KeyName = new("用途", "What for");
    public static readonly Text Scopes = new("范围（空格分隔）", "Scopes, parted by blanks");
    public static readonly Text ExpiresOn = new("到期日", "Expires on");
    public static readonly Text Issue = new("签发", "Issue");
    public static readonly Text Revoke = new("吊销", "Revoke");
    public static readonly Text LastUsed = new("最近使用", "Last used");
    public static readonly Text Never = new("从未", "never");
    public static readonly Text Changes = new("变更记录", "Changes");
    public static readonly Text Once = new("仅显示这一次，请立即转交：", "Shown this once; hand it over now:");
    public static readonly Text Back = new("全部账号", "All accounts");
    public static readonly Text Done = new("已完成。", "Done.");
}

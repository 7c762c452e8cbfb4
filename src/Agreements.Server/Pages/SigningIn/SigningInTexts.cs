using Agreements.Server.Identity.Accounts;
using Agreements.Server.Localization;

namespace Agreements.Server.Pages.SigningIn;

/// <summary>The words of signing in and of one's own account.</summary>
internal static class SigningInTexts
{
    public static readonly Text SignIn = new("登录", "Sign in");
    public static readonly Text SignOut = new("退出登录", "Sign out");
    public static readonly Text Name = new("登录名", "Sign-in name");
    public static readonly Text Password = new("密码", "Password");
    public static readonly Text Refused = new(
        "登录名或密码不正确。连续输错 5 次后，该账号须等 15 分钟才能再试。初始密码 30 天未使用即失效：请管理员重设密码。",
        "The sign-in name or the password is wrong. After 5 wrong tries an account has to wait 15 minutes. "
            + "A first password that nobody used for 30 days does no more: ask an administrator to reset it.");
    public static readonly Text CodeRefused = new(
        "验证码不正确、已用过，或尝试次数过多。请等下一个验证码再试。", "The code is wrong, was used before, or there were too many tries. Try again with the next code.");
    public static readonly Text Code = new("验证码", "Code");
    public static readonly Text CodeHint = new("身份验证器显示的六位数字；若设备丢失，请输入恢复码。", "The six digits that your authenticator shows; if it is lost, a recovery code.");
    public static readonly Text Continue = new("继续", "Continue");
    public static readonly Text Account = new("我的账号", "My account");
    public static readonly Text AskedIn = new("当前身份", "Acting as");
    public static readonly Text NoRole = new("该账号尚未获得任何角色，请联系管理员。", "This account holds no role yet: ask an administrator.");
    public static readonly Text Switch = new("切换为此身份", "Act as this");
    public static readonly Text Now = new("当前", "now");
    public static readonly Text ChangePassword = new("修改密码", "Change password");
    public static readonly Text MustChange = new("此密码由他人设定，请先改为您自己的密码。", "Somebody else chose this password: choose your own before anything else.");
    public static readonly Text Current = new("当前密码", "Current password");
    public static readonly Text Chosen = new("新密码", "New password");
    public static readonly Text Again = new("再次输入新密码", "New password again");
    public static readonly Text PasswordHint = new(
        $"至少 {PasswordRules.Shortest} 个字符，不限字符种类；几个不相干的词最好记。",
        $"At least {PasswordRules.Shortest} characters of any kind; a few unrelated words are easiest to remember.");
    public static readonly Text NotTheSame = new("两次输入的新密码不一致。", "The new password was not typed the same twice.");
    public static readonly Text SecondFactor = new("两步验证", "Second factor");
    public static readonly Text SecondFactorOn = new("已启用：登录时须输入验证码。", "On: a code is asked for at every sign-in.");
    public static readonly Text SecondFactorOff = new("未启用。建议启用，管理员和审批人尤应启用。", "Off. Turn it on, above all as an administrator or approver.");
    public static readonly Text TurnOn = new("启用", "Turn on");
    public static readonly Text TurnOff = new("停用", "Turn off");
    public static readonly Text KeyHint = new(
        "用身份验证器（TOTP）扫描二维码，或选择“手动输入密钥”输入下面的密钥，再填入它显示的六位数字。",
        "Scan the code with your authenticator (TOTP), or choose to type a key and type the one below; then enter the six digits that it shows.");
    public static readonly Text Picture = new("二维码，内容与下面的密钥相同", "QR code that holds the key below");
    public static readonly Text OpenAuthenticator = new("在本机的身份验证器中打开", "Open in the authenticator of this device");
    public static readonly Text Key = new("密钥", "Key");
    public static readonly Text RecoveryCodes = new("恢复码", "Recovery codes");
    public static readonly Text RecoveryHint = new(
        "请妥善保存：设备丢失时，每个恢复码可代替验证码使用一次。仅显示这一次。", "Keep them safe: when the authenticator is lost, each stands for a code once. They are shown this once.");
    public static readonly Text Kept = new("已保存", "I have kept them");
    public static readonly Text Delegations = new("委托", "Delegations");
    public static readonly Text DelegationHint = new("委托期内，受托人可以您的角色代您办理；记录会注明“代”。", "While it lasts, a colleague acts in your role; every record says so.");
    public static readonly Text To = new("受托人的登录名", "Colleague's sign-in name");
    public static readonly Text Role = new("角色", "Role");
    public static readonly Text From = new("自", "From");
    public static readonly Text Until = new("至", "Until");
    public static readonly Text Delegate = new("委托", "Delegate");
    public static readonly Text Revoke = new("收回", "Revoke");
    public static readonly Text StandsInForYou = new("代您办理的人", "Who stands in for you");
    public static readonly Text YouStandInFor = new("您代办的人", "For whom you stand in");
    public static readonly Text Accounts = new("账号管理", "Accounts");
    public static readonly Text UnknownColleague = new("没有这个登录名。", "There is no such sign-in name.");

    public static readonly Text Sessions = new("登录会话", "Sessions");
    public static readonly Text ThisSession = new("本次登录", "this one");
    public static readonly Text EndSession = new("结束", "End");
    public static readonly Text EndOthers = new("结束其他全部会话", "End all others");

    /// <summary>When a session was begun.</summary>
    /// <param name="at">When.</param>
    public static Text Begun(DateTimeOffset at) => new($"{Instants.In(at, UiLanguage.Chinese)} 登录", $"signed in {Instants.In(at, UiLanguage.English)}");

    /// <summary>What a role is called.</summary>
    /// <param name="role">The role.</param>
    public static Text Of(ActingRole role) => role switch
    {
        ActingRole.Coordinator => new("协调员", "Coordinator"),
        ActingRole.Representative => new("合作方代表", "Party representative"),
        ActingRole.Approver => new("审批人", "Approver"),
        ActingRole.Auditor => new("审计员", "Auditor"),
        ActingRole.Administrator => new("管理员", "Administrator"),
        _ => new("系统", "System"),
    };

    /// <summary>What a role is called, with whom somebody stands in for.</summary>
    /// <param name="role">The role.</param>
    /// <param name="standsInFor">The account that is stood in for; null for none.</param>
    public static Text Of(ActingRole role, string? standsInFor) => standsInFor is null
        ? Of(role) : new Text($"{Of(role).Zh}（{For(standsInFor).Zh}）", $"{Of(role).EnOrZh}（{For(standsInFor).EnOrZh}）");

    /// <summary>What a role is called, by its stored spelling.</summary>
    /// <param name="role">The spelling.</param>
    public static Text Of(string role) => KebabEnum<ActingRole>.TryParse(role, out var known) ? Of(known) : new Text(role);

    /// <summary>For whom.</summary>
    /// <param name="account">The account that is stood in for.</param>
    public static Text For(string account) => new($"代 {account}", $"for {account}");
}

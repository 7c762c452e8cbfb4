using Microsoft.AspNetCore.Identity;

namespace Agreements.Server.Identity.Accounts;

/// <summary>Why something is not done on an account.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Sentence">The reason and the cure.</param>
/// <param name="Status">The HTTP status it is answered with.</param>
public sealed record AccountRefusal(string Code, Text Sentence, int Status = 409)
{
    /// <summary>There is no such account.</summary>
    public static AccountRefusal NoAccount { get; } = new("account-missing", new("没有这个账号。", "There is no such account."), 404);

    /// <summary>There is nothing of that number on the account, or it is over.</summary>
    public static AccountRefusal NothingThere { get; } =
        new("not-there", new("该账号没有这一项，或已经失效。", "The account has no such entry, or it is over already."), 404);

    /// <summary>Nobody would be left who can mend anything.</summary>
    public static AccountRefusal LastAdministrator { get; } = new(
        "last-administrator",
        new("这是最后一个可用的管理员：请先设立另一个管理员。", "This is the last administrator who can sign in: appoint another one first."));

    /// <summary>Somebody changed the account at the same time.</summary>
    public static AccountRefusal ChangedMeanwhile { get; } =
        new("concurrent-change", new("账号刚刚被他人更改，请再试一次。", "Somebody else changed the account just now: try again."));

    /// <summary>Only a role that is held now can be delegated.</summary>
    public static AccountRefusal RoleNotHeld { get; } =
        new("role-not-held", new("只能委托本人现在持有的角色。", "Only a role that the account holds now can be delegated."));

    /// <summary>A program neither stands in nor is stood in for.</summary>
    public static AccountRefusal NoMachine { get; } =
        new("machine-account", new("程序账号不能登录、委托或代理。", "A program's account neither signs in nor delegates nor stands in."));

    /// <summary>The current password is wrong.</summary>
    public static AccountRefusal WrongPassword { get; } =
        new("password-wrong", new("当前密码不正确。", "The current password is wrong."));

    /// <summary>The code is wrong, or was used before.</summary>
    public static AccountRefusal WrongCode { get; } =
        new("code-wrong", new("验证码不正确或已用过，请等下一个。", "The code is wrong or was used before: wait for the next one."));

    /// <summary>A key of an account that is kept out would open nothing.</summary>
    public static AccountRefusal Disabled { get; } =
        new("account-disabled", new("账号已停用：请先启用，再签发密钥。", "The account is disabled: enable it before you issue a key."));

    /// <summary>A role is held for an institution that there is.</summary>
    /// <param name="code">The code that was given.</param>
    public static AccountRefusal NoInstitution(string code) => new(
        "institution-unknown",
        new($"名录中没有代码为“{code}”的单位：请先登记该单位，或更正代码。", $"The directory has no institution '{code}': register it first, or correct the code."));

    /// <summary>Something malformed; where, and what would do.</summary>
    /// <param name="zh">In Chinese.</param>
    /// <param name="en">In English.</param>
    public static AccountRefusal Malformed(string zh, string en) => new("malformed", new(zh, en), 400);

    /// <summary>What the framework does not accept.</summary>
    /// <param name="result">Its result; not succeeded.</param>
    public static AccountRefusal Of(IdentityResult result) => result.Errors.First().Code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => PasswordRules.TooShort,
        PasswordRules.CommonCode => PasswordRules.TooCommon,
        PasswordRules.LongCode => PasswordRules.TooLong,
        nameof(IdentityErrorDescriber.PasswordMismatch) => WrongPassword,
        nameof(IdentityErrorDescriber.DuplicateUserName) => new("name-taken", new("这个登录名已被使用。", "This sign-in name is taken.")),
        AccountStore.DuplicateIdCode => new("id-taken", new("这个账号编号已被使用。", "This account id is taken.")),
        AccountStore.DuplicateSubjectCode => new("subject-taken", new("这个外部身份已属于另一个账号。", "This external subject belongs to another account.")),
        nameof(IdentityErrorDescriber.ConcurrencyFailure) => ChangedMeanwhile,
        var other => Malformed($"不能接受：{other}。", $"Not accepted: {other}."),
    };
}

/// <summary>What came of something asked on accounts: a value, or why not.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <param name="Value">The value; null when refused.</param>
/// <param name="Refusal">Why not; null when done.</param>
public sealed record Settled<T>(T? Value, AccountRefusal? Refusal = null)
{
    /// <summary>Done.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Settled<T>(T value) => new(value);

    /// <summary>Refused.</summary>
    /// <param name="refusal">Why.</param>
    public static implicit operator Settled<T>(AccountRefusal refusal) => new(default, refusal);
}

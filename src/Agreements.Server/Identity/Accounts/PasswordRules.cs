using Microsoft.AspNetCore.Identity;

namespace Agreements.Server.Identity.Accounts;

/// <summary>
/// What a password must be: long, and hard to guess by zxcvbn's estimate. Nothing about which characters are in it: such rules make people
/// write "Password1!".
/// </summary>
/// <param name="ofTheHouse">What people of this house try first; null for nothing more.</param>
public sealed class PasswordRules(HouseWords? ofTheHouse = null) : IPasswordValidator<Account>
{
    /// <summary>The least number of characters.</summary>
    public const int Shortest = 12;

    /// <summary>The most: hashing more helps nobody but who wants to keep the server busy.</summary>
    public const int Longest = 256;

    internal const string CommonCode = "PasswordCommon";
    internal const string LongCode = "PasswordTooLong";

    /// <summary>The fewest different characters that are not one pattern repeated.</summary>
    private const int FewestDifferent = 5;

    /// <summary>What the estimate of 0 to 4 must come to: 3 says that trying 100 million does not find it.</summary>
    private const int LeastScore = 3;

    /// <summary>As much as is looked at: the estimate takes long for long texts, and what is hard to guess by then stays so.</summary>
    private const int LookedAt = 100;

    /// <summary>What people here try first, and the estimate's English lists lack.</summary>
    private static readonly string[] OwnWords =
    [
        "agreements", "xieyi", "jiaoyu", "jiaoyuju", "xuexiao", "chengdu", "chongqing", "sichuan", "zhongguo", "zhonghua", "renmin", "woai", "woaini", "woaiwojia",
        "aini", "mima", "taobao", "520", "1314", "5201314", "qwer", "zxc", "admin", "correcthorsebatterystaple",
    ];

    /// <summary>It has too few characters.</summary>
    public static AccountRefusal TooShort { get; } =
        new("password-short", new($"密码至少 {Shortest} 个字符。", $"A password has at least {Shortest} characters."), 400);

    /// <summary>It has too many.</summary>
    public static AccountRefusal TooLong { get; } =
        new("password-long", new($"密码最多 {Longest} 个字符。", $"A password has at most {Longest} characters."), 400);

    /// <summary>It is one that is soon guessed.</summary>
    public static AccountRefusal TooCommon { get; } = new(
        "password-common",
        new("这个密码太容易猜到，或含有登录名：请换一个，例如几个不相干的词。", "This password is too easy to guess, or holds the sign-in name: take another, such as a few words that have nothing to do with each other."),
        400);

    /// <inheritdoc />
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        password is { Length: > Longest } ? Failed(LongCode)
        : password is null || Holds(password, user.Name) || IsGuessable(password, user.Name) ? Failed(CommonCode)
        : IdentityResult.Success);

    private bool IsGuessable(string password, string name) =>
        password.Distinct().Count() < FewestDifferent
        || Zxcvbn.Zxcvbn.MatchPassword(password[..Math.Min(password.Length, LookedAt)], [.. OwnWords, .. ofTheHouse?.Words ?? [], name]).Score < LeastScore;

    private static bool Holds(string password, string name) => name.Length >= 4 && password.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static IdentityResult Failed(string code) => IdentityResult.Failed(new IdentityError { Code = code });
}

/// <summary>Words that make a password of this house easy to guess, in lower case: its name, its town, its systems.</summary>
/// <param name="Words"><c>AGREEMENTS_PASSWORD_WORDS</c>, parted by commas.</param>
public sealed record HouseWords(IReadOnlyList<string> Words)
{
    /// <summary>The words of a setting.</summary>
    /// <param name="setting">The setting; null for none.</param>
    public static HouseWords Of(string? setting) =>
        new((setting ?? "").ToLowerInvariant().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}

using Agreements.Server.Storage;
using Microsoft.AspNetCore.Identity;

namespace Agreements.Server.Identity.Accounts;

/// <summary>
/// What a password must be: long, and none that everybody tries first. Nothing about which characters are in it: such rules make people
/// write "Password1!".
/// </summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    /// <summary>The least number of characters.</summary>
    public const int Shortest = 12;

    /// <summary>The most: hashing more helps nobody but who wants to keep the server busy.</summary>
    public const int Longest = 256;

    internal const string CommonCode = "PasswordCommon";
    internal const string LongCode = "PasswordTooLong";

    /// <summary>The fewest different characters that are not one pattern repeated.</summary>
    private const int FewestDifferent = 5;

    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    /// <summary>It has too few characters.</summary>
    public static AccountRefusal TooShort { get; } =
        new("password-short", new($"密码至少 {Shortest} 个字符。", $"A password has at least {Shortest} characters."), 400);

    /// <summary>It has too many.</summary>
    public static AccountRefusal TooLong { get; } =
        new("password-long", new($"密码最多 {Longest} 个字符。", $"A password has at most {Longest} characters."), 400);

    /// <summary>It is one that is tried first.</summary>
    public static AccountRefusal TooCommon { get; } = new(
        "password-common",
        new("这个密码太常见，或含有登录名：请换一个，例如几个不相干的词。", "This password is too common, or holds the sign-in name: take another, such as a few words that have nothing to do with each other."),
        400);

    /// <inheritdoc />
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        password is { Length: > Longest } ? Failed(LongCode)
        : password is null || IsCommon(password) || Holds(password, user.Name) ? Failed(CommonCode)
        : IdentityResult.Success);

    private static bool IsCommon(string password) =>
        password.Distinct().Count() < FewestDifferent || Common.Value.Contains(password.Trim());

    private static bool Holds(string password, string name) => name.Length >= 4 && password.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static IdentityResult Failed(string code) => IdentityResult.Failed(new IdentityError { Code = code });

    private static HashSet<string> ReadCommon() =>
        Embedded.Text(typeof(PasswordRules), "common-passwords.txt").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(l => l[0] != '#').ToHashSet(StringComparer.OrdinalIgnoreCase);
}

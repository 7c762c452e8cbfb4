using Agreements.Server.Storage;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Agreements.Server.Identity.Accounts;

/// <summary>A key to be issued.</summary>
/// <param name="Name">What it is for, so that people know it again; 1 to 100 characters.</param>
/// <param name="Scopes">What it is limited to: <c>read</c>, <c>write</c>, <c>export</c>, or names of operations such as <c>recordSignature</c>;
/// at least one.</param>
/// <param name="ExpiresAt">When it ends: within two years.</param>
/// <param name="Role">The only role that it may ask in; null for each that the account holds.</param>
/// <param name="Institution">The institution of that role; null with it.</param>
public sealed record NewKey(string Name, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt, ActingRole? Role = null, string? Institution = null);

/// <summary>A key that was issued.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Prefix">How it begins, by which people know it again.</param>
/// <param name="Key">The key itself, shown here and never again.</param>
/// <param name="ExpiresAt">When it ends.</param>
public sealed record IssuedKey(long Number, string Prefix, string Key, DateTimeOffset ExpiresAt);

/// <content>Keys of programs.</content>
public sealed partial class AccountAdministration
{
    private const int SecretBytes = 32;
    private const int PrefixLength = 10;
    private const int MostScopes = 50;

    /// <summary>The longest that a key lasts.</summary>
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(731);

    /// <summary>Issues a key. Only its digest is kept.</summary>
    /// <param name="by">Who issues it.</param>
    /// <param name="id">The account.</param>
    /// <param name="asked">The key.</param>
    public async Task<Settled<IssuedKey>> IssueKeyAsync(string by, string id, NewKey asked)
    {
        if (Wrong(asked) is { } wrong)
        {
            return wrong;
        }

        var key = $"agr_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";
        var (prefix, role) = (key[..PrefixLength], asked.Role is { } only ? KebabEnum<ActingRole>.Name(only) : null);
        var issued = await ChangeAsync<long>(
            id, new AccountChange(by, AccountChanges.KeyIssued, new { prefix, asked.Name, asked.Scopes, asked.ExpiresAt, role, asked.Institution }), c => Sql(
                c,
                """
                insert into accounts.keys (account, digest, prefix, name, scopes, role, institution, expires_at, created_at)
                select id, $2, $3, $4, $5, $6, $7, $8, $9 from accounts.accounts where id = $1 and disabled_at is null returning id
                """)
                .With(id).With(KnownAccounts.Digest(key)).With(prefix).With(asked.Name).With(asked.Scopes.Distinct().ToArray())
                .With(role).With(asked.Institution)
                .With(asked.ExpiresAt.ToUniversalTime()).With(clock.GetUtcNow()));
        // The account is there, and nothing was put in: it is kept out.
        return issued.Refusal is not { } refusal ? new IssuedKey(issued.Value, prefix, key, asked.ExpiresAt)
            : refusal == AccountRefusal.NothingThere ? AccountRefusal.Disabled
            : refusal;
    }

    /// <summary>Revokes a key.</summary>
    /// <param name="by">Who revokes it.</param>
    /// <param name="id">The account.</param>
    /// <param name="number">The key's number.</param>
    /// <param name="reason">Why; null where nobody was asked.</param>
    public Task<Settled<long>> RevokeKeyAsync(string by, string id, long number, string? reason = null) => ChangeAsync<long>(
        id, new AccountChange(by, AccountChanges.KeyRevoked, Which(number, reason)), c => Sql(
            c, "update accounts.keys set revoked_at = $3 where account = $1 and id = $2 and revoked_at is null returning id").With(id)
                .With(number).With(clock.GetUtcNow()));

    private AccountRefusal? Wrong(NewKey asked) =>
        asked.Name.Length is 0 or > 100 ? AccountRefusal.Malformed("密钥用途须为 1 到 100 个字符。", "What a key is for is told in 1 to 100 characters.")
        : Keepable.FaultInLine(asked.Name)?.Sentence is { } fault ? AccountRefusal.Malformed($"密钥用途：{fault.Zh}", $"In what the key is for, {fault.EnOrZh}")
        : asked.Scopes.Count is 0 or > MostScopes || !asked.Scopes.All(s => s is not null && ScopePattern().IsMatch(s))
            ? AccountRefusal.Malformed("至少给一个范围：read、write、export 或操作名。", "Give at least one scope: read, write, export or an operation's name.")
        : asked.Scopes.FirstOrDefault(s => !operations.IsScope(s)) is { } unknown
            ? AccountRefusal.Malformed(
                $"没有范围“{unknown}”：read、write、export，或 /openapi/v1.json 中的操作名。",
                $"There is no scope '{unknown}': read, write, export, or the name of an operation of /openapi/v1.json.")
        : asked.ExpiresAt <= clock.GetUtcNow() || asked.ExpiresAt > clock.GetUtcNow() + LongestLife
            ? AccountRefusal.Malformed("密钥须在两年内到期。", "A key expires within two years, and not in the past.")
        : asked.Role is null != asked.Institution is null || (asked.Institution is { } code && !CodePattern().IsMatch(code))
            ? AccountRefusal.Malformed("角色与单位须一并给出。", "Give the role and its institution together.")
        : null;

    [GeneratedRegex("^[a-zA-Z]{1,60}\\z")]
    private static partial Regex ScopePattern();
}
